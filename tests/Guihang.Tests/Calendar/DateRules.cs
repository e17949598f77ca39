using FsCheck.Fluent;
using Guihang.Policy.Calendar;
using Guihang.Tests.Support;

namespace Guihang.Tests.Calendar;

/// <summary>Windows of the calendar, and days found from days.</summary>
public sealed class DateRules
{
    private static readonly CalendarCycle[] Cycles = [.. Enum.GetValues<CalendarCycle>().Except([CalendarCycle.None])];

    [Theory]
    [InlineData("same-day", "2023-07-10", "2023-07-10")]
    [InlineData("P6M", "2023-08-31", "2024-02-29")]
    [InlineData("P1M10D", "2023-07-10", "2023-08-20")]
    [InlineData("this-calendar-quarter", "2023-07-10", "2023-07-01")]
    [InlineData("next-calendar-quarter", "2023-07-10", "2023-10-01")]
    [InlineData("next-calendar-month", "2023-12-31", "2024-01-01")]
    [InlineData("this-calendar-half-year", "2023-12-31", "2023-07-01")]
    [InlineData("next-calendar-year", "2023-01-01", "2024-01-01")]
    public void A_rule_finds_a_day_from_a_day_and_is_written_as_it_is_read(string text, string from, string found)
    {
        Assert.True(DateRule.TryParse(text, out var rule));

        Assert.Equal(Day(found), rule.From(Day(from)));
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("next")]
    [InlineData("next-none")]
    [InlineData("this-calendar")]
    [InlineData("calendar-quarter")]
    [InlineData("that-calendar-quarter")]
    public void What_is_no_rule_is_not_read(string? text) => Assert.False(DateRule.TryParse(text, out _));

    [Fact]
    public void A_window_holds_its_day_and_the_windows_of_a_span_cover_it_without_a_gap() =>
        Generated.Hold(
            from day in Generated.Days
            from cycle in Gen.Elements(Cycles)
            from length in Gen.Choose(1, 900)
            select (day, cycle, length),
            t =>
            {
                var span = new DateSpan(t.day, t.day.AddDays(t.length));
                var windows = t.cycle.WindowsFrom(span).ToList();
                return t.cycle.WindowOf(t.day).Contains(t.day)
                    && windows[0].Contains(t.day)
                    && windows[^1].Contains(span.End!.Value.AddDays(-1))
                    && windows.Zip(windows.Skip(1)).All(pair => pair.First.End == pair.Second.Start)
                    && windows.TrueForAll(window => window.Start.AddMonths((int)t.cycle) == window.End);
            }
        );

    [Fact]
    public void A_span_without_an_end_has_windows_without_end() =>
        Assert.Equal(
            new DateOnly(2024, 1, 1),
            CalendarCycle.CalendarQuarter.WindowsFrom(new DateSpan(new(2021, 8, 5), null)).ElementAt(10).Start
        );

    [Fact]
    public void An_empty_span_touches_no_window() =>
        Assert.Empty(CalendarCycle.CalendarMonth.WindowsFrom(new DateSpan(new(2024, 1, 15), new(2024, 1, 15))));

    [Fact]
    public void No_cycle_has_no_windows()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarCycle.None.WindowOf(new DateOnly(2024, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarCycle.None.WindowsFrom(new DateSpan(new(2024, 1, 1), null)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
