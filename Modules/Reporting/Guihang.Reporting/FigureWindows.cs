using Guihang.Policy.Indicators;

namespace Guihang.Reporting;

/// <summary>Calendar windows.</summary>
internal static class FigureWindows
{
    /// <summary>The window of a kind in which a day lies, first and last day.</summary>
    public static (DateOnly From, DateOnly To) Around(FigureWindow window, DateOnly day)
    {
        var months = window switch
        {
            FigureWindow.Month => 1,
            FigureWindow.Quarter => 3,
            FigureWindow.HalfYear => 6,
            _ => 12,
        };
        var from = new DateOnly(day.Year, day.Month - ((day.Month - 1) % months), 1);
        return (from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>The window of a breakdown by time.</summary>
    public static FigureWindow Of(Breakdown by) =>
        by switch
        {
            Breakdown.Month => FigureWindow.Month,
            Breakdown.Quarter => FigureWindow.Quarter,
            _ => FigureWindow.Year,
        };

    /// <summary>What a window that begins on a day is called.</summary>
    public static string Key(FigureWindow window, DateOnly from) =>
        window switch
        {
            FigureWindow.Month => $"{from:yyyy-MM}",
            FigureWindow.Quarter => $"{from:yyyy}-Q{((from.Month - 1) / 3) + 1}",
            _ => $"{from:yyyy}",
        };

    /// <summary>The windows of a kind between two days, in order, the first and last cut to them.</summary>
    public static IEnumerable<(DateOnly From, DateOnly To)> Between(FigureWindow window, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; )
        {
            var (_, to) = Around(window, day);
            yield return (day, to < last ? to : last);
            day = to.AddDays(1);
        }
    }
}
