namespace Guihang.Policy.Calendar;

/// <summary>
/// How the last day of a length counted from a day is found. No statute fixes it (end dates are disputed in practice),
/// so it is a parameter that policy chooses.
/// </summary>
public enum EndDayConvention
{
    /// <summary>
    /// The first day counts; the last day is the day before the corresponding day. Where the month has no corresponding day, its last day.
    /// 15 March + 12 months ends on 14 March; 31 August + 6 months ends on the last day of February.
    /// </summary>
    DayBeforeElseMonthEnd,

    /// <summary>
    /// As <see cref="DayBeforeElseMonthEnd"/>, but where the month has no corresponding day, the day before its last day.
    /// 31 August + 6 months ends on 27 February (28 in a leap year).
    /// </summary>
    DayBeforeElseDayBeforeMonthEnd,

    /// <summary>
    /// The first day does not count; the last day is the corresponding day, or the month's last day where there is none (Civil Code arts. 201, 202).
    /// 15 March + 12 months ends on 15 March.
    /// </summary>
    CorrespondingDay,
}

/// <summary>Counts lengths from days under an <see cref="EndDayConvention"/>.</summary>
public static class EndDays
{
    /// <summary>The first day after a length that runs from <paramref name="start"/>.</summary>
    /// <param name="convention">How the last day is found.</param>
    /// <param name="start">The day from which the length runs.</param>
    /// <param name="length">The length.</param>
    public static DateOnly ExclusiveEnd(this EndDayConvention convention, DateOnly start, Duration length)
    {
        var afterMonths = length.Months == 0 ? WithoutMonths(convention, start) : AfterMonths(convention, start, length.Months);
        return afterMonths.AddDays(length.Days);
    }

    /// <summary>The span of a length that runs from <paramref name="start"/>; its first day is always the start.</summary>
    /// <param name="convention">How the last day is found.</param>
    /// <param name="start">The day from which the length runs.</param>
    /// <param name="length">The length.</param>
    public static DateSpan SpanFrom(this EndDayConvention convention, DateOnly start, Duration length) =>
        new(start, convention.ExclusiveEnd(start, length));

    /// <summary>
    /// The first day after a length that follows another one without a gap. The two together end as one would, unless the earlier one ended for want of a
    /// corresponding day: the chain then runs from where it ended.
    /// </summary>
    /// <param name="convention">How the last day is found.</param>
    /// <param name="exclusiveEnd">The first day after the earlier length.</param>
    /// <param name="length">The length that follows.</param>
    public static DateOnly ChainedEnd(this EndDayConvention convention, DateOnly exclusiveEnd, Duration length) =>
        convention.ExclusiveEnd(convention == EndDayConvention.CorrespondingDay ? exclusiveEnd.AddDays(-1) : exclusiveEnd, length);

    private static DateOnly WithoutMonths(EndDayConvention convention, DateOnly start) =>
        convention == EndDayConvention.CorrespondingDay ? start.AddDays(1) : start;

    private static DateOnly AfterMonths(EndDayConvention convention, DateOnly start, int months)
    {
        var month = new DateOnly(start.Year, start.Month, 1).AddMonths(months);
        var daysInMonth = DateTime.DaysInMonth(month.Year, month.Month);
        var isMissing = start.Day > daysInMonth;
        var corresponding = month.AddDays(Math.Min(start.Day, daysInMonth) - 1);

        return convention switch
        {
            EndDayConvention.DayBeforeElseMonthEnd => isMissing ? corresponding.AddDays(1) : corresponding,
            EndDayConvention.DayBeforeElseDayBeforeMonthEnd => corresponding,
            EndDayConvention.CorrespondingDay => corresponding.AddDays(1),
            _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "No such end-day convention."),
        };
    }
}
