using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>What requests of this module concern.</summary>
internal static class Subjects
{
    public const string EnrolmentKind = "enrolment";
    public const string SpecialReportKind = "special-report";
    public const string LeadingGroupKind = "leading-group";
    public const string FindingKind = "finding";
    public const string MeetingKind = "meeting";
    public const string AgendaItemKind = "agenda-item";

    public const string UseKind = "use-of-result";

    public static Subject Person(Guid id) => new(SubjectKinds.Person, id);

    public static Subject Use(Guid id) => new(UseKind, id);

    public static Subject Enrolment(Guid id) => new(EnrolmentKind, id);

    public static Subject LeadingGroup(Guid id) => new(LeadingGroupKind, id);

    public static Subject Meeting(Guid id) => new(MeetingKind, id);

    public static Subject AgendaItem(Guid id) => new(AgendaItemKind, id);

    public static Subject SpecialReport(Guid id) => new(SpecialReportKind, id);
}

/// <summary>An enrolment stays with the jurisdiction that screened, and goes with the person to another unit: its documents that units read do.</summary>
internal sealed class EnrolmentPlaceFinder(Session session, Func<IMediator> mediator, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.EnrolmentKind;

    public async Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var found = await session
            .Context<EvaluationDb>()
            .Enrolments.Where(enrolment => enrolment.Id == id)
            .Select(enrolment => new { enrolment.PersonId, Place = new Place(enrolment.Region, enrolment.UnitId) })
            .FirstOrDefaultAsync(cancellationToken);
        return found is not null && await mediator().Send(new FindPerson(found.PersonId), cancellationToken) is { } person
            ? found.Place with
            {
                UnitId = person.UnitId,
            }
            : found?.Place;
    }

    /// <summary>It names those before whom it is or was laid.</summary>
    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .EnrolmentsOpenTo(caller.OfficerId, clock.Today())
            .AnyAsync(enrolment => enrolment.Id == id, cancellationToken);
}

internal sealed class GroupPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.LeadingGroupKind;

    // A group belongs to its jurisdiction and to no unit.
    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .Groups.Where(group => group.Id == id)
            .Select(group => new Place(group.Region, Guid.Empty))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>It names those who sit in it.</summary>
    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return session
            .Context<EvaluationDb>()
            .Memberships.Where(seat => seat.GroupId == id && seat.OfficerId == caller.OfficerId && seat.SupersededAt == null)
            .AnyAsync(seat => seat.From <= today && (seat.Until == null || seat.Until >= today), cancellationToken);
    }
}

internal sealed class MeetingPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.MeetingKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .Meetings.Where(meeting => meeting.Id == id)
            .Select(meeting => new Place(meeting.Region, Guid.Empty))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>It names those whose group meets.</summary>
    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .MeetingsOpenTo(caller.OfficerId, clock.Today())
            .AnyAsync(meeting => meeting.Id == id, cancellationToken);
}

internal sealed class AgendaItemPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.AgendaItemKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<EvaluationDb>();
        return db
            .AgendaItems.Where(item => item.Id == id)
            .Join(db.Meetings, item => item.MeetingId, meeting => meeting.Id, (_, meeting) => new Place(meeting.Region, Guid.Empty))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>It names the members who do not stand aside.</summary>
    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken) =>
        session.Context<EvaluationDb>().ItemsOpenTo(caller.OfficerId, clock.Today()).AnyAsync(item => item.Id == id, cancellationToken);
}

internal sealed class FindingPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.FindingKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .Findings.Where(finding => finding.FindingId == id && finding.SupersededAt == null)
            .Select(finding => new Place(finding.Region, finding.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}
