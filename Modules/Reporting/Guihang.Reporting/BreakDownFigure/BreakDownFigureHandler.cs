using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Book;
using Guihang.Core.Regions;
using Guihang.Core.Statistics;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

internal sealed class BreakDownFigureHandler(Figures figures, BrokenDown brokenDown) : IRequestHandler<BreakDownFigure, BrokenDownFigure>
{
    public async Task<BrokenDownFigure> Handle(BreakDownFigure request, CancellationToken cancellationToken)
    {
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var (definition, _) = figures.Define(request.Indicator, span);
        var by = request.By.Value;
        var after = PageKey.Read(request.After);
        FigureCells.RequireBreakdown(request.Indicator, definition, by);
        var (cells, next) =
            by == Breakdown.Unit
                ? await brokenDown.ByUnit(definition, span, after, request.Limit ?? PageKey.DefaultLimit, cancellationToken)
                : (await brokenDown.By(request.Indicator, definition, span, by, cancellationToken), null);
        return new BrokenDownFigure
        {
            Indicator = request.Indicator,
            Title = definition.Title,
            Definition = definition.Definition,
            By = by,
            Cells =
            [
                .. cells.Select(cell => cell.IsSmall ? cell : cell with { Rows = FigureLinks.Rows(request.Indicator, span, by, cell.Key) }),
            ],
            Next = next,
        };
    }
}

/// <summary>Breaks figures down.</summary>
internal sealed class BrokenDown(ReportingDb db, Figures figures, RegionTable regions, PolicyBook book, OfficeLookup offices)
{
    /// <summary>The cells of a breakdown that is given whole.</summary>
    public async Task<IReadOnlyList<FigureCell>> By(
        string indicator,
        IndicatorDecision definition,
        FigureSpan span,
        Breakdown by,
        CancellationToken cancellationToken
    ) =>
        by switch
        {
            Breakdown.Kind => await ByKind(figures.RowsByPerson(definition, span), cancellationToken),
            Breakdown.Month or Breakdown.Quarter or Breakdown.Year => await ByTime(
                indicator,
                definition,
                span,
                FigureWindows.Of(by),
                cancellationToken
            ),
            Breakdown.Region => await ByRegion(indicator, definition, span, cancellationToken),
            Breakdown.Rank or Breakdown.Category or Breakdown.Sex or Breakdown.SanctionKind => await ByTrait(
                definition,
                span,
                by,
                cancellationToken
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Units come in pages."),
        };

    /// <summary>A page of units, by their ids.</summary>
    public async Task<(IReadOnlyList<FigureCell> Cells, string? Next)> ByUnit(
        IndicatorDecision definition,
        FigureSpan span,
        PageKey? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var rows = figures.RowsByPerson(definition, span);
        if (after is not null)
        {
            rows = rows.Where(counted => counted.Row.UnitId > after.Id);
        }

        var read = await rows.GroupBy(counted => counted.Row.UnitId)
            .OrderBy(unit => unit.Key)
            .Take(limit + 1)
            .Select(unit => new UnitCell(unit.Key, unit.Select(counted => counted.Person).Distinct().Count(), unit.Count()))
            .ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, unit => new PageKey(DateOnly.MinValue, unit.Unit));
        var names = await offices.NamesOf([.. page.Items.Select(unit => unit.Unit)], cancellationToken);
        return (
            [.. page.Items.Select(unit => Cell($"{unit.Unit}", Same(names.GetValueOrDefault(unit.Unit, "")), unit.Persons, unit.Events))],
            page.Next
        );
    }

    private static async Task<IReadOnlyList<FigureCell>> ByKind(IQueryable<PersonRow> rows, CancellationToken cancellationToken)
    {
        var kinds = await rows.GroupBy(counted => counted.Row.Detail)
            .OrderBy(kind => kind.Key)
            .Select(kind => new
            {
                kind.Key,
                Persons = kind.Select(counted => counted.Person).Distinct().Count(),
                Events = kind.Count(),
            })
            .ToListAsync(cancellationToken);
        return [.. kinds.Select(kind => Cell(kind.Key, CellWords.Of(kind.Key), kind.Persons, kind.Events))];
    }

    // Window by window, so that each reads its own stretch of the index, or what is kept for it.
    private async Task<IReadOnlyList<FigureCell>> ByTime(
        string indicator,
        IndicatorDecision definition,
        FigureSpan span,
        FigureWindow window,
        CancellationToken cancellationToken
    )
    {
        var cells = new List<FigureCell>();
        foreach (var (from, to) in FigureWindows.Between(window, span.From, span.To))
        {
            var counts = await figures.Count(indicator, definition, span with { From = from, To = to }, cancellationToken);
            var key = FigureWindows.Key(window, from);
            cells.Add(Cell(key, Same(key), counts.Persons, counts.Events));
        }

        return cells;
    }

    private async Task<IReadOnlyList<FigureCell>> ByRegion(
        string indicator,
        IndicatorDecision definition,
        FigureSpan span,
        CancellationToken cancellationToken
    )
    {
        var cells = new List<FigureCell>();
        var own = OfOwnLevel(figures.RowsByPerson(definition, span), span);
        if (await own.CountAsync(cancellationToken) is var events and > 0)
        {
            var persons = await own.Select(counted => counted.Person).Distinct().CountAsync(cancellationToken);
            cells.Add(Cell(span.Jurisdiction, CellWords.OwnLevel(regions.On(span.Jurisdiction, span.To).Name), persons, events));
        }

        foreach (var code in RegionsBelow(span).Order(StringComparer.Ordinal))
        {
            var counts = await figures.Count(indicator, definition, span with { Jurisdiction = code }, cancellationToken);
            if (counts.Events > 0)
            {
                cells.Add(Cell(code, Same(regions.On(code, span.To).Name), counts.Persons, counts.Events));
            }
        }

        return cells;
    }

