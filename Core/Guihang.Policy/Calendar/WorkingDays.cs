using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Guihang.Policy.Calendar;

/// <summary>
/// The working days of years whose official calendar is known. Saturdays and Sundays are off, and so are the days that the yearly notice on holidays names,
/// while weekend days that it swaps (调休) are worked.
/// </summary>
public sealed class WorkingDays
{
    private readonly HashSet<int> _years = [];
    private readonly HashSet<DateOnly> _off = [];
    private readonly HashSet<DateOnly> _worked = [];

    /// <summary>Adds what a year's notice says.</summary>
    /// <param name="year">The year.</param>
    /// <param name="off">Days off: a day (<c>2024-01-01</c>) or the first and the last of several (<c>2024-02-10/2024-02-17</c>).</param>
    /// <param name="worked">Weekend days that are worked, written in the same way.</param>
    /// <exception cref="FormatException">An entry is neither a day nor two.</exception>
    public void Add(int year, IEnumerable<string> off, IEnumerable<string> worked)
    {
        _years.Add(year);
        _off.UnionWith(off.SelectMany(DaysOf));
        _worked.UnionWith(worked.SelectMany(DaysOf));
    }

    /// <summary>Whether a day is worked; null where the calendar of its year is not known.</summary>
    /// <param name="day">The day.</param>
    public bool? IsWorked(DateOnly day) =>
        !_years.Contains(day.Year)
            ? null
            : _worked.Contains(day) || (!_off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The first day after a number of working days; false where it reaches into a year whose calendar is not known.</summary>
    /// <param name="start">The day from which they are counted.</param>
    /// <param name="days">How many, 1 or more.</param>
    /// <param name="firstDayCounts">Whether the day itself counts, where it is worked.</param>
    /// <param name="end">The first day after the last of them.</param>
    /// <param name="missing">The year that is not known; null where none is missing.</param>
    public bool TryEnd(DateOnly start, int days, bool firstDayCounts, out DateOnly end, [NotNullWhen(false)] out int? missing)
    {
        end = firstDayCounts ? start : start.AddDays(1);
        missing = null;
        for (var left = days; left > 0; end = end.AddDays(1))
        {
            if (IsWorked(end) is not { } isWorked)
            {
                missing = end.Year;
                return false;
            }

            left -= isWorked ? 1 : 0;
        }

        return true;
    }

    private static IEnumerable<DateOnly> DaysOf(string entry)
    {
        var days = entry.Split('/');
        if (days.Length > 2)
        {
            throw new FormatException($"\"{entry}\" is neither a day nor the first and the last of several.");
        }

        var last = DateOnly.ParseExact(days[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var day = DateOnly.ParseExact(days[0], "yyyy-MM-dd", CultureInfo.InvariantCulture); day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
