using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>The withdrawal of a bonus or a deduction that was not right.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawAdjustment : IChange<ObservationAnswer>, IConcernSubject
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <summary>The bonus or deduction, from the address.</summary>
    [JsonIgnore]
    public Guid AdjustmentId { get; init; }

    /// <summary>Why.</summary>
    /// <example>经核实不属于本人，予以撤回</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class WithdrawAdjustmentValidator : AbstractValidator<WithdrawAdjustment>
{
    public WithdrawAdjustmentValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawAdjustmentHandler(EvaluationDb db, SchemeLedger ledger, CourseOfObservation course, TimeProvider clock)
    : IRequestHandler<WithdrawAdjustment, ObservationAnswer>
{
    public async Task<ObservationAnswer> Handle(WithdrawAdjustment request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var grade = await ledger.WentOn(request.EnrolmentId, cancellationToken);
        var adjustment =
            await db.Adjustments.SingleOrDefaultAsync(
                a => a.Id == request.AdjustmentId && a.EnrolmentId == enrolment.Id && a.SupersededAt == null,
                cancellationToken
            ) ?? throw new ProblemException(EvaluationProblems.NoAdjustment);
        (adjustment.SupersededAt, adjustment.WithdrawnBecause) = (clock.Now(), request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return await course.Answer(enrolment, await course.Decide(enrolment, grade, cancellationToken), cancellationToken);
    }
}

internal static class WithdrawAdjustmentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/observation/adjustments/{adjustmentId:guid}/withdrawal",
                (Guid id, Guid adjustmentId, WithdrawAdjustment body, HttpDoor door, CancellationToken ct) =>
                    door.Create(
                        body with
                        {
                            EnrolmentId = id,
                            AdjustmentId = adjustmentId,
                        },
                        _ => $"/api/v1/enrolments/{id}/observation",
                        ct
                    )
            )
            .Describe(
                "withdrawAdjustment",
                "撤回考察加分、扣分",
                "Withdraw a bonus or a deduction",
                "Withdraws a bonus or a deduction with a reason; it stays in the record and counts no longer."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentObservedId}")
            .Takes("adjustmentId", "The id of the bonus or deduction.", "{adjustmentId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotObserved)
            .MayAnswer(EvaluationProblems.NoAdjustment)
            .Creates();
}
