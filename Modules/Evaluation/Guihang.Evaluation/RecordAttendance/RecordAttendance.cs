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

/// <summary>Who is present at a meeting.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordAttendance : IChange<MeetingAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The meeting, from the address.</summary>
    [JsonIgnore]
    public Guid MeetingId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The officers who are present: members on that day. Who is not named is absent.</summary>
    /// <example>["{groupChairId}"]</example>
    public required IReadOnlyList<Guid> Present { get; init; }

    Subject IConcernSubject.Subject => Subjects.Meeting(MeetingId);
}

internal sealed class RecordAttendanceValidator : AbstractValidator<RecordAttendance>
{
    public RecordAttendanceValidator() =>
        RuleFor(attendance => attendance.Present)
            .Must(present => present is { Count: <= GroupLedger.MostMembers } && present.Distinct().Count() == present.Count)
            .WithProblem("attendance", EvaluationProblems.Texts);
}

internal sealed class RecordAttendanceHandler(EvaluationDb db, MeetingLedger meetings, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<RecordAttendance, MeetingAnswer>
{
    public async Task<MeetingAnswer> Handle(RecordAttendance request, CancellationToken cancellationToken)
    {
        var sitting = await meetings.Read(request.MeetingId, cancellationToken);
        if (sitting.Meeting.Version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, sitting.Meeting.Version);
        }

        Check(request, sitting);
        var now = clock.Now();
        foreach (var gone in sitting.Attendances.Where(attendance => !request.Present.Contains(attendance.OfficerId)))
        {
            gone.SupersededAt = now;
        }

        foreach (var officer in request.Present.Where(officer => !sitting.IsPresent(officer)))
        {
            db.Attendances.Add(
                new Attendance
                {
                    Id = ids.New(),
                    MeetingId = sitting.Meeting.Id,
                    OfficerId = officer,
                    RecordedBy = call.Caller.OfficerId,
                    RecordedAt = now,
                    SupersededAt = null,
                }
            );
        }

        sitting.Meeting.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return MeetingAnswer.Of(await meetings.Read(sitting.Meeting.Id, cancellationToken), call.Caller);
    }

    private void Check(RecordAttendance request, Sitting sitting)
    {
        sitting.CheckOpen();
        if (sitting.Meeting.HeldOn > clock.Today())
        {
            throw new ProblemException(MeetingProblems.NotHeld, sitting.Meeting.HeldOn);
        }

        if (request.Present.Any(officer => sitting.Members.All(member => member.OfficerId != officer)))
        {
            throw new ProblemException(MeetingProblems.NotMembers) { Field = "present" };
        }

        // What was decided stands on who was there.
        if (sitting.Resolutions is not [] || sitting.Votes.Any(vote => !request.Present.Contains(vote.OfficerId)))
        {
            throw new ProblemException(MeetingProblems.HasVoted) { Field = "present" };
        }
    }
}

internal static class RecordAttendanceEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/meetings/{id:guid}/attendance",
                (Guid id, RecordAttendance body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { MeetingId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "recordAttendance",
                "登记到会成员",
                "Record attendance",
                "Records which members are present, on the day of the meeting or later. Who has voted stays present, and what was decided stands on who was there."
            )
            .Takes("id", "The meeting's id.", "{meetingToHoldId}")
            .MayAnswer(MeetingProblems.Locked)
            .MayAnswer(MeetingProblems.NotHeld, "2025-05-06")
            .MayAnswer(MeetingProblems.NotMembers)
            .MayAnswer(MeetingProblems.HasVoted)
            .Changes();
}
