using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>A member who takes a seat in a leading group.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record SeatMember : IChange<MemberAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The officer, who votes in person.</summary>
    /// <example>{memberToSeatId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>The body that the member comes from.</summary>
    /// <example>江安县委组织部</example>
    public required string FromBody { get; init; }

    /// <summary>Whether the member chairs. One does on any day.</summary>
    /// <example>false</example>
    public bool IsChair { get; init; }

    /// <summary>The first day of the seat, later than the last meeting that was held.</summary>
    /// <example>2025-05-06</example>
    public required DateOnly From { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

internal sealed class SeatMemberValidator : AbstractValidator<SeatMember>
{
    public SeatMemberValidator(TimeProvider clock)
    {
        RuleFor(seat => seat.OfficerId).NotEmpty();
        RuleFor(seat => seat.FromBody).NotEmpty().MaximumLength(100);
        RuleFor(seat => seat.From).NotInTheFuture(clock);
    }
}

internal sealed class SeatMemberHandler(
    EvaluationDb db,
    GroupLedger groups,
    OfficeLookup offices,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<SeatMember, MemberAnswer>
{
    public async Task<MemberAnswer> Handle(SeatMember request, CancellationToken cancellationToken)
    {
        var group = await groups.Group(request.GroupId, cancellationToken);
        if (request.From < group.EstablishedOn)
        {
            throw new ProblemException(GroupProblems.BeforeTheGroup, group.EstablishedOn) { Field = "from" };
        }

        var officer =
            await offices.FindOfficer(request.OfficerId, cancellationToken)
            ?? throw new ProblemException(GroupProblems.OfficerUnknown) { Field = "officerId" };
        if (!officer.Roles.Contains(Role.LeadingGroupMember))
        {
            throw new ProblemException(GroupProblems.OfficerUnknown) { Field = "officerId" };
        }

        await groups.CheckFree(group.Id, officer.Id, request.IsChair, request.From, cancellationToken);
        await groups.CheckNotHeld(group.Id, request.From, "from", cancellationToken);
        var seat = new Membership
        {
            Id = ids.New(),
            GroupId = group.Id,
            OfficerId = officer.Id,
            Name = officer.Name,
            FromBody = request.FromBody,
            IsChair = request.IsChair,
            From = request.From,
            Until = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
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

internal static class SeatMemberEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/members",
                (Guid id, SeatMember body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id }, _ => $"/api/v1/leading-groups/{id}", ct)
            )
            .Describe(
                "seatMember",
                "登记领导小组成员",
                "Seat a member",
                "Seats an officer with the role of a group member from a day on. Nobody has two seats of a group at once, and one member chairs."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .MayAnswer(GroupProblems.BeforeTheGroup, "2022-01-04")
            .MayAnswer(GroupProblems.OfficerUnknown)
            .MayAnswer(GroupProblems.SeatHeld)
            .MayAnswer(GroupProblems.ChairHeld)
            .MayAnswer(GroupProblems.MeetingHeld, "2025-04-01")
            .MayAnswer(GroupProblems.Full, GroupLedger.MostMembers)
            .Creates();
}
