using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Problems;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Reporting;

/// <summary>What figures are: their definition by policy, their rows, and what they come to.</summary>
internal sealed class Figures(PolicyEngine engine, FigureRows rows, KeptFigures kept)
{
    /// <summary>What the indicator counts, by the policy of the window's last day.</summary>
    public static Decision<IndicatorDecision> Decide(PolicyEngine engine, string jurisdiction, DateOnly on, string indicator) =>
        engine.Decide<IndicatorFacts, IndicatorDecision>(jurisdiction, on, new IndicatorFacts(indicator));

    /// <summary>The definition, with the hash of its trace.</summary>
    /// <exception cref="ProblemException">There is no such indicator.</exception>
    public (IndicatorDecision Definition, string Trace) Define(string indicator, FigureSpan span)
    {
        var decision = Decide(engine, span.Jurisdiction, span.To, indicator);
        return (decision.Outcome as Decided<IndicatorDecision>)?.Decision is { } definition
            ? (definition, Convert.ToHexStringLower(decision.Trace.Hash))
            : throw new ProblemException(ReportingProblems.NoSuchIndicator, indicator) { Field = "indicator" };
    }

    /// <summary>The rows of a figure.</summary>
    public IQueryable<CountedRow> RowsOf(IndicatorDecision definition, FigureSpan span) => rows.Of(definition, span);

    /// <summary>The rows of a figure, each with the person for whom it counts.</summary>
    public IQueryable<PersonRow> RowsByPerson(IndicatorDecision definition, FigureSpan span) => ByPerson(rows.Of(definition, span), span);

    /// <summary>Rows of a figure, each with the person for whom it counts.</summary>
    public IQueryable<PersonRow> ByPerson(IQueryable<CountedRow> some, FigureSpan span) => FigureRows.WithPersons(some, rows.SameOf(span));

    /// <summary>What a figure comes to: from what is kept for its window, or from its rows.</summary>
    public async Task<FigureCounts> Count(
        string indicator,
        IndicatorDecision definition,
        FigureSpan span,
        CancellationToken cancellationToken
    ) =>
        await kept.Find(indicator, definition, span, cancellationToken)
        ?? await FigureRows.Count(rows.Of(definition, span), rows.SameOf(span), definition.Published, cancellationToken);

    /// <summary>All indicators of a jurisdiction on a day.</summary>
    public static IReadOnlyList<TableRow> All(PolicyBook book, string jurisdiction, DateOnly on) =>
        (book.ChainFor(jurisdiction, on).Resolve("indicators", on)?.Value as Table)?.Rows ?? [];
}
