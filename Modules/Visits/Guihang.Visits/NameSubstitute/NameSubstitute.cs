using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Somebody goes in the place of the unit's secretary, and why (代行谈话).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record NameSubstitute : IChange<SubstitutionAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The officer who goes.</summary>
    /// <example>{substituteOfficerId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>Why the secretary does not.</summary>
    /// <example>absent</example>
    public required SubstitutionGround Ground { get; init; }

    /// <summary>The reason in words.</summary>
    /// <example>镇党委书记脱产学习</example>
    public required string Reason { get; init; }

    /// <summary>The first day.</summary>
    /// <example>2030-01-02</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    /// <example>2030-03-31</example>
    public required DateOnly Until { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A substitution.</summary>
public sealed record SubstitutionAnswer
{
    /// <summary>The substitution's id, which the record of a visit names.</summary>
    /// <example>{substitutionId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The officer who goes.</summary>
    /// <example>{substituteOfficerId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>The officer's name.</summary>
    /// <example>林某</example>
    public required string Name { get; init; }

    /// <summary>Why the secretary does not.</summary>
    /// <example>absent</example>
    public required SubstitutionGround Ground { get; init; }

    /// <summary>The reason in words.</summary>
    /// <example>镇党委书记脱产学习</example>
    public required string Reason { get; init; }

    /// <summary>The first day.</summary>
    /// <example>2019-01-02</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    /// <example>2019-03-31</example>
    public required DateOnly Until { get; init; }

    internal static SubstitutionAnswer Of(Substitution substitution) =>
        new()
        {
            Id = substitution.Id,
            CaseId = substitution.CaseId,
            OfficerId = substitution.OfficerId,
            Name = substitution.Name,
            Ground = substitution.Ground,
            Reason = substitution.Reason,
            From = substitution.From,
            Until = substitution.Until,
        };
}

/// <summary>Asks who goes in the place of the unit's secretary.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListSubstitutions(Guid CaseId) : IQuery<Page<SubstitutionAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class NameSubstituteValidator : AbstractValidator<NameSubstitute>
{
    // A year: who goes for longer is the secretary.
    private const int MostDays = 366;

    public NameSubstituteValidator()
    {
        RuleFor(substitution => substitution.Reason).NotEmpty().MaximumLength(500);
        RuleFor(substitution => substitution.Until)
            .Must((substitution, day) => day.DayNumber - substitution.From.DayNumber is >= 0 and < MostDays)
            .WithProblem("until", VisitsProblems.Texts);
    }
}

internal sealed class NameSubstituteHandler(VisitsDb db, OfficeLookup offices, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<NameSubstitute, SubstitutionAnswer>
{
    // An absence comes to be known within a month, and who was to go is named while that can still be remembered; not to make an old visit count.
    private const int MostDaysBack = 31;

    public async Task<SubstitutionAnswer> Handle(NameSubstitute request, CancellationToken cancellationToken)
    {
        // By the clock of the request: the demo's stories are told on their own days.
        if (request.From < clock.Today().AddDays(-MostDaysBack))
        {
            throw new ProblemException(CoreProblems.Invalid)
            {
                Fields = [ValidationTexts.Of("from", "substitution-from", VisitsProblems.Texts, call.Language)],
            };
        }

        var officer =
            await offices.FindOfficer(request.OfficerId, cancellationToken)
            ?? throw new ProblemException(VisitsProblems.NoSuchOfficer) { Field = "officerId" };
        await db.RefuseRecused(request.CaseId, officer.Id, call.Language, "officerId", cancellationToken);
        var substitution = new Substitution
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            OfficerId = officer.Id,
            Name = officer.Name,
            Ground = request.Ground,
            Reason = request.Reason,
            From = request.From,
            Until = request.Until,
            NamedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Substitutions.Add(substitution);
        await db.SaveChangesAsync(cancellationToken);
        return SubstitutionAnswer.Of(substitution);
    }
}

internal sealed class ListSubstitutionsHandler(VisitsDb db) : IRequestHandler<ListSubstitutions, Page<SubstitutionAnswer>>
{
    public async Task<Page<SubstitutionAnswer>> Handle(ListSubstitutions request, CancellationToken cancellationToken)
    {
        var substitutions = await db
            .Substitutions.Where(substitution => substitution.CaseId == request.CaseId)
            .OrderBy(substitution => substitution.Id)
            .ToListAsync(cancellationToken);
        return new Page<SubstitutionAnswer>(substitutions.ConvertAll(SubstitutionAnswer.Of), null);
    }
}

internal static class NameSubstituteEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/substitutions",
                (Guid caseId, NameSubstitute body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, s => $"/api/v1/follow-up-cases/{s.CaseId}/substitutions", ct)
            )
            .Describe(
                "nameSubstitute",
                "指定代行谈话人",
                "Name a substitute for the secretary",
                "Records who goes in the place of the unit's secretary, why, and until when. A visit that names the substitution counts as the secretary's. It never counts as the top leader's, who goes in person."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .MayAnswer(VisitsProblems.NoSuchOfficer)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/substitutions",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListSubstitutions(caseId), ct)
            )
            .Describe(
                "listSubstitutions",
                "列出代行谈话人",
                "List substitutes",
                "Lists who goes in the place of the unit's secretary, why, and until when."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}");
    }
}
