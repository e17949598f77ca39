using FsCheck;
using FsCheck.Fluent;
using Guihang.Policy.Calendar;
using Guihang.Tests.Support;

namespace Guihang.Tests.Calendar;

/// <summary>How the last day of a length is found: no statute fixes it, so there are three ways.</summary>
public sealed class LastDays
{
    private const EndDayConvention DayBefore = EndDayConvention.DayBeforeElseMonthEnd;
    private const EndDayConvention DayBeforeMonthEnd = EndDayConvention.DayBeforeElseDayBeforeMonthEnd;
    private const EndDayConvention Corresponding = EndDayConvention.CorrespondingDay;

    [Theory]
    [InlineData("2024-03-15", "P12M", "2025-03-14", "2025-03-14", "2025-03-15")]
    [InlineData("2024-03-15", "P18M", "2025-09-14", "2025-09-14", "2025-09-15")]
    [InlineData("2024-02-29", "P12M", "2025-02-28", "2025-02-27", "2025-02-28")]
    [InlineData("2024-02-29", "P48M", "2028-02-28", "2028-02-28", "2028-02-29")]
    [InlineData("2024-08-31", "P6M", "2025-02-28", "2025-02-27", "2025-02-28")]
    [InlineData("2023-08-31", "P6M", "2024-02-29", "2024-02-28", "2024-02-29")]
    [InlineData("2023-08-30", "P6M", "2024-02-29", "2024-02-28", "2024-02-29")]
    [InlineData("2023-08-29", "P6M", "2024-02-28", "2024-02-28", "2024-02-29")]
    [InlineData("2022-02-28", "P24M", "2024-02-27", "2024-02-27", "2024-02-28")]
    [InlineData("2023-07-01", "P24M", "2025-06-30", "2025-06-30", "2025-07-01")]
    [InlineData("2025-03-31", "P1M", "2025-04-30", "2025-04-29", "2025-04-30")]
    [InlineData("2025-03-30", "P1M", "2025-04-29", "2025-04-29", "2025-04-30")]
    [InlineData("2025-12-31", "P2M", "2026-02-28", "2026-02-27", "2026-02-28")]
    [InlineData("2026-01-01", "P12M", "2026-12-31", "2026-12-31", "2027-01-01")]
    [InlineData("2025-01-10", "P30D", "2025-02-08", "2025-02-08", "2025-02-09")]
    [InlineData("2024-01-31", "P1M5D", "2024-03-05", "2024-03-04", "2024-03-05")]
    public void The_last_day_is_as_the_convention_has_it(
        string start,
        string length,
        string dayBefore,
        string dayBeforeMonthEnd,
        string corresponding
    )
    {
        Assert.Equal(Day(dayBefore), DayBefore.SpanFrom(Day(start), Duration.Parse(length)).LastDay);
        Assert.Equal(Day(dayBeforeMonthEnd), DayBeforeMonthEnd.SpanFrom(Day(start), Duration.Parse(length)).LastDay);
        Assert.Equal(Day(corresponding), Corresponding.SpanFrom(Day(start), Duration.Parse(length)).LastDay);
    }

    [Fact]
    public void A_convention_that_is_none_is_refused()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() =>
            ((EndDayConvention)9).ExclusiveEnd(Day("2024-01-01"), Duration.OfMonths(1))
        );

        Assert.Equal("convention", fault.ParamName);
        Assert.Contains("No such end-day convention.", fault.Message, StringComparison.Ordinal);
    }

    // what remains and the new length, one after the other, also after a missing day.
    [Theory]
    [InlineData(DayBefore, "2025-01-15", "P12M", "P18M", "2027-07-14")]
    [InlineData(DayBefore, "2023-03-01", "P24M", "P12M", "2026-02-28")]
    [InlineData(DayBefore, "2024-08-31", "P6M", "P6M", "2025-08-31")]
    [InlineData(DayBeforeMonthEnd, "2024-08-31", "P6M", "P6M", "2025-08-27")]
    [InlineData(Corresponding, "2024-08-31", "P6M", "P6M", "2025-08-28")]
    [InlineData(Corresponding, "2025-01-15", "P12M", "P18M", "2027-07-15")]
    [InlineData(Corresponding, "2025-01-15", "P10D", "P10D", "2025-02-04")]
    public void A_length_that_follows_another_one_is_counted_from_its_end(
        EndDayConvention convention,
        string start,
        string first,
        string second,
        string lastDay
    )
    {
        var end = convention.ExclusiveEnd(Day(start), Duration.Parse(first));

        Assert.Equal(Day(lastDay), convention.ChainedEnd(end, Duration.Parse(second)).AddDays(-1));
    }

    [Fact]
    public void The_span_starts_on_the_day_from_which_the_length_runs_and_never_ends_before_it() =>
        Generated.Hold(
            Runs,
            run =>
                run.Convention.SpanFrom(run.Start, run.Length) is { End: { } end } span
                && span.Start == run.Start
                && end >= run.Start
                && end == run.Convention.ExclusiveEnd(run.Start, run.Length)
        );

    [Fact]
    public void A_longer_length_never_ends_earlier() =>
        Generated.Hold(
            from run in Runs
            from months in Gen.Choose(0, 24)
            from days in Gen.Choose(0, 40)
            select (run, More: new Duration(months, days)),
            t =>
                t.run.Convention.ExclusiveEnd(t.run.Start, t.run.Length + t.More)
                >= t.run.Convention.ExclusiveEnd(t.run.Start, t.run.Length)
        );

    [Fact]
    public void A_later_start_never_ends_earlier() =>
        Generated.Hold(
            Runs,
            run => run.Convention.ExclusiveEnd(run.Start.AddDays(1), run.Length) >= run.Convention.ExclusiveEnd(run.Start, run.Length)
        );

    [Fact]
    public void The_day_that_does_not_count_puts_the_end_off_by_a_day_at_most() =>
        Generated.Hold(
            Runs,
            run =>
            {
                var (a, a1, b) = (End(DayBefore, run), End(DayBeforeMonthEnd, run), End(Corresponding, run));
                return a1 <= a && a <= b && b == a1.AddDays(1);
            }
        );

    [Fact]
    public void Where_the_month_has_the_corresponding_day_all_that_count_the_first_day_agree() =>
        Generated.Hold(Runs, run => run.Start.Day > 28 || End(DayBefore, run) == End(DayBeforeMonthEnd, run));

    [Fact]
    public void Where_no_day_is_missing_lengths_in_a_chain_end_as_one_would() =>
        Generated.Hold(
            from convention in Generated.Conventions
            from start in Generated.Days
            from first in Gen.Choose(0, 40)
            from second in Gen.Choose(0, 40)
            select (convention, start, first, second),
            t =>
                t.start.Day > 28
                || t.convention.ChainedEnd(t.convention.ExclusiveEnd(t.start, Duration.OfMonths(t.first)), Duration.OfMonths(t.second))
                    == t.convention.ExclusiveEnd(t.start, Duration.OfMonths(t.first + t.second))
        );

    [Fact]
    public void A_chain_of_nothing_ends_where_it_began() =>
        Generated.Hold(Runs, run => run.Convention.ChainedEnd(End(run.Convention, run), default) == End(run.Convention, run));

    private static Gen<Run> Runs { get; } =
        from convention in Generated.Conventions
        from start in Generated.Days
        from length in Generated.Lengths
        select new Run(convention, start, length);

    private static DateOnly End(EndDayConvention convention, Run run) => convention.ExclusiveEnd(run.Start, run.Length);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Run(EndDayConvention Convention, DateOnly Start, Duration Length);
}
