using System.Security.Cryptography;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The closing of a secret ballot and the count of it.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CountBallotBox : IChange<EvaluationAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The part of the instrument, by key; null where one box is open.</summary>
    /// <example>null</example>
    public string? Part { get; init; }

    /// <summary>The closing code that was given when the box was opened.</summary>
    /// <example>{ballotClosingCode}</example>
    public required string ClosingCode { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class CountBallotBoxValidator : AbstractValidator<CountBallotBox>
{
    public CountBallotBoxValidator() => RuleFor(count => count.ClosingCode).NotEmpty().MaximumLength(60);
}

internal sealed class CountBallotBoxHandler(PartsOfEvaluation parts, BallotBoxes boxes) : IRequestHandler<CountBallotBox, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(CountBallotBox request, CancellationToken cancellationToken)
    {
        var box = await boxes.Open(request.EnrolmentId, request.Part, cancellationToken);
        var (codes, ballots) = await boxes.Inside(box, cancellationToken);
        var envelopes = SortedPieces.Split(ballots.Envelopes, SealedBallot.Length);
        if (envelopes.Count + SortedPieces.Split(codes.Hashes, OneTimeCode.HashLength).Count != box.Issued)
        {
            throw new ProblemException(EvaluationProblems.BoxDoesNotAddUp);
        }

        var answers = Opened(box, request.ClosingCode, envelopes);
        await boxes.End(box, BallotBoxEnding.Counted, null, cancellationToken);
        return await parts.Give(
            request.EnrolmentId,
            request.ExpectedVersion,
            InstrumentPartKind.Ballot,
            box.Part,
            part => new GivenContent
            {
                Issued = box.Issued,
                Returned = envelopes.Count,
                Votes =
                [
                    .. part
                        .Options.Select((option, i) => new AnswerCount(option.Key, answers.Count(answer => answer == i)))
                        .Where(count => count.Count > 0),
                ],
                BoxId = box.Id,
            },
            cancellationToken
        );
    }

    private static IReadOnlyList<byte> Opened(BallotBox box, string closingCode, IReadOnlyList<byte[]> envelopes)
    {
        try
        {
            return SealedBallot.Open(box.LockedKey!, closingCode, box.Id, envelopes);
        }
        catch (CryptographicException)
        {
            throw new ProblemException(EvaluationProblems.ClosingCodeWrong) { Field = "closingCode" };
        }
    }
}

internal static class CountBallotBoxEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/evaluation/ballot-box/count",
                (Guid id, CountBallotBox body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "countBallotBox",
                "结束投票并计票",
                "Count a secret ballot",
                "Closes the secret ballot, opens it with the closing code and records the count; ballots, codes and keys are gone with it, and the count does not change any more. Below the turnout that policy asks for, nothing is proposed and the leading group decides what comes of it."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToCountId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.NoBox)
            .MayAnswer(EvaluationProblems.ClosingCodeWrong)
            .MayAnswer(EvaluationProblems.BoxDoesNotAddUp)
            .Changes();
}
