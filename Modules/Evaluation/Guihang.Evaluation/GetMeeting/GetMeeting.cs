using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks for a meeting with its agenda.</summary>
/// <param name="Id">The meeting's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetMeeting(Guid Id) : IQuery<MeetingAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Meeting(Id);
}

/// <summary>Asks for the meetings of a group, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListMeetings : IQuery<Page<MeetingSummary>>, IPaged, IConcernSubject
{
    /// <summary>The group's id.</summary>
    /// <example>{groupId}</example>
    public required Guid GroupId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

/// <summary>A meeting in a list.</summary>
/// <param name="Id" example="{meetingId}">The meeting's id.</param>
/// <param name="Number" example="2023年第2次">The meeting's number.</param>
/// <param name="HeldOn" example="2023-07-10">The day.</param>
/// <param name="Items" example="1">Items on its agenda.</param>
/// <param name="Decided" example="1">Items that are decided.</param>
/// <param name="IsLocked" example="true">Whether its minutes are signed.</param>
public sealed record MeetingSummary(Guid Id, string Number, DateOnly HeldOn, int Items, int Decided, bool IsLocked);

internal sealed class ListMeetingsValidator : AbstractValidator<ListMeetings>
{
    public ListMeetingsValidator() => this.Paged();
}

internal sealed class GetMeetingHandler(
    EvaluationDb db,
    MeetingLedger meetings,
    RegionTable regions,
    CallContext call,
    IMediator mediator,
    TimeProvider clock
) : IRequestHandler<GetMeeting, MeetingAnswer>
{
    public async Task<MeetingAnswer> Handle(GetMeeting request, CancellationToken cancellationToken)
    {
        var answer = MeetingAnswer.Of(await meetings.Read(request.Id, cancellationToken), call.Caller);
        if (answer.IsLocked)
        {
            return answer;
        }

        var region = await db
            .Groups.Where(group => group.Id == answer.GroupId)
            .Select(group => group.Region)
            .SingleAsync(cancellationToken);
        var count = await mediator.Send(new CountEscalations([.. regions.Within(region, clock.Today())]), cancellationToken);
        return answer with { Escalated = new EscalatedVisits(count, $"/api/v1/due-items/escalated?jurisdiction={region}") };
    }
}

internal sealed class ListMeetingsHandler(EvaluationDb db) : IRequestHandler<ListMeetings, Page<MeetingSummary>>
{
    public async Task<Page<MeetingSummary>> Handle(ListMeetings request, CancellationToken cancellationToken)
    {
        var meetings = db.Meetings.Where(meeting => meeting.GroupId == request.GroupId);
        if (PageKey.Read(request.After) is { } after)
        {
            meetings = meetings.Where(m => m.HeldOn > after.Day || (m.HeldOn == after.Day && m.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await meetings
            .OrderBy(m => m.HeldOn)
            .ThenBy(m => m.Id)
            .Take(limit + 1)
            .Select(m => new MeetingSummary(
                m.Id,
                m.Number,
                m.HeldOn,
                db.AgendaItems.Count(item => item.MeetingId == m.Id),
                db.AgendaItems.Count(item => item.MeetingId == m.Id && db.Resolutions.Any(r => r.ItemId == item.Id)),
                m.SignedAt != null
            ))
            .ToListAsync(cancellationToken);
        return PageKey.Cut(read, limit, meeting => new PageKey(meeting.HeldOn, meeting.Id));
    }
}

internal static class GetMeetingEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/meetings/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetMeeting(id), ct))
            .Describe(
                "getMeeting",
                "查看会议",
                "Get a meeting",
                "Gives a meeting with its members, its agenda, who stands aside, how each vote stands and what was decided. Whose vote it was is told elsewhere, and only to the group and the auditor."
            )
            .Takes("id", "The meeting's id.", "{meetingId}");
        api.MapGet(
                "/leading-groups/{groupId:guid}/meetings",
                ([AsParameters] ListMeetings query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe("listMeetings", "列出会议", "List meetings", "Lists the meetings of a group, the earliest first.");
    }
}
