using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>Asks for the paper of a secret ballot: the question and its answers. It says nothing of the person.</summary>
/// <param name="Number">The number of the box, with which each code begins.</param>
[MaySend(Role.BallotHolder, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetBallotPaper(string Number) : IQuery<BallotPaperAnswer>, ILeaveNoTrace;

/// <summary>The paper of a secret ballot.</summary>
public sealed record BallotPaperAnswer
{
    /// <summary>The number of the box.</summary>
    /// <example>{ballotBoxNumber}</example>
    public required string Number { get; init; }

    /// <summary>What is asked.</summary>
    /// <example>{"zh":"民主评议","en":"Democratic review"}</example>
    public required Wording Title { get; init; }

    /// <summary>The answers, of which one is chosen.</summary>
    public required IReadOnlyList<BallotOptionAnswer> Options { get; init; }
}

/// <summary>An answer on a ballot paper.</summary>
public sealed record BallotOptionAnswer
{
    /// <summary>The answer's key, which is cast.</summary>
    /// <example>good</example>
    public required string Answer { get; init; }

    /// <summary>The answer in words.</summary>
    /// <example>{"zh":"好","en":"Good"}</example>
    public required Wording Title { get; init; }
}

internal sealed class GetBallotPaperHandler(BallotBoxes boxes) : IRequestHandler<GetBallotPaper, BallotPaperAnswer>
{
    public async Task<BallotPaperAnswer> Handle(GetBallotPaper request, CancellationToken cancellationToken)
    {
        if (await boxes.Find(OneTimeCode.Plain(request.Number), cancellationToken) is not var (box, part))
        {
            throw new ProblemException(EvaluationProblems.NoBox);
        }

        return new BallotPaperAnswer
        {
            Number = box.Number,
            Title = part.Title,
            Options = [.. part.Options.Select(option => new BallotOptionAnswer { Answer = option.Key, Title = option.Title })],
        };
    }
}

internal static class GetBallotPaperEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/ballot-papers/{number}",
                (string number, HttpDoor door, CancellationToken ct) => door.WithoutTrace(new GetBallotPaper(number), ct)
            )
            .Describe(
                "getBallotPaper",
                "查看选票",
                "Get a ballot paper",
                "Gives the question and the answers of an open secret ballot to whoever knows its number. It names nobody, and asks nobody who he is."
            )
            .Takes("number", "The number of the box, with which each code begins.", "{ballotBoxNumber}")
            .MayAnswer(EvaluationProblems.NoBox)
            .LeavesNoTrace();
}
