using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>A sanction of a unit's Party organisation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record SanctionOrganisation : IChange<OrganisationSanctionAnswer>, IConcernSubject
{
    /// <summary>The unit whose Party organisation it is.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The kind.</summary>
    /// <example>circularCriticism</example>
    public required OrganisationSanctionKind Kind { get; init; }

    /// <summary>The text of the Party's regulations that the decision applied.</summary>
    /// <example>party-2023</example>
    public required string LegalText { get; init; }

    /// <summary>The day of the decision.</summary>
    /// <example>2024-03-15</example>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The body that decided.</summary>
    /// <example>南海区纪委</example>
    public required string DecidingBody { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>南纪〔2024〕3号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>For what, in a few words.</summary>
    /// <example>落实整改要求不力</example>
    public required string Cause { get; init; }

    Subject IConcernSubject.Subject => UnitSubject.Of(UnitId);
}

/// <summary>A sanction of a Party organisation.</summary>
public sealed record OrganisationSanctionAnswer
{
    /// <summary>The sanction's id.</summary>
    /// <example>{organisationSanctionId}</example>
    public required Guid Id { get; init; }

    /// <summary>The unit whose Party organisation it is.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The kind.</summary>
    /// <example>circularCriticism</example>
    public required OrganisationSanctionKind Kind { get; init; }

    /// <summary>The text that the decision applied.</summary>
    /// <example>party-2023</example>
    public required string LegalText { get; init; }

    /// <summary>The day of the decision.</summary>
    /// <example>2024-03-15</example>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The body that decided.</summary>
    /// <example>南海区纪委</example>
    public required string DecidingBody { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>南纪〔2024〕3号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>For what, in a few words.</summary>
    /// <example>落实整改要求不力</example>
    public required string Cause { get; init; }

    internal static OrganisationSanctionAnswer Of(OrganisationSanction sanction) =>
        new()
        {
            Id = sanction.Id,
            UnitId = sanction.UnitId,
            Kind = sanction.Kind,
            LegalText = sanction.LegalText,
            DecidedOn = sanction.DecidedOn,
            DecidingBody = sanction.DecidingBody,
            DocumentNumber = sanction.DocumentNumber,
            Cause = sanction.Cause,
        };
}

/// <summary>Asks for the sanctions of a unit's Party organisation, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListOrganisationSanctions : IQuery<Page<OrganisationSanctionAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The unit's id.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => UnitSubject.Of(UnitId);
}

internal sealed class SanctionOrganisationValidator : AbstractValidator<SanctionOrganisation>
{
    public SanctionOrganisationValidator(TimeProvider clock)
    {
        RuleFor(sanction => sanction.LegalText)
            .Must(text => text is "party-2003" or "party-2015" or "party-2018" or "party-2023")
            .WithProblem("organisation-text", SanctionProblems.Texts);

        // 条例 (2023) art. 9 added the two; earlier texts know reorganisation and dissolution only.
        RuleFor(sanction => sanction.Kind)
            .Must(
                (sanction, kind) =>
                    sanction.LegalText == "party-2023"
                    || kind is OrganisationSanctionKind.Reorganisation or OrganisationSanctionKind.Dissolution
            )
            .WithProblem("organisation-kind", SanctionProblems.Texts);
        RuleFor(sanction => sanction.DecidedOn).NotInTheFuture(clock);
        RuleFor(sanction => sanction.DecidingBody).NotEmpty().MaximumLength(100);
        RuleFor(sanction => sanction.DocumentNumber).NotEmpty().MaximumLength(60);
        RuleFor(sanction => sanction.Cause).NotEmpty().MaximumLength(200);
    }
}

internal sealed class ListOrganisationSanctionsValidator : AbstractValidator<ListOrganisationSanctions>
{
    public ListOrganisationSanctionsValidator() => this.Paged();
}

internal sealed class SanctionOrganisationHandler(
    SanctionsDb db,
    OfficeLookup offices,
    LegalTexts texts,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<SanctionOrganisation, OrganisationSanctionAnswer>
{
    public async Task<OrganisationSanctionAnswer> Handle(SanctionOrganisation request, CancellationToken cancellationToken)
    {
        var unit =
            await offices.FindUnit(request.UnitId, cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, UnitSubject.Kind) { Field = "unitId" };
        // What is asked of a sanction of a person holds here: a text that is not in force yet governs nothing.
        texts.Applicable(unit.Region, SanctionRegime.Party, request.LegalText, request.DecidedOn);
        var sanction = new OrganisationSanction
        {
            Id = ids.New(),
            UnitId = unit.Id,
            Region = unit.Region,
            Kind = request.Kind,
            LegalText = request.LegalText,
            DecidedOn = request.DecidedOn,
            DecidingBody = request.DecidingBody,
            DocumentNumber = request.DocumentNumber,
            Cause = request.Cause,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.OrganisationSanctions.Add(sanction);
        await db.SaveChangesAsync(cancellationToken);
        return OrganisationSanctionAnswer.Of(sanction);
    }
}

internal sealed class ListOrganisationSanctionsHandler(SanctionsDb db)
    : IRequestHandler<ListOrganisationSanctions, Page<OrganisationSanctionAnswer>>
{
    public async Task<Page<OrganisationSanctionAnswer>> Handle(ListOrganisationSanctions request, CancellationToken cancellationToken)
    {
        var sanctions = db.OrganisationSanctions.Where(sanction => sanction.UnitId == request.UnitId && sanction.SupersededAt == null);
        if (PageKey.Read(request.After) is { } after)
        {
            sanctions = sanctions.Where(s => s.DecidedOn > after.Day || (s.DecidedOn == after.Day && s.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await sanctions.OrderBy(s => s.DecidedOn).ThenBy(s => s.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(OrganisationSanctionAnswer.Of), limit, s => new PageKey(s.DecidedOn, s.Id));
    }
}

internal static class SanctionOrganisationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/organisation-sanctions",
                (SanctionOrganisation body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body, sanction => $"/api/v1/organisation-sanctions?unitId={sanction.UnitId}", ct)
            )
            .Describe(
                "sanctionOrganisation",
                "登记对党组织的处理",
                "Register a sanction of a Party organisation",
                "Registers a sanction of a unit's Party organisation. It has no influence period and opens no follow-up: those who answer for it are sanctioned on their own."
            )
            .MayAnswer(CoreProblems.NotFound, UnitSubject.Kind)
            .MayAnswer(SanctionProblems.TextUnknown, "party-1997", "party-2023, party-2018")
            .MayAnswer(SanctionProblems.TextNotYetInForce, "中国共产党纪律处分条例（2023）", "2024-01-01", "party-2018")
            .Creates();
        api.MapGet(
                "/organisation-sanctions",
                ([AsParameters] ListOrganisationSanctions query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listOrganisationSanctions",
                "列出对党组织的处理",
                "List sanctions of a Party organisation",
                "Lists the sanctions of a unit's Party organisation, the earliest first."
            );
    }
}
