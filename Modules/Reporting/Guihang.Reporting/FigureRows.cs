using Guihang.Core.Data;
using Guihang.Core.Regions;
using Guihang.Policy.Indicators;
using Guihang.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>The window, place and time of a figure.</summary>
/// <param name="Jurisdiction">The jurisdiction, with all below it.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="KnownOn">As known at the end of this day; null for as known now.</param>
internal sealed record FigureSpan(string Jurisdiction, DateOnly From, DateOnly To, DateOnly? KnownOn);

/// <summary>What a figure comes to. Persons and events stand side by side; of units and things only the figures that publish them speak.</summary>
internal sealed record FigureCounts(int Persons, int Events, int? Units = null, int? Things = null)
{
    public int Of(CountedUnit unit) =>
        unit switch
        {
            CountedUnit.Persons => Persons,
            CountedUnit.Events => Events,
            CountedUnit.Units => Units ?? 0,
            _ => Things ?? 0,
        };
}

/// <summary>Finds the rows that a figure counts, and counts them.</summary>
internal sealed class FigureRows(ReportingDb db, RegionTable regions)
{
    /// <summary>The rows of a figure.</summary>
    public IQueryable<CountedRow> Of(IndicatorDecision definition, FigureSpan span)
    {
        var rows = InWindow(definition, span);
        var periods = db.Periods.AsQueryable();
        if (span.KnownOn is { } day)
        {
            var known = CivilClock.EndOfDay(day);
            rows = rows.Where(row => row.RecordedAt < known && (row.SupersededAt == null || row.SupersededAt >= known));
            periods = periods.Where(p => p.RecordedAt < known && (p.SupersededAt == null || p.SupersededAt >= known));
        }
        else
        {
            rows = rows.Where(row => row.SupersededAt == null);
            periods = periods.Where(period => period.SupersededAt == null);
        }

        return Lying(rows, periods, definition.Relation);
    }

    /// <summary>The rows of a figure that were there before a moment, and had not been superseded then.</summary>
    public IQueryable<CountedRow> Before(IndicatorDecision definition, FigureSpan span, DateTime moment)
    {
        var first = KeptFigure.FirstIdAt(moment);
        return Lying(
            InWindow(definition, span).Where(row => row.Id < first && (row.SupersededAt == null || row.SupersededAt >= moment)),
            db.Periods.Where(period => period.Id < first && (period.SupersededAt == null || period.SupersededAt >= moment)),
            definition.Relation
        );
    }

    /// <summary>The rows of the window as they stand in the table, superseded ones among them, however their day lies to periods.</summary>
    public IQueryable<CountedRow> InWindow(IndicatorDecision definition, FigureSpan span)
    {
        var rows = db.Counted.Where(row => row.Event == definition.Event && row.About >= span.From && row.About <= span.To);
        if (RegionsOf(span) is { } within)
        {
            rows = within is [var only] ? rows.Where(row => row.Region == only) : rows.Where(row => within.Contains(row.Region));
        }

        if (definition.Details is { Count: > 0 } details)
        {
            rows = rows.Where(row => details.Contains(row.Detail));
        }

        if (definition.Kinds is { Count: > 0 } kinds)
        {
            rows = rows.Where(row => kinds.Contains(row.Kind!));
        }

        if (definition.Causes is { Count: > 0 } causes)
        {
            rows = rows.Where(row => causes.Any(cause => row.Causes!.Contains("|" + cause + "|")));
        }

        return rows;
    }

    /// <summary>The regions of a figure; null for all.</summary>
    public IReadOnlyList<string>? RegionsOf(FigureSpan span) =>
        span.Jurisdiction == Region.Nation ? null : regions.Within(span.Jurisdiction, span.To);

    /// <summary>Counts rows: each once, and each person once.</summary>
    public static async Task<FigureCounts> Count(IQueryable<CountedRow> rows, CountedUnit published, CancellationToken cancellationToken)
    {
        // By person first: that takes half the time of counting what is distinct.
        var counted = await rows.GroupBy(row => row.PersonId)
            .Select(person => new { Events = person.Count() })
            .GroupBy(_ => 1)
            .Select(all => new { Persons = all.Count(), Events = all.Sum(person => person.Events) })
            .FirstOrDefaultAsync(cancellationToken);
        return new FigureCounts(
            counted?.Persons ?? 0,
            counted?.Events ?? 0,
            published == CountedUnit.Units ? await rows.Select(row => row.UnitId).Distinct().CountAsync(cancellationToken) : null,
            published == CountedUnit.Things
                ? await rows.Select(row => row.ThingId ?? row.SourceId).Distinct().CountAsync(cancellationToken)
                : null
        );
    }

    private static IQueryable<CountedRow> Lying(IQueryable<CountedRow> rows, IQueryable<PersonPeriod> periods, PeriodRelation relation) =>
        relation switch
        {
            PeriodRelation.Within => rows.Where(row =>
                periods.Any(period => period.PersonId == row.PersonId && period.FirstDay <= row.About && row.About < period.End)
            ),
            PeriodRelation.After => rows.Where(row =>
                periods.Any(period => period.PersonId == row.PersonId && period.End <= row.About)
                && !periods.Any(period => period.PersonId == row.PersonId && period.FirstDay <= row.About && row.About < period.End)
            ),
            _ => rows,
        };
}
