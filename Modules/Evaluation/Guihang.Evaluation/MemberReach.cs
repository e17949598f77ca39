using Guihang.Core.Security;
using Guihang.Evaluation.Data;

namespace Guihang.Evaluation;

/// <summary>
/// What a member of a leading group reads (no other body sees an exclusion): what is or was on the agenda of a meeting of the member's own group, and
/// nothing from which the member stands aside. Whoever sits in another body as well sees there what that body is told, and nothing of this.
/// </summary>
internal static class MemberReach
{
    /// <summary>Whether the caller handles cases, and so reads what concerns them without an agenda.</summary>
    public static bool HandlesCases(Caller caller) => caller.Roles.Any(role => role is Role.CaseOfficer or Role.System);

    /// <summary>Whether a member stands aside from an item, and so is not told of it.</summary>
    public static bool IsAside(Sitting sitting, AgendaItem item, Caller reader) =>
        reader.Roles.Contains(Role.LeadingGroupMember)
        && !HandlesCases(reader)
        && sitting.Recusals.Any(recusal => recusal.ConcernsId == item.ConcernsId && recusal.OfficerId == reader.OfficerId);

    /// <summary>Meetings of the groups in which an officer sits: who has left reads no more, who is to come reads what the meeting is about.</summary>
    public static IQueryable<Meeting> MeetingsOpenTo(this EvaluationDb db, Guid officerId, DateOnly today) =>
        db.Meetings.Where(meeting =>
            db.Memberships.Any(seat =>
                seat.GroupId == meeting.GroupId
                && seat.OfficerId == officerId
                && seat.SupersededAt == null
                && (seat.Until == null || seat.Until >= today)
                && (seat.From <= today || seat.From <= meeting.HeldOn)
            )
        );

    /// <summary>Items of those meetings, without those from which the officer stands aside, in whichever group that was declared.</summary>
    public static IQueryable<AgendaItem> ItemsOpenTo(this EvaluationDb db, Guid officerId, DateOnly today)
    {
        var meetings = db.MeetingsOpenTo(officerId, today);
        var aside = db.Recusals.Where(recusal => recusal.OfficerId == officerId && recusal.SupersededAt == null);
        return db
            .AgendaItems.Where(item => meetings.Any(meeting => meeting.Id == item.MeetingId))
            .Where(item => !aside.Any(recusal => recusal.ConcernsId == item.Id || recusal.ConcernsId == item.PersonId));
    }

    /// <summary>Screenings that are the matter of those items, and what the group decided in their place: that is a screening of the same day.</summary>
    public static IQueryable<Enrolment> EnrolmentsOpenTo(this EvaluationDb db, Guid officerId, DateOnly today)
    {
        var items = db.ItemsOpenTo(officerId, today);
        var laid = db.Enrolments.Where(enrolment => items.Any(item => item.EnrolmentId == enrolment.Id));
        return db.Enrolments.Where(e => laid.Any(before => before.PersonId == e.PersonId && before.ScreenedOn == e.ScreenedOn));
    }
}
