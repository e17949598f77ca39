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

/// <summary>The end of a member's seat.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record EndMembership : IChange<MemberAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The seat, from the address.</summary>
    [JsonIgnore]
    public Guid MembershipId { get; init; }

    /// <summary>The last day of the seat, not before the last meeting that was held.</summary>
    /// <example>2025-04-30</example>
    public required DateOnly LastDay { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

internal sealed class EndMembershipValidator : AbstractValidator<EndMembership>
{
    public EndMembershipValidator(TimeProvider clock) => RuleFor(end => end.LastDay).NotInTheFuture(clock);
}

internal sealed class EndMembershipHandler(EvaluationDb db, GroupLedger groups, CallContext call, TimeProvider clock)
    : IRequestHandler<EndMembership, MemberAnswer>
{
    public async Task<MemberAnswer> Handle(EndMembership request, CancellationToken cancellationToken)
    {
        var seat = await groups.Seat(request.GroupId, request.MembershipId, cancellationToken);
        if (seat.Until is not null)
        {
            throw new ProblemException(GroupProblems.SeatEnded);
        }

        if (request.LastDay < seat.From)
        {
            throw new ProblemException(GroupProblems.BeforeTheSeat, seat.From) { Field = "lastDay" };
        }

        await groups.CheckNotHeld(request.GroupId, request.LastDay.AddDays(1), "lastDay", cancellationToken);
        (seat.Until, seat.EndedBy, seat.EndedAt) = (request.LastDay, call.Caller.OfficerId, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return MemberAnswer.Of(seat);
    }
}

internal static class EndMembershipEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/members/{membershipId:guid}/end",
                (Guid id, Guid membershipId, EndMembership body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id, MembershipId = membershipId }, _ => $"/api/v1/leading-groups/{id}", ct)
            )
            .Describe(
                "endMembership",
                "登记成员离任",
                "End a member's seat",
                "Records the last day of a member's seat. What the member decided before stays as it was."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .Takes("membershipId", "The seat's id.", "{membershipId}")
            .MayAnswer(GroupProblems.SeatEnded)
            .MayAnswer(GroupProblems.BeforeTheSeat, "2022-01-04")
            .MayAnswer(GroupProblems.MeetingHeld, "2025-04-01")
            .Creates();
}
