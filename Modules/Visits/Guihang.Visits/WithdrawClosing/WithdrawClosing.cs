using System.Text.Json.Serialization;
using FluentValidation;
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

/// <summary>A case that was closed by mistake is open again, and its visits are owed as if it had never been closed.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawClosing : IChange<ClosingAnswer>, IConcernSubject
{
    /// <summary>The closing, from the address.</summary>
    [JsonIgnore]
    public Guid ClosingId { get; init; }

    /// <summary>Why it is withdrawn.</summary>
    /// <example>登记错误，应为同名人员的个案</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Closing(ClosingId);
}

internal sealed class WithdrawClosingValidator : AbstractValidator<WithdrawClosing>
{
    public WithdrawClosingValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawClosingHandler(VisitsDb db, CaseClosings closings, CallContext call)
    : IRequestHandler<WithdrawClosing, ClosingAnswer>
{
    public async Task<ClosingAnswer> Handle(WithdrawClosing request, CancellationToken cancellationToken)
    {
        var closing = await db.CaseClosings.SingleAsync(closing => closing.Id == request.ClosingId, cancellationToken);
        if (closing.SupersededAt is not null)
        {
            throw new ProblemException(VisitsProblems.ClosingTakenBack);
        }

        if (closing.Reason == ClosingReason.Died)
        {
            throw new ProblemException(VisitsProblems.ClosedByDeath);
        }

        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == closing.CaseId, cancellationToken);
        var isLast = !await db.CaseClosings.AnyAsync(
            other => other.CaseId == closing.CaseId && other.SupersededAt == null && other.Id > closing.Id,
            cancellationToken
        );
        if (followUp.ClosedOn is null || !isLast)
        {
            throw new ProblemException(VisitsProblems.NotTheLastClosing);
        }

        (closing.WithdrawnBy, closing.WithdrawnBecause) = (call.Caller.OfficerId, request.Reason);
        await closings.TakeBack(followUp, [closing], cancellationToken);
        return ClosingAnswer.Of(closing);
    }
}

internal static class WithdrawClosingEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/closings/{id:guid}/withdrawal",
                (Guid id, WithdrawClosing body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { ClosingId = id }, closing => $"/api/v1/follow-up-cases/{closing.CaseId}/closings", ct)
            )
            .Describe(
                "withdrawClosing",
                "撤回登记有误的结案",
                "Withdraw a closing",
                "Withdraws the closing of a case that was closed by mistake, with the reason. The case is open again, and its visits are owed as if it had never been closed."
            )
            .Takes("id", "The closing's id.", "{closingId}")
            .MayAnswer(VisitsProblems.ClosingTakenBack)
            .MayAnswer(VisitsProblems.ClosedByDeath)
            .MayAnswer(VisitsProblems.NotTheLastClosing)
            .Creates();
}
