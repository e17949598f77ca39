using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>The withdrawal of a secret ballot: nothing of it is opened or counted.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawBallotBox : IChange<EvaluationAnswer>, IConcernSubject, IExpectVersion
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

    /// <summary>Why; it stays with the evaluation.</summary>
    /// <example>选票代码遗失，重新组织评议</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class WithdrawBallotBoxValidator : AbstractValidator<WithdrawBallotBox>
{
    public WithdrawBallotBoxValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawBallotBoxHandler(EvaluationDb db, PartsOfEvaluation parts, BallotBoxes boxes)
    : IRequestHandler<WithdrawBallotBox, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(WithdrawBallotBox request, CancellationToken cancellationToken)
    {
        var box = await boxes.Open(request.EnrolmentId, request.Part, cancellationToken);
        var evaluation = await db.Evaluations.SingleAsync(e => e.Id == box.EvaluationId, cancellationToken);
        // A box that was opened comes to its end whatever was decided, and whatever has become of the person.
        await parts.CheckVersion(evaluation, request.ExpectedVersion, cancellationToken);
        await boxes.End(box, BallotBoxEnding.Withdrawn, request.Reason, cancellationToken);
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == request.EnrolmentId, cancellationToken);
        return await parts.Read(enrolment, evaluation, cancellationToken);
    }
}

internal static class WithdrawBallotBoxEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/evaluation/ballot-box/withdrawal",
                (Guid id, WithdrawBallotBox body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "withdrawBallotBox",
                "撤回投票",
                "Withdraw a secret ballot",
                "Withdraws an open secret ballot: its codes are void, its ballots are destroyed unread, and the reason stays with the evaluation. Another may be opened, with codes of its own."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToCountId}")
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.NoBox)
            .Changes();
}
