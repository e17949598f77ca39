using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The withdrawal of a seat that was recorded wrongly.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawSeat : IChange<MemberAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The seat, from the address.</summary>
    [JsonIgnore]
    public Guid MembershipId { get; init; }

    /// <summary>Why.</summary>
    /// <example>登记有误，应为另一人</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

internal sealed class WithdrawSeatValidator : AbstractValidator<WithdrawSeat>
{
    public WithdrawSeatValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawSeatHandler(EvaluationDb db, GroupLedger groups, CallContext call, TimeProvider clock)
    : IRequestHandler<WithdrawSeat, MemberAnswer>
{
    public async Task<MemberAnswer> Handle(WithdrawSeat request, CancellationToken cancellationToken)
    {
        var seat = await groups.Seat(request.GroupId, request.MembershipId, cancellationToken);
        await groups.CheckNotHeld(request.GroupId, seat.From, field: null, cancellationToken);
        (seat.SupersededAt, seat.WithdrawnBy, seat.WithdrawnBecause) = (clock.Now(), call.Caller.OfficerId, request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return MemberAnswer.Of(seat);
    }
}

internal static class WithdrawSeatEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/members/{membershipId:guid}/withdrawal",
                (Guid id, Guid membershipId, WithdrawSeat body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id, MembershipId = membershipId }, _ => $"/api/v1/leading-groups/{id}", ct)
            )
            .Describe(
                "withdrawSeat",
                "撤回成员登记",
                "Withdraw a seat",
                "Withdraws a seat that was recorded wrongly, with a reason, before a meeting was held in which it would count; it stays in the record and counts no longer."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .Takes("membershipId", "The seat's id.", "{seatToWithdrawId}")
            .MayAnswer(GroupProblems.MeetingHeld, "2025-04-01")
            .Creates();
}
