using FsCheck.Fluent;
using Guihang.Policy.Calendar;
using Guihang.Tests.Support;

namespace Guihang.Tests.Calendar;

/// <summary>Spans are half-open inside; people see the last day.</summary>
public sealed class DateSpans
{
    private static readonly DateOnly Day = new(2024, 2, 28);

    // Wide enough to hold every day that the generated spans could tell apart.
    private static readonly IReadOnlyList<DateOnly> Window =
    [
        .. Enumerable.Range(-2, 40).Select(days => new DateOnly(2024, 2, 24).AddDays(days)),
    ];

    [Fact]
    public void The_first_day_belongs_to_a_span_and_its_end_does_not()
    {
        var span = new DateSpan(Day, Day.AddDays(3));

        Assert.False(span.Contains(Day.AddDays(-1)));
        Assert.True(span.Contains(Day));
        Assert.True(span.Contains(new DateOnly(2024, 2, 29)));
        Assert.True(span.Contains(new DateOnly(2024, 3, 1)));
        Assert.False(span.Contains(new DateOnly(2024, 3, 2)));
    }

    [Fact]
    public void The_last_day_shown_is_the_day_before_the_end()
    {
        Assert.Equal(new DateOnly(2024, 2, 29), new DateSpan(Day, new DateOnly(2024, 3, 1)).LastDay);
        Assert.Equal(new DateOnly(2023, 2, 28), new DateSpan(new DateOnly(2023, 2, 28), new DateOnly(2023, 3, 1)).LastDay);
        Assert.Null(new DateSpan(Day, null).LastDay);
        Assert.Null(new DateSpan(Day, Day).LastDay);
    }

    [Fact]
    public void A_span_without_an_end_holds_every_later_day()
    {
        var open = new DateSpan(Day, null);

        Assert.True(open.Contains(Day));
        Assert.True(open.Contains(DateOnly.MaxValue));
        Assert.False(open.Contains(Day.AddDays(-1)));
        Assert.False(open.IsEmpty);
    }

    [Fact]
    public void A_span_of_one_day_is_not_empty_and_a_span_of_none_is()
    {
        Assert.False(new DateSpan(Day, Day.AddDays(1)).IsEmpty);
        Assert.True(new DateSpan(Day, Day).IsEmpty);
    }

    [Fact]
    public void A_span_cannot_end_before_it_starts()
    {
        var fault = Assert.Throws<ArgumentException>(() => new DateSpan(Day, Day.AddDays(-1)));

        Assert.Equal("end", fault.ParamName);
        Assert.Contains("2024-02-27", fault.Message, StringComparison.Ordinal);
        Assert.Contains("2024-02-28", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_that_follow_on_one_another_share_no_day()
    {
        var first = new DateSpan(Day, Day.AddDays(2));
        var second = new DateSpan(Day.AddDays(2), Day.AddDays(4));

        Assert.False(first.Overlaps(second));
        Assert.False(second.Overlaps(first));
        Assert.Null(first.Intersect(second));
    }

    [Fact]
    public void What_two_spans_share_runs_from_the_later_start_to_the_earlier_end()
    {
        var open = new DateSpan(Day, null);
        var later = new DateSpan(Day.AddDays(5), null);
        var closed = new DateSpan(Day.AddDays(-5), Day.AddDays(9));

        Assert.Equal(new DateSpan(Day, Day.AddDays(9)), open.Intersect(closed));
        Assert.Equal(new DateSpan(Day, Day.AddDays(9)), closed.Intersect(open));
        Assert.Equal(later, open.Intersect(later));
        Assert.Equal(new DateSpan(Day, Day.AddDays(1)), new DateSpan(Day, Day.AddDays(1)).Intersect(closed));
    }

    [Fact]
    public void People_read_the_first_and_the_last_day()
    {
        Assert.Equal("2024-02-28..2024-03-01", new DateSpan(Day, new DateOnly(2024, 3, 2)).ToString());
        Assert.Equal("2024-02-28..", new DateSpan(Day, null).ToString());
        Assert.Equal("2024-02-28 (empty)", new DateSpan(Day, Day).ToString());
    }

    [Fact]
    public void What_two_spans_share_is_exactly_the_days_that_both_hold() =>
        Generated.Hold(
            from a in Generated.Spans
            from b in Generated.Spans
            select (a, b),
            pair => Window.All(day => (pair.a.Intersect(pair.b)?.Contains(day) ?? false) == (pair.a.Contains(day) && pair.b.Contains(day)))
        );

    [Fact]
    public void Spans_overlap_exactly_where_some_day_is_in_both() =>
        Generated.Hold(
            from a in Generated.Spans
            from b in Generated.Spans
            select (a, b),
            pair => pair.a.Overlaps(pair.b) == Window.Any(day => pair.a.Contains(day) && pair.b.Contains(day))
        );

    [Fact]
    public void Sharing_days_does_not_depend_on_the_order() =>
        Generated.Hold(
            from a in Generated.Spans
            from b in Generated.Spans
            select (a, b),
            pair => pair.a.Intersect(pair.b) == pair.b.Intersect(pair.a) && pair.a.Overlaps(pair.b) == pair.b.Overlaps(pair.a)
        );

    [Fact]
    public void A_span_that_is_not_empty_shares_all_of_itself_with_itself() =>
        Generated.Hold(Generated.Spans, span => span.Intersect(span) == (span.IsEmpty ? null : span));

    [Fact]
    public void A_span_holds_as_many_days_as_lie_between_start_and_end() =>
        Generated.Hold(
            Generated.Spans,
            span => span.End is not { } end || Window.Count(span.Contains) == end.DayNumber - span.Start.DayNumber
        );

    [Fact]
    public void The_last_day_is_in_the_span_and_the_day_after_it_is_not() =>
        Generated.Hold(
            Generated.Spans,
            span => span.LastDay is not { } last ? span.IsEmpty || span.End is null : span.Contains(last) && !span.Contains(last.AddDays(1))
        );
}
