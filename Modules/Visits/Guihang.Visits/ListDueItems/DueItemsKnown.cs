namespace Guihang.Visits;

/// <summary>Due items in queries: as known before a time, and as they stand on a day.</summary>
internal static class DueItemsKnown
{
    /// <summary>The items as they were known before a time; at the end of time, as they are.</summary>
    public static IQueryable<DueItem> Before(IQueryable<DueItem> items, DateTime known) =>
        known == Core.Data.CivilClock.EndOfTime
            ? items.Where(item => item.SupersededAt == null)
            : items.Where(item => item.RecordedAt < known && (item.SupersededAt == null || item.SupersededAt >= known));

    /// <summary>The items that stand like this on a day; all that are not met where it is not said.</summary>
    public static IQueryable<DueItem> Standing(this IQueryable<DueItem> items, DueState? state, DateOnly day, DateTime known)
    {
        items = (state, known == Core.Data.CivilClock.EndOfTime) switch
        {
            (DueState.Met or DueState.MetLate, _) => items.Where(item => item.MetOn != null && item.MetRecordedAt < known),
            (_, true) => items.Where(item => item.MetOn == null),
            (_, false) => items.Where(item => item.MetOn == null || item.MetRecordedAt >= known),
        };
        return state switch
        {
            DueState.Upcoming => items.Where(item => item.WindowStart > day),
            DueState.Open => items.Where(item => item.WindowStart <= day && item.OrderDay > day),
            DueState.Overdue => items.Where(item => item.OrderDay <= day),
            DueState.Met => items.Where(item => item.MetOn < item.OrderDay),
            DueState.MetLate => items.Where(item => item.MetOn >= item.OrderDay),
            _ => items,
        };
    }
}
