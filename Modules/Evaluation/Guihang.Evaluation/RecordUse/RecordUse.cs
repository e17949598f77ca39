using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>A use of the result of somebody's follow-up.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordUse : IChange<UseAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>To what it was used.</summary>
    /// <example>lateralMove</example>
    public required UseKind Kind { get; init; }

    /// <summary>The day on which it took effect.</summary>
    /// <example>2019-04-10</example>
    public required DateOnly On { get; init; }

    /// <summary>What it was, in a few words.</summary>
    /// <example>任另一较大镇镇长</example>
    public required string Description { get; init; }

    Subject IConcernSubject.Subject => new(SubjectKinds.Person, PersonId);
}

/// <summary>Asks for the uses of the result of a person's follow-up, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListUses : IQuery<Page<UseAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The person's id.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => new(SubjectKinds.Person, PersonId);
}

/// <summary>A use of the result.</summary>
public sealed record UseAnswer
{
    /// <summary>The use's id.</summary>
    /// <example>{useId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>To what it was used.</summary>
    /// <example>lateralMove</example>
    public required UseKind Kind { get; init; }

    /// <summary>The day.</summary>
    /// <example>2019-04-10</example>
    public required DateOnly On { get; init; }

    /// <summary>What it was.</summary>
    /// <example>任另一较大镇镇长</example>
    public required string Description { get; init; }

    /// <summary>How the day lies to the person's influence periods as they stand now.</summary>
    /// <example>within</example>
    public required PeriodStanding Standing { get; init; }

    /// <summary>The entry that this one puts right; null where it puts none.</summary>
    /// <example>null</example>
    public required Guid? Corrects { get; init; }

    /// <summary>Why it was put right; null likewise.</summary>
    /// <example>null</example>
    public required string? CorrectedBecause { get; init; }

    internal static UseAnswer Of(UseOfResult use, PeriodStanding standing) =>
        new()
        {
            Id = use.Id,
            PersonId = use.PersonId,
            Kind = use.Kind,
            On = use.On,
            Description = use.Description,
            Standing = standing,
            Corrects = use.Corrects,
            CorrectedBecause = use.CorrectedBecause,
        };
}

internal sealed class RecordUseValidator : AbstractValidator<RecordUse>
{
    public RecordUseValidator(TimeProvider clock)
    {
        RuleFor(use => use.On).NotInTheFuture(clock);
        RuleFor(use => use.Description).NotEmpty().MaximumLength(200);
    }
}

internal sealed class ListUsesValidator : AbstractValidator<ListUses>
{
    public ListUsesValidator() => this.Paged();
}

internal sealed class RecordUseHandler(EvaluationDb db, IMediator mediator, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<RecordUse, UseAnswer>
{
    public async Task<UseAnswer> Handle(RecordUse request, CancellationToken cancellationToken)
    {
        var person =
            await mediator.Send(new FindPerson(request.PersonId), cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, SubjectKinds.Person);
        if (request.On > person.DiedOn)
        {
            throw new ProblemException(EvaluationProblems.UseAfterDeath, person.DiedOn.Value) { Field = "on" };
        }

        var use = new UseOfResult
        {
            Id = ids.New(),
            PersonId = person.PersonId,
            UnitId = person.UnitId,
            Region = person.Region,
            Kind = request.Kind,
            On = request.On,
            Description = request.Description,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Uses.Add(use);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(
            new ResultUsed(new(use.Id, use.PersonId, use.UnitId, use.Region, use.Kind, use.On, use.RecordedAt)),
            cancellationToken
        );
        var standing = await mediator.Send(new ReadStanding(use.PersonId, [use.On]), cancellationToken);
        return UseAnswer.Of(use, standing[use.On]);
    }
}

internal sealed class ListUsesHandler(EvaluationDb db, IMediator mediator) : IRequestHandler<ListUses, Page<UseAnswer>>
{
    public async Task<Page<UseAnswer>> Handle(ListUses request, CancellationToken cancellationToken)
    {
        var uses = db.Uses.Where(use => use.PersonId == request.PersonId && use.SupersededAt == null);
        if (PageKey.Read(request.After) is { } after)
        {
            uses = uses.Where(use => use.On > after.Day || (use.On == after.Day && use.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await uses.OrderBy(use => use.On).ThenBy(use => use.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var standings = await mediator.Send(new ReadStanding(request.PersonId, read.ConvertAll(use => use.On)), cancellationToken);
        return PageKey.Cut(read.ConvertAll(use => UseAnswer.Of(use, standings[use.On])), limit, use => new PageKey(use.On, use.Id));
    }
}

internal static class RecordUseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/people/{personId:guid}/uses-of-result",
                (Guid personId, RecordUse body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, use => $"/api/v1/people/{use.PersonId}/uses-of-result", ct)
            )
            .Describe(
                "recordUse",
                "登记结果运用",
                "Record a use of the result",
                "Records to what the result of somebody's follow-up was used, with its date against the influence periods."
            )
            .Takes("personId", "The person's id.", "{personId}")
            .MayAnswer(EvaluationProblems.UseAfterDeath, "2024-05-01")
            .Creates();
        api.MapGet(
                "/people/{personId:guid}/uses-of-result",
                ([AsParameters] ListUses query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listUses",
                "列出结果运用",
                "List uses of the result",
                "Lists the uses of the result of a person's follow-up, the earliest first."
            );
    }
}
