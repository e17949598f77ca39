using Guihang.Core.Data;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;

namespace Guihang.Visits;

/// <summary>Due items in queries: as known before a time, and as they stand on a day.</summary>
internal static class DueItemsKnown
{
    /// <summary>The items as they were known before a time; at the end of time, as they are.</summary>
    public static IQueryable<DueItem> Before(IQueryable<DueItem> items, DateTime known) =>
        known == CivilClock.EndOfTime
            ? items.Where(item => item.SupersededAt == null)
            : items.Where(item => item.RecordedAt < known && (item.SupersededAt == null || item.SupersededAt >= known));

    /// <summary>
    /// The items that figures are made of: without those in cases of a scheme before this one, whose cohort is kept apart, and without the contacts that
    /// something in the case called for. What called for them may be a sign of despair, which feeds no figure; were only those left out, a list beside the
    /// figure would tell them from the others.
    /// </summary>
    public static IQueryable<DueItem> Counted(this IQueryable<DueItem> items, VisitsDb db) =>
        items.Where(item =>
            item.Purpose != VisitPurpose.Prompted && !db.Cases.Any(followUp => followUp.Id == item.CaseId && followUp.FormerScheme != null)
        );

    /// <summary>The items that stand like this on a day; all that are owed, in time or not, where it is not said.</summary>
    public static IQueryable<DueItem> Standing(this IQueryable<DueItem> items, VisitsDb db, DueState? state, DateOnly day, DateTime known)
    {
        if (state is DueState.Met or DueState.MetLate)
        {
            items = items.Where(item => item.MetOn != null && item.MetRecordedAt < known);
            return state is DueState.Met
                ? items.Where(item => item.MetOn < item.OrderDay)
                : items.Where(item => item.MetOn >= item.OrderDay);
        }

        items =
            known == CivilClock.EndOfTime
                ? items.Where(item => item.MetOn == null)
                : items.Where(item => item.MetOn == null || item.MetRecordedAt >= known);
        var lives = db.GoLives.Where(live => live.RecordedAt < known && (live.SupersededAt == null || live.SupersededAt >= known));
        if (state is DueState.BeforeGoLive)
        {
            return items.Where(item => lives.Any(live => live.Region == item.Region && item.OrderDay <= live.On));
        }

        items = items.Where(item => !lives.Any(live => live.Region == item.Region && item.OrderDay <= live.On));
        if (state is DueState.Closed)
        {
            return items.Where(item => item.ClosedAt != null && item.ClosedAt < known);
        }

        items =
            known == CivilClock.EndOfTime
                ? items.Where(item => item.ClosedAt == null)
                : items.Where(item => item.ClosedAt == null || item.ClosedAt >= known);
        if (state is DueState.Exempt)
        {
            return items.Where(item => item.ExemptEnd > day && item.ExemptFrom <= day && item.ExemptRecordedAt < known);
        }

        items = items.Where(item =>
            item.ExemptEnd == null || item.ExemptEnd <= day || item.ExemptFrom > day || item.ExemptRecordedAt >= known
        );
        return state switch
        {
            DueState.Upcoming => items.Where(item => item.WindowStart > day),
            DueState.Open => items.Where(item => item.WindowStart <= day && item.OrderDay > day),
            DueState.Overdue => items.Where(item => item.OrderDay <= day),
            _ => items,
        };
    }
}
