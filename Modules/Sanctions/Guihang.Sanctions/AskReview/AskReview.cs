using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Executions;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>That the person asked for a review of a sanction. Contesting is a right: it suspends nothing and changes no class, grade, score or priority.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AskReview : IChange<ExecutionAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>Which.</summary>
    /// <example>reexamination</example>
    public required ReviewStep Step { get; init; }

    /// <summary>The day on which it was asked for. What comes after its day is recorded all the same.</summary>
    /// <example>2018-09-25</example>
    public required DateOnly LodgedOn { get; init; }

    /// <summary>The body that was asked.</summary>
    /// <example>佛山市南海区监察委员会</example>
    public required string Body { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>That a review was answered. What it does to the sanction is recorded as a change or a revocation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AnswerReview : IChange<ExecutionAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>The step that is answered.</summary>
    /// <example>reexamination</example>
    public required ReviewStep Step { get; init; }

    /// <summary>The day of the answer.</summary>
    /// <example>2019-07-01</example>
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>What it came to.</summary>
    /// <example>upheld</example>
    public required ReviewOutcome Outcome { get; init; }

    /// <summary>The number of the answer.</summary>
    /// <example>南监复审〔2019〕3号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class AskReviewValidator : AbstractValidator<AskReview>
{
    public AskReviewValidator(TimeProvider clock)
    {
        RuleFor(review => review.LodgedOn).NotInTheFuture(clock);
        RuleFor(review => review.Body).NotEmpty().MaximumLength(100);
    }
}

internal sealed class AnswerReviewValidator : AbstractValidator<AnswerReview>
{
    public AnswerReviewValidator(TimeProvider clock)
    {
        RuleFor(review => review.AnsweredOn).NotInTheFuture(clock);
        RuleFor(review => review.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class AskReviewHandler(SanctionsDb db, ExecutionChanges changes, IdSource ids, TimeProvider clock)
    : IRequestHandler<AskReview, ExecutionAnswer>
{
    public async Task<ExecutionAnswer> Handle(AskReview request, CancellationToken cancellationToken)
    {
        var (person, history) = await changes.Read(request.SanctionId, request.LodgedOn, cancellationToken);
        if (await db.SanctionReviews.AnyAsync(r => r.SanctionId == request.SanctionId && r.Step == request.Step, cancellationToken))
        {
            throw new ProblemException(SanctionProblems.ReviewOrder) { Field = "step" };
        }

        db.SanctionReviews.Add(
            new SanctionReview
            {
                Id = ids.New(),
                SanctionId = request.SanctionId,
                Step = request.Step,
                LodgedOn = request.LodgedOn,
                Body = request.Body,
                RecordedAt = clock.Now(),
                AnsweredOn = null,
                Outcome = null,
                AnswerNumber = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Answer(person, history, cancellationToken);
    }
}

internal sealed class AnswerReviewHandler(SanctionsDb db, ExecutionChanges changes) : IRequestHandler<AnswerReview, ExecutionAnswer>
{
    public async Task<ExecutionAnswer> Handle(AnswerReview request, CancellationToken cancellationToken)
    {
        var (person, history) = await changes.Read(request.SanctionId, request.AnsweredOn, cancellationToken);
        var review = await db.SanctionReviews.SingleOrDefaultAsync(
            review => review.SanctionId == request.SanctionId && review.Step == request.Step && review.AnsweredOn == null,
            cancellationToken
        );
        if (review is null || request.AnsweredOn < review.LodgedOn)
        {
            throw new ProblemException(SanctionProblems.ReviewOrder) { Field = "step" };
        }

        (review.AnsweredOn, review.Outcome, review.AnswerNumber) = (request.AnsweredOn, request.Outcome, request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Answer(person, history, cancellationToken);
    }
}

internal static class AskReviewEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/sanctions/{id:guid}/reviews",
                (Guid id, AskReview body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, answer => $"/api/v1/sanctions/{answer.SanctionId}/execution", ct)
            )
            .Describe(
                "askReview",
                "登记申请复审、申诉",
                "Record that a review was asked for",
                "Records that the person asked for a review. It suspends neither the execution nor the period, and its answer has a day where the law sets one."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}")
            .MayAnswer(SanctionProblems.ReviewOrder)
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Creates();
        api.MapPost(
                "/sanctions/{id:guid}/review-answers",
                (Guid id, AnswerReview body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, answer => $"/api/v1/sanctions/{answer.SanctionId}/execution", ct)
            )
            .Describe(
                "answerReview",
                "登记复审、申诉结果",
                "Record the answer to a review",
                "Records what a review came to. A change or a revocation that follows is recorded on its own, and never makes the sanction heavier."
            )
            .Takes("id", "The sanction's id.", "{reviewedSanctionId}")
            .MayAnswer(SanctionProblems.ReviewOrder)
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Creates();
    }
}