    /// <summary>The regions directly below the one that a figure is of.</summary>
    public IEnumerable<string> RegionsBelow(FigureSpan span) =>
        regions
            .Within(span.Jurisdiction, span.To)
            .Where(code => regions.Chain(code, span.To) is [_, var parent, ..] && parent == regions.Latest(span.Jurisdiction));

    /// <summary>Of rows those of the jurisdiction's own level (本级), which lie in none of the regions below it.</summary>
    public IQueryable<PersonRow> OfOwnLevel(IQueryable<PersonRow> rows, FigureSpan span)
    {
        var below = RegionsBelow(span).SelectMany(code => regions.Within(code, span.To)).ToHashSet(StringComparer.Ordinal);
        var own = regions.Within(span.Jurisdiction, span.To).Where(code => !below.Contains(code)).ToList();
        return rows.Where(counted => own.Contains(counted.Row.Region));
    }

    /// <summary>The rows of a figure with a trait of their persons, by the sanction decided last of those that were known: of a trait that changed it is the latest that counts.</summary>
    public IQueryable<TraitRow> Traits(IndicatorDecision definition, FigureSpan span, Breakdown by)
    {
        var sanctions = FigureRows.Known(db.Counted.Where(s => s.Event == CountedEvent.SanctionDecided), span);
        return figures
            .RowsByPerson(definition, span)
            .Select(counted => new TraitRow
            {
                Row = counted.Row,
                Person = counted.Person,
                Trait = sanctions
                    .Where(s => s.PersonId == counted.Row.PersonId)
                    .OrderByDescending(s => s.About)
                    .ThenByDescending(s => s.Id)
                    .Select(s =>
                        by == Breakdown.Rank ? s.Rank
                        : by == Breakdown.Category ? s.Category
                        : by == Breakdown.Sex ? s.Sex
                        : s.Kind
                    )
                    .FirstOrDefault(),
            });
    }

    private async Task<IReadOnlyList<FigureCell>> ByTrait(
        IndicatorDecision definition,
        FigureSpan span,
        Breakdown by,
        CancellationToken cancellationToken
    )
    {
        var traits = await Traits(definition, span, by)
            .GroupBy(row => row.Trait)
            .Select(trait => new
            {
                trait.Key,
                Persons = trait.Select(row => row.Person).Distinct().Count(),
                Events = trait.Count(),
            })
            .ToListAsync(cancellationToken);
        var cells = traits
            .OrderBy(trait => trait.Key, StringComparer.Ordinal)
            .Select(trait => Cell(trait.Key ?? "", CellWords.Of(trait.Key ?? ""), trait.Persons, trait.Events));
        return Hide([.. cells], Smallest(span));
    }

    // Cells in which so few people stand that one could be told, and as many others as it takes that they do not follow from the whole.
    private static IReadOnlyList<FigureCell> Hide(IReadOnlyList<FigureCell> cells, int smallest)
    {
        var hidden = SmallCells.Hidden([.. cells.Select(cell => new CountedGroup(cell.Key, cell.Persons!.Value, 0))], smallest);
        return [.. cells.Select(cell => hidden.Contains(cell.Key) ? cell with { Persons = null, Events = null, IsSmall = true } : cell)];
    }

    private int Smallest(FigureSpan span) =>
        (int?)book.ChainFor(span.Jurisdiction, span.To).Resolve("indicators.smallest-cell", span.To)?.Value ?? int.MaxValue;

    private static FigureCell Cell(string key, Wording label, int persons, int events) => new(key, label, persons, events, false);

    private static Wording Same(string text) => new(text, text);

    private sealed record UnitCell(Guid Unit, int Persons, int Events);
}

/// <summary>A row with its person and a trait of the person.</summary>
internal sealed record TraitRow
{
    public required CountedRow Row { get; init; }

    public required Guid Person { get; init; }

    /// <summary>The trait, as policies write it; null where nobody has said.</summary>
    public required string? Trait { get; init; }
}

/// <summary>Words of policies as people read them.</summary>
internal static class CellWords
{
    private static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en");

    /// <summary>A jurisdiction's own level.</summary>
    public static Wording OwnLevel(string name) =>
        new(
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                Text("cell.own-level", System.Globalization.CultureInfo.InvariantCulture),
                name
            ),
            string.Format(English, Text("cell.own-level", English), name)
        );

    private static string Text(string key, System.Globalization.CultureInfo language) => ReportingProblems.Texts.GetString(key, language)!;

    /// <summary>The word in both languages; as policies write it where it has no text.</summary>
    public static Wording Of(string word)
    {
        var key = word.Length == 0 ? "cell.unknown" : $"cell.{word}";
        var zh = ReportingProblems.Texts.GetString(key, System.Globalization.CultureInfo.InvariantCulture);
        return new Wording(zh ?? word, ReportingProblems.Texts.GetString(key, English) ?? word);
    }
}
