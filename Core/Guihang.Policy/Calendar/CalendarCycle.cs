namespace Guihang.Policy.Calendar;

/// <summary>A cycle of the calendar: months, quarters and years as the calendar has them, not counted from a day of the case.</summary>
public enum CalendarCycle
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Calendar months.</summary>
    CalendarMonth = 1,

    /// <summary>Calendar quarters (季度).</summary>
    CalendarQuarter = 3,

    /// <summary>Halves of a calendar year.</summary>
    CalendarHalfYear = 6,

    /// <summary>Calendar years.</summary>
    CalendarYear = 12,
}

/// <summary>The windows of a cycle.</summary>
public static class CalendarCycles
{
    /// <summary>The window in which a day lies.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cycle is <see cref="CalendarCycle.None"/>.</exception>
    public static DateSpan WindowOf(this CalendarCycle cycle, DateOnly day)
    {
        var months = Months(cycle);
        var start = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new DateSpan(start, start.AddMonths(months));
    }

    /// <summary>The windows that touch a span, from its first day on; the first and the last may reach beyond it.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="span">The span; without an end the windows never end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cycle is <see cref="CalendarCycle.None"/>.</exception>
    public static IEnumerable<DateSpan> WindowsFrom(this CalendarCycle cycle, DateSpan span)
    {
        var months = Months(cycle);
        return span.IsEmpty ? [] : Windows(cycle.WindowOf(span.Start).Start, months, span.End);
    }

    private static IEnumerable<DateSpan> Windows(DateOnly start, int months, DateOnly? end)
    {
        for (var first = start; end is null || first < end; first = first.AddMonths(months))
        {
            yield return new DateSpan(first, first.AddMonths(months));
        }
    }

    private static int Months(CalendarCycle cycle) =>
        cycle is CalendarCycle.None ? throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "No cycle, no windows.") : (int)cycle;
}
