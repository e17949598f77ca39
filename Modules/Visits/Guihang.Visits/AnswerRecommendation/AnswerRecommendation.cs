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
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>The unit's answer to a recommendation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record AnswerRecommendation : IChange<RecommendationAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The recommendation, from the address.</summary>
    [JsonIgnore]
    public Guid RecommendationId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day of the answer.</summary>
    /// <example>2020-06-15</example>
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>What the unit answers.</summary>
    /// <example>已调整班子分工，配备专职消防员两名</example>
    public required string Answer { get; init; }

    Subject IConcernSubject.Subject => Subjects.Recommendation(RecommendationId);
}

internal sealed class AnswerRecommendationValidator : AbstractValidator<AnswerRecommendation>
{
    public AnswerRecommendationValidator(TimeProvider clock)
    {
        RuleFor(answer => answer.AnsweredOn).NotInTheFuture(clock);
        RuleFor(answer => answer.Answer).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class AnswerRecommendationHandler(VisitsDb db, TimeProvider clock)
    : IRequestHandler<AnswerRecommendation, RecommendationAnswer>
{
    public async Task<RecommendationAnswer> Handle(AnswerRecommendation request, CancellationToken cancellationToken)
    {
        var recommendation = await db.Recommendations.SingleAsync(r => r.Id == request.RecommendationId, cancellationToken);
        if (recommendation.Version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, recommendation.Version);
        }

        if (recommendation.AnsweredOn is not null)
        {
            throw new ProblemException(VisitsProblems.RecommendationAnswered);
        }

        if (request.AnsweredOn < recommendation.MadeOn)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasRecommended, recommendation.MadeOn) { Field = "answeredOn" };
        }

        (recommendation.AnsweredOn, recommendation.Answer, recommendation.Version) = (
            request.AnsweredOn,
            request.Answer,
            recommendation.Version + 1
        );
        await db.SaveChangesAsync(cancellationToken);
        return RecommendationAnswer.Of(recommendation, clock.Today());
    }
}

internal static class AnswerRecommendationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/unit-recommendations/{id:guid}/answer",
                (Guid id, AnswerRecommendation body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { RecommendationId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "answerRecommendation",
                "单位回复建议",
                "Answer a recommendation",
                "Records the unit's answer. It is given once, and looked at when the matter is closed."
            )
            .Takes("id", "The recommendation's id.", "{recommendationToAnswerId}")
            .MayAnswer(VisitsProblems.RecommendationAnswered)
            .MayAnswer(VisitsProblems.BeforeItWasRecommended, "2018-11-16")
            .Changes();
}
