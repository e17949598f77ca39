using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class CallMeetingHandler(
    EvaluationDb db,
    GroupLedger groups,
    MeetingLedger meetings,
    SchemePolicy policy,
    LaidDocuments laid,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<CallMeeting, MeetingAnswer>
{
    public async Task<MeetingAnswer> Handle(CallMeeting request, CancellationToken cancellationToken)
    {
        var group = await groups.Group(request.GroupId, cancellationToken);
        var meeting = new Meeting
        {
            Id = ids.New(),
            GroupId = group.Id,
            Region = group.Region,
            Number = request.Number,
            HeldOn = request.HeldOn,
            Location = request.Location,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            Version = 1,
            Minutes = null,
            SignedBy = null,
            SignedAt = null,
            MinutesDocumentId = null,
        };
        db.Meetings.Add(meeting);
        var enrolments = await Enrolments(request, cancellationToken);
        await laid.Check(group, request.Items, cancellationToken);
        foreach (var (i, entry) in request.Items.Index())
        {
            db.AgendaItems.Add(Item(meeting, i, entry, Enrolment(group, i, entry, enrolments)));
        }

        await db.SaveChangesAsync(cancellationToken);
        return MeetingAnswer.Of(await meetings.Read(meeting.Id, cancellationToken), call.Caller);
    }

    private async Task<Dictionary<Guid, Enrolment>> Enrolments(CallMeeting request, CancellationToken cancellationToken)
    {
        var named = request.Items.Select(item => item.EnrolmentId).OfType<Guid>().Distinct().ToList();
        return await db.Enrolments.Where(enrolment => named.Contains(enrolment.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
    }

    private Enrolment? Enrolment(LeadingGroup group, int i, AgendaEntry entry, Dictionary<Guid, Enrolment> known)
    {
        if (entry.EnrolmentId is not { } id)
        {
            return null;
        }

        if (!known.TryGetValue(id, out var enrolment) || enrolment.Region != group.Region)
        {
            throw new ProblemException(MeetingProblems.EnrolmentElsewhere) { Field = $"items[{i}].enrolmentId" };
        }

        var motions = Motions(entry.Matter, enrolment);
        return motions is null || motions.Contains(entry.Motion, StringComparer.Ordinal)
            ? enrolment
            : throw new ProblemException(MeetingProblems.MotionUnknown, entry.Motion!, string.Join(", ", motions))
            {
                Field = $"items[{i}].motion",
            };
    }

    private List<string>? Motions(GroupMatter matter, Enrolment enrolment) =>
        matter switch
        {
            GroupMatter.Enrolment => [.. Enum.GetValues<EnrolmentStanding>().Select(Words.Of)],
            GroupMatter.Grade => [.. policy.EvaluationSheet(enrolment)?.Grades.Select(grade => grade.Key) ?? []],
            _ => null,
        };

    private AgendaItem Item(Meeting meeting, int i, AgendaEntry entry, Enrolment? enrolment) =>
        new()
        {
            Id = ids.New(),
            MeetingId = meeting.Id,
            Position = i + 1,
            Matter = entry.Matter,
            EnrolmentId = enrolment?.Id,
            PersonId = enrolment?.PersonId,
            SourceId = entry.SourceId,
            Motion = entry.Motion,
            Title = entry.Title,
            Brief = entry.Brief,
            Bundle = string.Join(',', entry.Documents.Select(document => document.ToString("N"))),
        };
}
