namespace Guihang.Policy.Calendar;

/// <summary>
/// A span of civil days, half-open: <see cref="Start"/> belongs to it, <see cref="End"/> does not.
/// People are shown <see cref="LastDay"/>.
/// </summary>
public readonly record struct DateSpan
{
    /// <summary>Makes a span.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The first day after the span; null where no end is known.</param>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public DateSpan(DateOnly start, DateOnly? end)
    {
        if (end < start)
        {
            throw new ArgumentException($"A span cannot end ({end:O}) before it starts ({start:O}).", nameof(end));
        }

        Start = start;
        End = end;
    }

    /// <summary>The first day of the span.</summary>
    public DateOnly Start { get; }

    /// <summary>The first day after the span; null where no end is known.</summary>
    public DateOnly? End { get; }

    /// <summary>The last day of the span, as people read it; null where no end is known or the span is empty.</summary>
    public DateOnly? LastDay => End is { } end && end > Start ? end.AddDays(-1) : null;

    /// <summary>Whether the span holds no day at all.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>Whether the day lies in the span.</summary>
    public bool Contains(DateOnly day) => day >= Start && (End is not { } end || day < end);

    /// <summary>Whether the two spans share a day.</summary>
    public bool Overlaps(DateSpan other) =>
        !IsEmpty && !other.IsEmpty && (End is not { } end || other.Start < end) && (other.End is not { } otherEnd || Start < otherEnd);

    /// <summary>The days that both spans hold; null where they share none.</summary>
    public DateSpan? Intersect(DateSpan other)
    {
        if (!Overlaps(other))
        {
            return null;
        }

        var start = Start > other.Start ? Start : other.Start;
        return new DateSpan(start, Earlier(End, other.End));
    }

    /// <summary>The span as people read it: first day to last day.</summary>
    public override string ToString() =>
        LastDay is { } last ? $"{Start:yyyy-MM-dd}..{last:yyyy-MM-dd}"
        : IsEmpty ? $"{Start:yyyy-MM-dd} (empty)"
        : $"{Start:yyyy-MM-dd}..";

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;
}
