using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>A ballot, cast with a one-time code. Whose it is, is not asked.</summary>
[MaySend(Role.BallotHolder, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record CastBallot : IChange<BallotCastAnswer>, ILeaveNoTrace
{
    /// <summary>The code, as it was handed out; small letters, and hyphens left out, do not matter.</summary>
    /// <example>{ballotCode}</example>
    public required string Code { get; init; }

    /// <summary>The answer, by key; null for a blank ballot, which counts as returned and not as valid.</summary>
    /// <example>good</example>
    public required string? Answer { get; init; }
}

/// <summary>The ballot is in the box. That is all that there is to say of it.</summary>
public sealed record BallotCastAnswer
{
    /// <summary>Always true.</summary>
    /// <example>true</example>
    public required bool IsInTheBox { get; init; }
}

internal sealed class CastBallotValidator : AbstractValidator<CastBallot>
{
    public CastBallotValidator()
    {
        RuleFor(ballot => ballot.Code).NotEmpty().MaximumLength(60);
        RuleFor(ballot => ballot.Answer).MaximumLength(60);
    }
}

internal static class CastBallotEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/ballots", (CastBallot body, HttpDoor door, CancellationToken ct) => door.WithoutTrace(body, ct))
            .Describe(
                "castBallot",
                "投票",
                "Cast a ballot",
                "Casts a ballot with a one-time code. No identity and no key are read, even where they are sent; no log, audit, time or order keeps that it was cast. The code works once: sent again it is as unknown as one that never was."
            )
            .MayAnswer(EvaluationProblems.CodeUnknown)
            .MayAnswer(EvaluationProblems.TooManyCodes)
            .MayAnswer(EvaluationProblems.AnswerUnknown, "superb", "good, fairly-good, fair, poor")
            .LeavesNoTrace();
}
