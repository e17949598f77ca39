using System.Text.Json;
using Guihang.Policy.Indicators;

namespace Guihang.Reporting;

/// <summary>The addresses that lead from a figure to what stands behind it.</summary>
internal static class FigureLinks
{
    /// <summary>The rows of a number.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="span">Its window.</param>
    /// <param name="of">What the number counts.</param>
    public static string Rows(string indicator, FigureSpan span, CountedUnit of) => $"{Of(indicator, span)}&of={Word(of)}";

    /// <summary>The rows of a cell.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="span">The window of the whole.</param>
    /// <param name="by">By what it is broken down.</param>
    /// <param name="cell">The cell's key.</param>
    public static string Rows(string indicator, FigureSpan span, Breakdown by, string cell) =>
        $"{Of(indicator, span)}&by={Word(by)}&cell={Uri.EscapeDataString(cell)}";

    private static string Of(string indicator, FigureSpan span)
    {
        var known = span.KnownOn is { } day ? $"&knownOn={day:yyyy-MM-dd}" : "";
        var window = $"from={span.From:yyyy-MM-dd}&to={span.To:yyyy-MM-dd}{known}";
        return $"/api/v1/figures/{Uri.EscapeDataString(indicator)}/rows?jurisdiction={span.Jurisdiction}&{window}";
    }

    private static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{word}");
}
