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

/// <summary>The count of a democratic review that was held on paper. Numbers only: nothing about who voted.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CountReview : IChange<EvaluationAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The part of the instrument, by key; null where the instrument has one such part.</summary>
    /// <example>null</example>
    public string? Part { get; init; }

    /// <summary>Ballots issued, 1 or more.</summary>
    /// <example>13</example>
    public required int Issued { get; init; }

    /// <summary>Ballots returned, at most those issued.</summary>
    /// <example>11</example>
    public required int Returned { get; init; }

    /// <summary>Valid votes by answer, at most as many as ballots returned; the answers are those of the instrument.</summary>
    /// <example>[{"answer":"good","count":8},{"answer":"fairly-good","count":2},{"answer":"fair","count":1}]</example>
    public required IReadOnlyList<VoteCount> Votes { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

/// <summary>How often an answer was given.</summary>
public sealed record VoteCount
{
    /// <summary>The answer's key.</summary>
    /// <example>good</example>
    public required string Answer { get; init; }

    /// <summary>How often, 0 or more.</summary>
    /// <example>8</example>
    public required int Count { get; init; }
}

internal sealed class CountReviewValidator : AbstractValidator<CountReview>
{
    public CountReviewValidator()
    {
        RuleFor(review => review.Issued).InclusiveBetween(1, 10_000);
        RuleFor(review => review.Returned)
            .Must((review, returned) => returned >= 0 && returned <= review.Issued)
            .WithProblem("ballots-returned", EvaluationProblems.Texts);
        RuleForEach(review => review.Votes)
            .Must(vote => vote is { Count: >= 0, Answer: not null })
            .WithProblem("vote-count", EvaluationProblems.Texts);
        RuleFor(review => review.Votes)
            .Must(
                (review, votes) =>
                    votes.OfType<VoteCount>().Sum(vote => (long)vote.Count) <= review.Returned
                    && votes.OfType<VoteCount>().DistinctBy(vote => vote.Answer, StringComparer.Ordinal).Count() == votes.Count
            )
            .WithProblem("votes", EvaluationProblems.Texts);
    }
}

internal sealed class CountReviewHandler(SchemeLedger ledger, PartsOfEvaluation parts, BallotBoxes boxes)
    : IRequestHandler<CountReview, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(CountReview request, CancellationToken cancellationToken)
    {
        var evaluation = await ledger.Opened(request.EnrolmentId, cancellationToken);
        if ((await boxes.Of(evaluation.Id, cancellationToken)).Exists(box => box.EndedAt is null && (request.Part ?? box.Part) == box.Part))
        {
            throw new ProblemException(EvaluationProblems.BoxIsOpen);
        }

        // What came out of a box nobody types over.
        var given = await parts.Current(evaluation.Id, cancellationToken);
        if (given.Exists(part => part.BoxId is not null && (request.Part ?? part.Part) == part.Part))
        {
            throw new ProblemException(EvaluationProblems.CountedFromBox);
        }

        return await parts.Give(
            request.EnrolmentId,
            request.ExpectedVersion,
            InstrumentPartKind.Ballot,
            request.Part,
            part => new GivenContent
            {
                Issued = request.Issued,
                Returned = request.Returned,
                // In the order of the sheet: the order in which they were sent tells nothing.
                Votes =
                [
                    .. request
                        .Votes.Select(
                            (vote, i) => new AnswerCount(PartsOfEvaluation.Known(part, vote.Answer, $"votes[{i}].answer"), vote.Count)
                        )
                        .OrderBy(vote => part.Options.ToList().FindIndex(option => option.Key == vote.Answer)),
                ],
            },
            cancellationToken
        );
    }
}

internal static class CountReviewEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/enrolments/{id:guid}/evaluation/democratic-review",
                (Guid id, CountReview body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "countDemocraticReview",
                "登记民主评议计票",
                "Count the democratic review",
                "Records the count of a review that was held on paper. Under five valid ballots, or where all say the same, the distribution is not shown to anybody again. Counting again supersedes the former count, and never that of a ballot by one-time codes."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToReviewId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.AlreadyDecided)
            .MayAnswer(EvaluationProblems.BoxIsOpen)
            .MayAnswer(EvaluationProblems.CountedFromBox)
            .MayAnswer(EvaluationProblems.PartUnknown, "poll", "democratic-review")
            .MayAnswer(EvaluationProblems.AnswerUnknown, "superb", "good, fairly-good, fair, poor")
            .Changes();
}
