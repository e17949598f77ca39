using Guihang.Core.Problems;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Reporting;

/// <summary>Finds the rows behind a cell of a figure that is broken down.</summary>
internal sealed class FigureCells(Figures figures, BrokenDown brokenDown)
{
    /// <summary>The rows of a cell.</summary>
    /// <exception cref="ProblemException">The indicator is not broken down so, or the breakdown has or shows no such cell.</exception>
    public async Task<IQueryable<CountedRow>> RowsOf(
        string indicator,
        IndicatorDecision definition,
        FigureSpan span,
        Breakdown by,
        string cell,
        CancellationToken cancellationToken
    )
    {
        RequireBreakdown(indicator, definition, by);
        var unknown = new ProblemException(ReportingProblems.NoSuchCell, indicator, Words.Of(by), cell) { Field = "cell" };
        var rows = figures.RowsOf(definition, span);
        switch (by)
        {
            case Breakdown.Kind:
                return rows.Where(row => row.Detail == cell);
            case Breakdown.Unit:
                return Guid.TryParse(cell, out var unit) ? rows.Where(row => row.UnitId == unit) : throw unknown;
            case Breakdown.Region when cell == span.Jurisdiction:
                return brokenDown.OfOwnLevel(figures.RowsByPerson(definition, span), span).Select(counted => counted.Row);
            case Breakdown.Region:
                return brokenDown.RegionsBelow(span).Contains(cell, StringComparer.Ordinal)
                    ? figures.RowsOf(definition, span with { Jurisdiction = cell })
                    : throw unknown;
            case Breakdown.Month or Breakdown.Quarter or Breakdown.Year:
                var kind = FigureWindows.Of(by);
                var window = FigureWindows
                    .Between(kind, span.From, span.To)
                    .Cast<(DateOnly From, DateOnly To)?>()
                    .FirstOrDefault(window => FigureWindows.Key(kind, window!.Value.From) == cell);
                return window is var (from, to) ? figures.RowsOf(definition, span with { From = from, To = to }) : throw unknown;
            default:
                // What a cell does not show, its rows do not tell either.
                var cells = await brokenDown.By(indicator, definition, span, by, cancellationToken);
                return cells.Any(shown => shown.Key == cell && !shown.IsSmall)
                    ? brokenDown.Traits(definition, span, by).Where(row => (row.Trait ?? "") == cell).Select(row => row.Row)
                    : throw unknown;
        }
    }

    /// <summary>Refuses a breakdown that the indicator does not have.</summary>
    /// <exception cref="ProblemException">It does not have it.</exception>
    public static void RequireBreakdown(string indicator, IndicatorDecision definition, Breakdown by)
    {
        if (!definition.Breakdowns.Contains(by))
        {
            throw new ProblemException(
                ReportingProblems.NoSuchBreakdown,
                indicator,
                Words.Of(by),
                string.Join(", ", definition.Breakdowns.Select(Words.Of))
            )
            {
                Field = "by",
            };
        }
    }
}
