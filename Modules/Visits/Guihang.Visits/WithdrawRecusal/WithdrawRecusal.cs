using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
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

/// <summary>A recusal that was recorded wrongly is withdrawn: the officer may visit the person again. Who stands aside does not withdraw it himself.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawRecusal : IChange<RecusalAnswer>, IConcernSubject
{
    /// <summary>The recusal, from the address.</summary>
    [JsonIgnore]
    public Guid RecusalId { get; init; }

    /// <summary>Why it is withdrawn.</summary>
    /// <example>登记错误，系同名人员</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Recusal(RecusalId);
}

internal sealed class WithdrawRecusalValidator : AbstractValidator<WithdrawRecusal>
{
    public WithdrawRecusalValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawRecusalHandler(VisitsDb db, CallContext call, TimeProvider clock)
    : IRequestHandler<WithdrawRecusal, RecusalAnswer>
{
    public async Task<RecusalAnswer> Handle(WithdrawRecusal request, CancellationToken cancellationToken)
    {
        var recusal = await db.Recusals.SingleAsync(recusal => recusal.Id == request.RecusalId, cancellationToken);
        if (recusal.SupersededAt is not null)
        {
            throw new ProblemException(VisitsProblems.RecusalWithdrawn);
        }

        if (recusal.OfficerId == call.Caller.OfficerId)
        {
            throw new ProblemException(VisitsProblems.OwnRecusal);
        }

        (recusal.SupersededAt, recusal.WithdrawnBy, recusal.WithdrawnBecause) = (clock.Now(), call.Caller.OfficerId, request.Reason);
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == recusal.CaseId, cancellationToken);
        followUp.HasRecusals = await db.RecusalsOf(recusal.CaseId).AnyAsync(other => other.Id != recusal.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RecusalAnswer.Of(recusal);
    }
}

internal static class WithdrawRecusalEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/recusals/{id:guid}/withdrawal",
                (Guid id, WithdrawRecusal body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { RecusalId = id }, recusal => $"/api/v1/follow-up-cases/{recusal.CaseId}/recusals", ct)
            )
            .Describe(
                "withdrawRecusal",
                "撤回登记有误的回避",
                "Withdraw a recusal",
                "Withdraws a recusal that was recorded wrongly, with the reason. The officer may visit the person again. Visits that were refused meanwhile are recorded anew."
            )
            .Takes("id", "The recusal's id.", "{recusalId}")
            .MayAnswer(VisitsProblems.RecusalWithdrawn)
            .MayAnswer(VisitsProblems.OwnRecusal)
            .Creates();
}
