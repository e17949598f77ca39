using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A recommendation to the unit (建议), where the cause lies there.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecommendToUnit : IChange<RecommendationAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The cause that lies in the unit.</summary>
    /// <example>消防职责分工不清，一人兼管多线</example>
    public required string Cause { get; init; }

    /// <summary>What is recommended.</summary>
    /// <example>明确班子成员消防职责，配备专职人员</example>
    public required string Recommendation { get; init; }

    /// <summary>The unit in which the cause lies: the person's present one, or one from which the person moved; the present one where it is not said.</summary>
    /// <example>null</example>
    public Guid? UnitId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2018-11-16</example>
    public required DateOnly MadeOn { get; init; }

    /// <summary>By when the unit is to answer.</summary>
    /// <example>2018-12-16</example>
    public required DateOnly AnswerBy { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A recommendation to a unit, with its answer.</summary>
public sealed record RecommendationAnswer : IVersioned
{
    /// <summary>The recommendation's id.</summary>
    /// <example>{recommendationId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The cause that lies in the unit.</summary>
    /// <example>消防职责分工不清，一人兼管多线</example>
    public required string Cause { get; init; }

    /// <summary>What is recommended.</summary>
    /// <example>明确班子成员消防职责，配备专职人员</example>
    public required string Recommendation { get; init; }

    /// <summary>The day.</summary>
    /// <example>2018-11-16</example>
    public required DateOnly MadeOn { get; init; }

    /// <summary>By when the unit is to answer.</summary>
    /// <example>2018-12-16</example>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>How it stands today. What is due today is not overdue.</summary>
    /// <example>closed</example>
    public required RecommendationState State { get; init; }

    /// <summary>The day of the unit's answer; null while there is none.</summary>
    /// <example>2018-12-10</example>
    public required DateOnly? AnsweredOn { get; init; }

    /// <summary>The unit's answer.</summary>
    /// <example>已调整班子分工，配备专职消防员两名</example>
    public required string? Answer { get; init; }

    /// <summary>The day on which the matter was closed; null while it is open.</summary>
    /// <example>2018-12-28</example>
    public required DateOnly? ClosedOn { get; init; }

    /// <summary>What was found when it was closed.</summary>
    /// <example>回访核实，分工已落实</example>
    public required string? Finding { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>3</example>
    public required int Version { get; init; }

    internal static RecommendationAnswer Of(UnitRecommendation recommendation, DateOnly today) =>
        new()
        {
            Id = recommendation.Id,
            CaseId = recommendation.CaseId,
            UnitId = recommendation.UnitId,
            Cause = recommendation.Cause,
            Recommendation = recommendation.Recommendation,
            MadeOn = recommendation.MadeOn,
            AnswerBy = recommendation.AnswerBy,
            State =
                recommendation.ClosedOn is not null ? RecommendationState.Closed
                : recommendation.AnsweredOn is not null ? RecommendationState.Answered
                : recommendation.AnswerBy < today ? RecommendationState.Overdue
                : RecommendationState.Open,
            AnsweredOn = recommendation.AnsweredOn,
            Answer = recommendation.Answer,
            ClosedOn = recommendation.ClosedOn,
            Finding = recommendation.Finding,
            Version = recommendation.Version,
        };
}

/// <summary>How a recommendation stands.</summary>
public enum RecommendationState
{
    /// <summary>The unit is to answer.</summary>
    Open,

    /// <summary>The day for the answer has passed.</summary>
    Overdue,

    /// <summary>The unit has answered; it is to be looked at whether that is done.</summary>
    Answered,

    /// <summary>Looked at, and closed.</summary>
    Closed,
}

/// <summary>Asks for the recommendations within the caller's reach that are not closed, those due first first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListOpenRecommendations : IQuery<Page<RecommendationAnswer>>, IPaged
{
    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class RecommendToUnitValidator : AbstractValidator<RecommendToUnit>
{
    public RecommendToUnitValidator(TimeProvider clock)
    {
        RuleFor(recommendation => recommendation.Cause).NotEmpty().MaximumLength(500);
        RuleFor(recommendation => recommendation.Recommendation).NotEmpty().MaximumLength(1000);
        RuleFor(recommendation => recommendation.MadeOn).NotInTheFuture(clock);
        RuleFor(recommendation => recommendation.AnswerBy)
            .Must((recommendation, day) => day >= recommendation.MadeOn)
            .WithProblem("recommendation-answer-by", VisitsProblems.Texts);
    }
}

internal sealed class ListOpenRecommendationsValidator : AbstractValidator<ListOpenRecommendations>
{
    public ListOpenRecommendationsValidator() => this.Paged();
}

internal sealed class RecommendToUnitHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<RecommendToUnit, RecommendationAnswer>
{
    public async Task<RecommendationAnswer> Handle(RecommendToUnit request, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        var (unitId, region) = await PlaceOf(followUp, request.UnitId, cancellationToken);
        var recommendation = new UnitRecommendation
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            // It stays with the unit in which the cause lies, wherever the person goes.
            UnitId = unitId,
            Region = region,
            Cause = request.Cause,
            Recommendation = request.Recommendation,
            MadeOn = request.MadeOn,
            AnswerBy = request.AnswerBy,
            MadeBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            AnsweredOn = null,
            Answer = null,
            ClosedOn = null,
            Finding = null,
            Version = 1,
        };
        db.Recommendations.Add(recommendation);
        await db.SaveChangesAsync(cancellationToken);
        return RecommendationAnswer.Of(recommendation, clock.Today());
    }

    // What caused the error lies where the person was then: after a transfer the new unit has no part in it, and hears nothing of it.
    private async Task<(Guid UnitId, string Region)> PlaceOf(FollowUpCase followUp, Guid? asked, CancellationToken cancellationToken)
    {
        if (asked is not { } unitId || unitId == followUp.UnitId)
        {
            return (followUp.UnitId, followUp.Region);
        }

        var left = await db
            .CaseMoves.Where(move => move.CaseId == followUp.Id && move.FromUnitId == unitId)
            .OrderByDescending(move => move.On)
            .FirstOrDefaultAsync(cancellationToken);
        return left is null
            ? throw new ProblemException(VisitsProblems.NotAUnitOfTheCase) { Field = "unitId" }
            : (left.FromUnitId, left.FromRegion);
    }
}

internal sealed class ListOpenRecommendationsHandler(VisitsDb db, Places places, CallContext call, TimeProvider clock)
    : IRequestHandler<ListOpenRecommendations, Page<RecommendationAnswer>>
{
    public async Task<Page<RecommendationAnswer>> Handle(ListOpenRecommendations request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var open = db.Recommendations.Where(r => r.ClosedOn == null);
        if (confines.Regions is { } regions)
        {
            open = open.Where(r => regions.Contains(r.Region));
        }

        if (confines.Units is { } units)
        {
            open = open.Where(r => units.Contains(r.UnitId));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            open = open.Where(r => r.AnswerBy > after.Day || (r.AnswerBy == after.Day && r.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await open.OrderBy(r => r.AnswerBy).ThenBy(r => r.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var today = clock.Today();
        return PageKey.Cut(read.ConvertAll(r => RecommendationAnswer.Of(r, today)), limit, r => new PageKey(r.AnswerBy, r.Id));
    }
}

internal static class RecommendToUnitEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/unit-recommendations",
                (Guid caseId, RecommendToUnit body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, _ => "/api/v1/unit-recommendations", ct)
            )
            .Describe(
                "recommendToUnit",
                "向单位提出建议",
                "Recommend something to the unit",
                "Where the cause lies in the unit, recommends what to do, and follows it to the unit's answer. It says nothing of what the person told."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .MayAnswer(VisitsProblems.NotAUnitOfTheCase)
            .Creates();
        api.MapGet(
                "/unit-recommendations",
                ([AsParameters] ListOpenRecommendations query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listOpenRecommendations",
                "列出未办结的建议",
                "List open recommendations",
                "Lists the recommendations within the caller's reach that are not closed, those due first first."
            );
    }
}
