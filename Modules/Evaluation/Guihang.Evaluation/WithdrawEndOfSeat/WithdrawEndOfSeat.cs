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

namespace Guihang.Evaluation;

/// <summary>The withdrawal of an end of a seat that was recorded wrongly.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawEndOfSeat : IChange<MemberAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The seat, from the address.</summary>
    [JsonIgnore]
    public Guid MembershipId { get; init; }

    /// <summary>Why.</summary>
    /// <example>登记有误，该成员并未离任</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

internal sealed class WithdrawEndOfSeatValidator : AbstractValidator<WithdrawEndOfSeat>
{
    public WithdrawEndOfSeatValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawEndOfSeatHandler(EvaluationDb db, GroupLedger groups, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<WithdrawEndOfSeat, MemberAnswer>
{
    public async Task<MemberAnswer> Handle(WithdrawEndOfSeat request, CancellationToken cancellationToken)
    {
        var ended = await groups.Seat(request.GroupId, request.MembershipId, cancellationToken);
        var first = ended.Until?.AddDays(1) ?? throw new ProblemException(GroupProblems.SeatRuns);
        await groups.CheckFree(request.GroupId, ended.OfficerId, ended.IsChair, first, cancellationToken);
        await groups.CheckNotHeld(request.GroupId, first, field: null, cancellationToken);
        var now = clock.Now();
        (ended.SupersededAt, ended.WithdrawnBy, ended.WithdrawnBecause) = (now, call.Caller.OfficerId, request.Reason);
        var seat = new Membership
        {
            Id = ids.New(),
            GroupId = ended.GroupId,
            OfficerId = ended.OfficerId,
            Name = ended.Name,
            FromBody = ended.FromBody,
            IsChair = ended.IsChair,
            From = ended.From,
            Until = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = now,
            EndedBy = null,
            EndedAt = null,
            WithdrawnBecause = null,
            WithdrawnBy = null,
            SupersededAt = null,
        };
        db.Memberships.Add(seat);
        await db.SaveChangesAsync(cancellationToken);
        return MemberAnswer.Of(seat);
    }
}

internal static class WithdrawEndOfSeatEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/members/{membershipId:guid}/end/withdrawal",
                (Guid id, Guid membershipId, WithdrawEndOfSeat body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id, MembershipId = membershipId }, _ => $"/api/v1/leading-groups/{id}", ct)
            )
            .Describe(
                "withdrawEndOfSeat",
                "撤回离任登记",
                "Withdraw the end of a seat",
                "Withdraws a last day that was recorded wrongly, with a reason, before a meeting was held after it: the seat is held on, under a new id, and what was recorded stays in the record."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .Takes("membershipId", "The seat's id.", "{seatToWithdrawId}")
            .MayAnswer(GroupProblems.SeatRuns)
            .MayAnswer(GroupProblems.SeatHeld)
            .MayAnswer(GroupProblems.ChairHeld)
            .MayAnswer(GroupProblems.MeetingHeld, "2025-04-01")
            .MayAnswer(GroupProblems.Full, GroupLedger.MostMembers)
            .Creates();
}
