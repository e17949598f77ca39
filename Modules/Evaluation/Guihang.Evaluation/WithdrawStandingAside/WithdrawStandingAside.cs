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

/// <summary>The withdrawal of a recusal that was recorded wrongly.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawStandingAside : IChange<AsideAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The recusal, from the address.</summary>
    [JsonIgnore]
    public Guid RecusalId { get; init; }

    /// <summary>Why.</summary>
    /// <example>登记有误：承办该案的是同名的另一人</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

internal sealed class WithdrawStandingAsideValidator : AbstractValidator<WithdrawStandingAside>
{
    public WithdrawStandingAsideValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawStandingAsideHandler(EvaluationDb db, CallContext call, TimeProvider clock)
    : IRequestHandler<WithdrawStandingAside, AsideAnswer>
{
    public async Task<AsideAnswer> Handle(WithdrawStandingAside request, CancellationToken cancellationToken)
    {
        var recusal =
            await db.Recusals.SingleOrDefaultAsync(
                r => r.Id == request.RecusalId && r.GroupId == request.GroupId && r.SupersededAt == null,
                cancellationToken
            ) ?? throw new ProblemException(CoreProblems.NotFound, "recusal");
        // Nobody comes back to a vote by himself.
        if (recusal.OfficerId == call.Caller.OfficerId)
        {
            throw new ProblemException(MeetingProblems.OwnRecusal);
        }

        await CheckNotCounted(recusal, cancellationToken);
        (recusal.SupersededAt, recusal.WithdrawnBy, recusal.WithdrawnBecause) = (clock.Now(), call.Caller.OfficerId, request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return AsideAnswer.Of(recusal);
    }

    // Who decided does not change afterwards; what was closed before it was declared it has not touched.
    private async Task CheckNotCounted(Recusal recusal, CancellationToken cancellationToken)
    {
        var items = db
            .AgendaItems.Where(item => item.PersonId == recusal.ConcernsId || item.Id == recusal.ConcernsId)
            .Where(item => db.Meetings.Any(meeting => meeting.Id == item.MeetingId && meeting.GroupId == recusal.GroupId));
        var decided = await items.AnyAsync(
            item => db.Resolutions.Any(resolution => resolution.ItemId == item.Id && resolution.RecordedAt >= recusal.RecordedAt),
            cancellationToken
        );
        var signed = await items
            .Where(item => !db.Resolutions.Any(resolution => resolution.ItemId == item.Id))
            .AnyAsync(
                item => db.Meetings.Any(meeting => meeting.Id == item.MeetingId && meeting.SignedAt >= recusal.RecordedAt),
                cancellationToken
            );
        if (decided || signed)
        {
            throw new ProblemException(MeetingProblems.AsideCounted);
        }
    }
}

internal static class WithdrawStandingAsideEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/recusals/{recusalId:guid}/withdrawal",
                (Guid id, Guid recusalId, WithdrawStandingAside body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id, RecusalId = recusalId }, _ => $"/api/v1/leading-groups/{id}", ct)
            )
            .Describe(
                "withdrawStandingAside",
                "撤回回避登记",
                "Withdraw a recusal",
                "Withdraws a recusal that was recorded wrongly, with a reason, before anything that it concerns is decided; it stays in the record and counts no longer. The member who stands aside does not do it."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .Takes("recusalId", "The recusal's id.", "{asideToWithdrawId}")
            .MayAnswer(MeetingProblems.OwnRecusal)
            .MayAnswer(MeetingProblems.AsideCounted)
            .Creates();
}
