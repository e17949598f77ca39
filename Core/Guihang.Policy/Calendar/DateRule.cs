using System.Diagnostics.CodeAnalysis;

namespace Guihang.Policy.Calendar;

/// <summary>
/// Finds a day from a day. Policies write it as <c>same-day</c>, as a length that is added (<c>P6M</c>), or as the first day of a window of the calendar:
/// <c>this-calendar-quarter</c>, <c>next-calendar-quarter</c>, and so for month, half-year and year.
/// </summary>
/// <param name="After">What is added to the day first.</param>
/// <param name="Cycle">The cycle whose window is then taken; <see cref="CalendarCycle.None"/> for the day itself.</param>
/// <param name="Next">Whether it is the window after the one in which the day lies.</param>
public readonly record struct DateRule(Duration After, CalendarCycle Cycle, bool Next)
{
    private const string SameDay = "same-day";
    private const string This = "this-";
    private const string Following = "next-";

    /// <summary>The day found. A length in months leads to the corresponding day, or to the month's last where it is missing.</summary>
    /// <param name="day">The day to start from.</param>
    public DateOnly From(DateOnly day)
    {
        var moved = day.AddMonths(After.Months).AddDays(After.Days);
        if (Cycle == CalendarCycle.None)
        {
            return moved;
        }

        var window = Cycle.WindowOf(moved);
        return Next ? window.End!.Value : window.Start;
    }

    /// <summary>Reads a date rule; false where the text is not one.</summary>
    /// <param name="text">The text, as policies write it.</param>
    /// <param name="rule">The rule.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateRule rule)
    {
        rule = default;
        if (text is null || text == SameDay)
        {
            return text is not null;
        }

        if (Duration.TryParse(text, out var after))
        {
            rule = new DateRule(after, CalendarCycle.None, false);
            return true;
        }

        var lead = text.StartsWith(This, StringComparison.Ordinal) ? This : Following;
        if (!text.StartsWith(lead, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var cycle in Enum.GetValues<CalendarCycle>())
        {
            if (cycle != CalendarCycle.None && text.AsSpan(lead.Length).SequenceEqual(Rules.Words.Of(cycle)))
            {
                rule = new DateRule(default, cycle, lead == Following);
                return true;
            }
        }

        return false;
    }

    /// <summary>As policies write it.</summary>
    public override string ToString() =>
        Cycle != CalendarCycle.None ? (Next ? Following : This) + Rules.Words.Of(Cycle)
        : After == default ? SameDay
        : After.ToString();
}
