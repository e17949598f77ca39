using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Policy.VisitPlans;

/// <summary>Days of the year in which no visit falls due (静默期).</summary>
public static class QuietPeriods
{
    /// <summary>The quiet periods as policy has them.</summary>
    /// <param name="spans">The table of the parameter <c>visits.quiet</c>: each row with its first and last day, as <c>MM-dd</c>.</param>
    public static IReadOnlyList<YearlySpan> Of(Table spans) =>
        [.. spans.Rows.Select(row => new YearlySpan(row.Word("from")!, row.Word("to")!))];

    /// <summary>The days of the quiet periods in which a day lies; null where it lies in none.</summary>
    /// <param name="quiet">The quiet periods.</param>
    /// <param name="day">The day.</param>
    public static DateSpan? Around(this IReadOnlyList<YearlySpan> quiet, DateOnly day) =>
        quiet.Select(span => span.Around(day)).FirstOrDefault(span => span is not null);

    /// <summary>The visit with the last day that it has where no visit falls due in a quiet period: the first day after it, and which day it was.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="quiet">The quiet periods.</param>
    public static PlannedVisit Outside(this PlannedVisit visit, IReadOnlyList<YearlySpan> quiet)
    {
        if (visit.Window.LastDay is not { } before)
        {
            return visit;
        }

        var last = before;
        // Quiet periods may follow on one another; where there is no day without one, the day stays where it came to.
        for (var times = 0; times < quiet.Count && quiet.Around(last) is { End: { } end }; times++)
        {
            last = end;
        }

        return last == before ? visit : visit with { Window = new DateSpan(visit.Window.Start, last.AddDays(1)), PostponedFrom = before };
    }
}
