using System.Globalization;

namespace Guihang.Policy.Calendar;

/// <summary>Days that come again every year, as from 20 December to 5 January; both ends belong to it.</summary>
/// <param name="From">The first day, as <c>MM-dd</c>.</param>
/// <param name="To">The last day, as <c>MM-dd</c>; one that is earlier in the year lies in the next year. 29 February is the 28th where there is none.</param>
public sealed record YearlySpan(string From, string To)
{
    /// <summary>Whether a text is a day of the year.</summary>
    /// <param name="text">The text, as <c>MM-dd</c>.</param>
    public static bool IsDay(string? text) =>
        text is { Length: 5 }
        && DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The days of the span in which a day lies; null where it lies in none.</summary>
    /// <param name="day">The day.</param>
    public DateSpan? Around(DateOnly day)
    {
        for (var year = day.Year - 1; year <= day.Year; year++)
        {
            var wraps = string.CompareOrdinal(To, From) < 0;
            var span = new DateSpan(Day(year, From), Day(wraps ? year + 1 : year, To).AddDays(1));
            if (span.Contains(day))
            {
                return span;
            }
        }

        return null;
    }

    private static DateOnly Day(int year, string text)
    {
        var month = int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var day = int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture);
        return new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }
}
