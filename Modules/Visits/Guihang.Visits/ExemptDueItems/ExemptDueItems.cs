using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks that visits of a case need not be made for a time; another officer decides.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExemptDueItems : IChange<ExemptionsAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The due items, 1 to 100.</summary>
    /// <example>["{dueItemToExemptId}"]</example>
    public required IReadOnlyList<Guid> DueItemIds { get; init; }

    /// <summary>The first day; today where it is not said.</summary>
    /// <example>null</example>
    public DateOnly? From { get; init; }

    /// <summary>The last day. After it the visit is owed again, unless its whole remaining window was exempt.</summary>
    /// <example>2030-12-31</example>
    public required DateOnly Until { get; init; }

    /// <summary>Why. It is shown to who asks and who decides, and to nobody else.</summary>
    /// <example>本人住院</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>Exemptions that were asked for together.</summary>
/// <param name="CaseId" example="{caseId}">The case.</param>
/// <param name="Items">One for each due item.</param>
public sealed record ExemptionsAnswer(Guid CaseId, IReadOnlyList<ExemptionAnswer> Items);

/// <summary>That a visit need not be made, for a time.</summary>
public sealed record ExemptionAnswer : IVersioned
{
    /// <summary>The exemption's id.</summary>
    /// <example>{exemptionId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The sanction after which the visit is owed.</summary>
    /// <example>{sanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>The visit, as its plan names it.</summary>
    /// <example>first-talk</example>
    public required string Key { get; init; }

    /// <summary>The first day.</summary>
    /// <example>2020-07-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    /// <example>2030-12-31</example>
    public required DateOnly Until { get; init; }

    /// <summary>Why; null for everybody but who asked and who decides.</summary>
    /// <example>null</example>
    public required string? Reason { get; init; }

    /// <summary>Whether it was granted; null while nobody decided.</summary>
    /// <example>null</example>
    public required bool? IsGranted { get; init; }

    /// <summary>Who asked.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid AskedBy { get; init; }

    /// <summary>Who decided; null while nobody did.</summary>
    /// <example>null</example>
    public required Guid? DecidedBy { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>1</example>
    public required int Version { get; init; }

    // The reason goes no further than who decides: those who may, while nobody has.
    internal static ExemptionAnswer Of(Exemption exemption, Caller caller)
    {
        var mayDecide = exemption.IsGranted is null && caller.Roles.Any(role => role is Role.CaseOfficer or Role.LeadingGroupMember);
        return new()
        {
            Id = exemption.Id,
            CaseId = exemption.CaseId,
            SanctionId = exemption.SanctionId,
            Key = exemption.Key,
            From = exemption.From,
            Until = exemption.Until,
            Reason =
                mayDecide || caller.OfficerId == exemption.AskedBy || caller.OfficerId == exemption.DecidedBy ? exemption.Reason : null,
            IsGranted = exemption.IsGranted,
            AskedBy = exemption.AskedBy,
            DecidedBy = exemption.DecidedBy,
            Version = exemption.Version,
        };
    }
}

/// <summary>Asks for the exemptions of a case, the earliest asked for first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListExemptions : IQuery<Page<ExemptionAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{zhaoCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class ExemptDueItemsValidator : AbstractValidator<ExemptDueItems>
{
    public ExemptDueItemsValidator(TimeProvider clock)
    {
        RuleFor(exemption => exemption.DueItemIds)
            .Must(items => items is { Count: >= 1 and <= 100 })
            .WithProblem("exempt-items", VisitsProblems.Texts);
        RuleFor(exemption => exemption.Until)
            .Must((exemption, day) => day >= (exemption.From ?? clock.Today()) && day >= clock.Today())
            .WithProblem("exempt-until", VisitsProblems.Texts);
        RuleFor(exemption => exemption.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class ListExemptionsValidator : AbstractValidator<ListExemptions>
{
    public ListExemptionsValidator() => this.Paged();
}

internal sealed class ExemptDueItemsHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<ExemptDueItems, ExemptionsAnswer>
{
    public async Task<ExemptionsAnswer> Handle(ExemptDueItems request, CancellationToken cancellationToken)
    {
        var asked = request.DueItemIds.Distinct().ToList();
        var items = await db
            .DueItems.AsNoTracking()
            .Where(item => item.CaseId == request.CaseId && item.SupersededAt == null && asked.Contains(item.Id))
            .OrderBy(item => item.OrderDay)
            .ThenBy(item => item.Id)
            .ToListAsync(cancellationToken);
        if (items.Count < asked.Count)
        {
            throw new ProblemException(VisitsProblems.NoSuchDueItem, asked.First(id => !items.Exists(item => item.Id == id)))
            {
                Field = "dueItemIds",
            };
        }

        if (items.Find(item => item.MetOn is not null || item.ClosedAt is not null) is { } done)
        {
            throw new ProblemException(VisitsProblems.NothingToExempt, done.Id) { Field = "dueItemIds" };
        }

        // Somebody in despair is not left alone, and a refusal for that alone would tell of it: no contact that something called for is exempted.
        if (items.Find(item => item.Purpose == VisitPurpose.Prompted) is { } prompted)
        {
            throw new ProblemException(VisitsProblems.PromptedStays, prompted.Id) { Field = "dueItemIds" };
        }

        var exemptions = items.ConvertAll(item => new Exemption
        {
            Id = ids.New(),
            CaseId = item.CaseId,
            SanctionId = item.SanctionId,
            Key = item.Key,
            From = request.From ?? clock.Today(),
            Until = request.Until,
            Reason = request.Reason,
            AskedBy = call.Caller.OfficerId,
            AskedAt = clock.Now(),
            DecidedBy = null,
            DecidedAt = null,
            IsGranted = null,
        });
        db.Exemptions.AddRange(exemptions);
        await db.SaveChangesAsync(cancellationToken);
        return new ExemptionsAnswer(request.CaseId, exemptions.ConvertAll(exemption => ExemptionAnswer.Of(exemption, call.Caller)));
    }
}

internal sealed class ListExemptionsHandler(VisitsDb db, CallContext call) : IRequestHandler<ListExemptions, Page<ExemptionAnswer>>
{
    public async Task<Page<ExemptionAnswer>> Handle(ListExemptions request, CancellationToken cancellationToken)
    {
        var exemptions = db.Exemptions.Where(exemption => exemption.CaseId == request.CaseId);
        if (PageKey.Read(request.After) is { } after)
        {
            exemptions = exemptions.Where(exemption => exemption.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await exemptions.OrderBy(exemption => exemption.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(exemption => ExemptionAnswer.Of(exemption, call.Caller)),
            limit,
            exemption => new PageKey(DateOnly.MinValue, exemption.Id)
        );
    }
}

internal static class ExemptDueItemsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/exemptions",
                (Guid caseId, ExemptDueItems body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, made => $"/api/v1/follow-up-cases/{made.CaseId}/exemptions", ct)
            )
            .Describe(
                "exemptDueItems",
                "申请免访",
                "Ask for an exemption",
                "Asks that visits need not be made until a day. Another officer grants or declines it; the reason goes no further."
            )
            .Takes("caseId", "The follow-up case's id.", "{zhaoCaseId}")
            .MayAnswer(VisitsProblems.NoSuchDueItem, Guid.Empty)
            .MayAnswer(VisitsProblems.NothingToExempt, Guid.Empty)
            .MayAnswer(VisitsProblems.PromptedStays, Guid.Empty)
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/exemptions",
                ([AsParameters] ListExemptions query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe("listExemptions", "列出免访", "List exemptions", "Lists the exemptions of a case, the earliest asked for first.");
    }
}
