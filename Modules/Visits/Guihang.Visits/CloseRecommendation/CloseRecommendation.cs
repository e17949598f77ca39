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

/// <summary>A recommendation is closed: somebody has looked whether what the unit answered is done.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CloseRecommendation : IChange<RecommendationAnswer>, IConcernSubject
{
    /// <summary>The recommendation, from the address.</summary>
    [JsonIgnore]
    public Guid RecommendationId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2020-06-15</example>
    public required DateOnly ClosedOn { get; init; }

    /// <summary>What was found.</summary>
    /// <example>回访核实，分工已落实</example>
    public required string Finding { get; init; }

    Subject IConcernSubject.Subject => Subjects.Recommendation(RecommendationId);
}

internal sealed class CloseRecommendationValidator : AbstractValidator<CloseRecommendation>
{
    public CloseRecommendationValidator(TimeProvider clock)
    {
        RuleFor(closing => closing.ClosedOn).NotInTheFuture(clock);
        RuleFor(closing => closing.Finding).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class CloseRecommendationHandler(VisitsDb db, TimeProvider clock)
    : IRequestHandler<CloseRecommendation, RecommendationAnswer>
{
    public async Task<RecommendationAnswer> Handle(CloseRecommendation request, CancellationToken cancellationToken)
    {
        var recommendation = await db.Recommendations.SingleAsync(r => r.Id == request.RecommendationId, cancellationToken);
        if (recommendation.AnsweredOn is not { } answered)
        {
            throw new ProblemException(VisitsProblems.RecommendationUnanswered);
        }

        if (recommendation.ClosedOn is not null)
        {
            throw new ProblemException(VisitsProblems.RecommendationClosed);
        }

        if (request.ClosedOn < answered)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasRecommended, answered) { Field = "closedOn" };
        }

        (recommendation.ClosedOn, recommendation.Finding, recommendation.Version) = (
            request.ClosedOn,
            request.Finding,
            recommendation.Version + 1
        );
        await db.SaveChangesAsync(cancellationToken);
        return RecommendationAnswer.Of(recommendation, clock.Today());
    }
}

internal static class CloseRecommendationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/unit-recommendations/{id:guid}/closing",
                (Guid id, CloseRecommendation body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { RecommendationId = id }, _ => "/api/v1/unit-recommendations", ct)
            )
            .Describe(
                "closeRecommendation",
                "建议办结",
                "Close a recommendation",
                "Records what was found after the unit's answer, and closes the matter."
            )
            .Takes("id", "The recommendation's id.", "{recommendationToCloseId}")
            .MayAnswer(VisitsProblems.RecommendationUnanswered)
            .MayAnswer(VisitsProblems.RecommendationClosed)
            .MayAnswer(VisitsProblems.BeforeItWasRecommended, "2018-11-16")
            .Creates();
}
