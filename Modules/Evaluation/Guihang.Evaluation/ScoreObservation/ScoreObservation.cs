using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>A score of a dimension for a window of observation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ScoreObservation : IChange<ObservationAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The dimension, by key.</summary>
    /// <example>thinking</example>
    public required string Dimension { get; init; }

    /// <summary>The first day of the window that it is about. It may be scored from the window's last day on.</summary>
    /// <example>2024-01-01</example>
    public required DateOnly WindowStart { get; init; }

    /// <summary>The points, whole, from 0 to the most that the instrument allows.</summary>
    /// <example>35</example>
    public required int Points { get; init; }

    /// <summary>On what they stand.</summary>
    /// <example>三次谈心记录，主动汇报思想</example>
    public required string Evidence { get; init; }

    /// <summary>The records on which they stand: findings, visits, achievements and files of the person; may be left out.</summary>
    /// <example>[]</example>
    public IReadOnlyList<EvidenceReference>? References { get; init; }

    /// <summary>Who scored, a name or a body (评分人), 100 characters at most; whoever records it where it is left out.</summary>
    /// <example>江安县纪委监委党风政风监督室</example>
    public string? Scorer { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class ScoreObservationValidator : AbstractValidator<ScoreObservation>
{
    public ScoreObservationValidator()
    {
        RuleFor(score => score.Dimension).NotEmpty().MaximumLength(60);
        RuleFor(score => score.Evidence).NotEmpty().MaximumLength(4000);
        RuleFor(score => score.References).IsEvidence();
        RuleFor(score => score.Scorer).MaximumLength(100);
    }
}

internal static class ScoreObservationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/enrolments/{id:guid}/observation/scores",
                (Guid id, ScoreObservation body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "scoreObservation",
                "观察评分",
                "Score an observation",
                "Records the points of a dimension for a window that is over. Giving them again supersedes the former ones. The score proposes; people write the report."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToScoreId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotObserved)
            .MayAnswer(EvaluationProblems.DimensionUnknown, "charm", "thinking, performance")
            .MayAnswer(EvaluationProblems.TooManyPoints, 41, 40)
            .MayAnswer(EvaluationProblems.EvidenceUnknown, "018aafe2-f000-7b61-a3f0-1feae0b72227")
            .MayAnswer(EvaluationProblems.WindowUnknown, "2023-08-01", "2023-07-01, 2023-10-01")
            .MayAnswer(EvaluationProblems.WindowRuns, "2023-09-30")
            .Changes();
}
