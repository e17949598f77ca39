using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>
/// Asks whether grades, scores and visits differ between groups of people, and between those who assess and score. It is about evaluators and never about
/// voters.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetFairness : IQuery<FairnessAnswer>, IConcernPlace
{
    /// <summary>The jurisdiction (GB/T 2260), with those within it.</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day: grades decided from it on.</summary>
    /// <example>2022-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    /// <example>2024-12-31</example>
    public required DateOnly To { get; init; }
}

internal sealed class GetFairnessValidator : AbstractValidator<GetFairness>
{
    public GetFairnessValidator() =>
        RuleFor(query => query.To).Must((query, to) => to >= query.From).WithProblem("fairness-window", EvaluationProblems.Texts);
}

internal static class GetFairnessEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/fairness", ([AsParameters] GetFairness query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getFairness",
                "公平性监测",
                "Monitor fairness",
                "Compares grades, observation scores and visits by sex, rank, kind of unit, kind of sanction and evaluator: Fisher's exact test for shares, Mann–Whitney's for scores, corrected together by Holm's method. Counts by which single people could be told are hidden. A difference is a reason to look, not a proof."
            )
            .MayAnswer(EvaluationProblems.TooManyToMonitor, 5000);
}
