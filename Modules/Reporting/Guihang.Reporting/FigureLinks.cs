using System.Text.Json;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Reporting;

/// <summary>The addresses that lead from a figure to what stands behind it.</summary>
internal static class FigureLinks
{
    private static readonly string DossierItem = Words.Of(FindingKind.DossierItem);

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

    /// <summary>Where the thing is found that a row counts.</summary>
    public static string Source(CountedRow row) =>
        row.Event switch
        {
            CountedEvent.VisitHeld or CountedEvent.VisitNotHeld => $"/api/v1/visits/{row.SourceId}",
            CountedEvent.SanctionDecided or CountedEvent.PeriodEnded => $"/api/v1/sanctions/{row.SourceId}",
            CountedEvent.ExecutionChecked => $"/api/v1/sanctions/{row.ThingId}/execution",
            CountedEvent.Screened => $"/api/v1/enrolments/{row.SourceId}",
            CountedEvent.FindingRecorded when row.Detail == DossierItem =>
                $"/api/v1/people/{row.PersonId}/findings?sameItemAs={row.SourceId}",
            // Who was heard stands in no list: from such a finding nobody comes further than to the person whom it is about.
            _ => $"/api/v1/people/{row.PersonId}",
        };

    private static string Of(string indicator, FigureSpan span)
    {
        var known = span.KnownOn is { } day ? $"&knownOn={day:yyyy-MM-dd}" : "";
        var window = $"from={span.From:yyyy-MM-dd}&to={span.To:yyyy-MM-dd}{known}";
        return $"/api/v1/figures/{Uri.EscapeDataString(indicator)}/rows?jurisdiction={span.Jurisdiction}&{window}";
    }

    private static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{word}");
}
