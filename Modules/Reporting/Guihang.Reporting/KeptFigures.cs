using Guihang.Core.Data;
using Guihang.Policy.Indicators;
using Guihang.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>
/// Answers figures over declared windows from what is kept. What came since is looked at person by person, so that the answer is what counting all rows
/// would give, and no change that counts has anything more to write.
/// </summary>
internal sealed class KeptFigures(ReportingDb db, FigureRows rows, TimeProvider clock)
{
    private const int MostSince = 500;

    /// <summary>What the figure comes to as known now; null where nothing is kept for it.</summary>
    public async Task<FigureCounts?> Find(
        string indicator,
        IndicatorDecision definition,
        FigureSpan span,
        CancellationToken cancellationToken
    )
    {
        if (
            span.KnownOn is not null
            || definition.Windows is []
            || definition.Published is not (CountedUnit.Persons or CountedUnit.Events)
        )
        {
            return null;
        }

        var kept = await db
            .Kept.Where(k => k.Jurisdiction == span.Jurisdiction && k.Indicator == indicator && k.From == span.From && k.To >= span.To)
            // A window that has not ended yet is also the one up to today, where nothing lies after that.
            .Where(k => k.To == span.To || k.LastDay == null || k.LastDay <= span.To)
            .OrderBy(k => k.To)
            .FirstOrDefaultAsync(cancellationToken);
        return kept is null || kept.Definition != KeptFigure.ShortOf(definition) || clock.Now() < kept.Before
            ? null
            : await Since(kept, definition, span, cancellationToken);
    }

    private async Task<FigureCounts?> Since(
        KeptFigure kept,
        IndicatorDecision definition,
        FigureSpan span,
        CancellationToken cancellationToken
    )
    {
        var persons = await Changed(kept, definition, cancellationToken);
        if (persons is not { Count: > 0 })
        {
            return persons is null ? null : new FigureCounts(kept.Persons, kept.Events);
        }

        var within = rows.RegionsOf(span)?.ToHashSet(StringComparer.Ordinal);
        var counted = await db
            .Counted.Where(row => row.Event == definition.Event && persons.Contains(row.PersonId))
            .ToListAsync(cancellationToken);
        var periods = (await db.Periods.Where(p => persons.Contains(p.PersonId)).ToListAsync(cancellationToken)).ToLookup(p =>
            p.PersonId
        );
        var mine = counted
            .Where(row => row.About >= kept.From && row.About <= kept.To)
            .Where(row => (within is null || within.Contains(row.Region)) && IsCounted(definition, row))
            .ToList();
        var first = KeptFigure.FirstIdAt(kept.Before);
        var then = mine.Where(row => row.Id < first && !(row.SupersededAt < kept.Before))
            .Where(row => Lies(row, periods[row.PersonId].Where(p => p.Id < first && !(p.SupersededAt < kept.Before)), definition.Relation))
            .ToList();
        var now = mine.Where(row => row.SupersededAt is null)
            .Where(row => Lies(row, periods[row.PersonId].Where(p => p.SupersededAt is null), definition.Relation))
            .ToList();
        // Something lies after the window that is asked for.
        return now.Exists(row => row.About > span.To)
            ? null
            : new FigureCounts(kept.Persons - Persons(then) + Persons(now), kept.Events - then.Count + now.Count);
    }

    // The persons of whom anything is known since; null where they are so many that all rows are counted instead.
    private async Task<HashSet<Guid>?> Changed(KeptFigure kept, IndicatorDecision definition, CancellationToken cancellationToken)
    {
        // By id and by time alone, so that the database enters those indexes and not that of the event.
        var first = KeptFigure.FirstIdAt(kept.Before);
        var since = await Events(db.Counted.Where(row => row.Id >= first)).ToListAsync(cancellationToken);
        since.AddRange(await Events(db.Counted.Where(row => row.SupersededAt >= kept.Before)).ToListAsync(cancellationToken));
        var persons = since.Where(changed => changed.Event == definition.Event).Select(changed => changed.PersonId).ToHashSet();
        var looked = since.Count;
        if (definition.Relation != PeriodRelation.Any)
        {
            var periods = await Persons(db.Periods.Where(period => period.Id >= first)).ToListAsync(cancellationToken);
            periods.AddRange(await Persons(db.Periods.Where(p => p.SupersededAt >= kept.Before)).ToListAsync(cancellationToken));
            persons.UnionWith(periods);
            looked += periods.Count;
        }

        return looked >= MostSince ? null : persons;
    }

    private static IQueryable<ChangedRow> Events(IQueryable<CountedRow> changed) =>
        changed.Select(row => new ChangedRow(row.Event, row.PersonId)).Take(MostSince);

    private static IQueryable<Guid> Persons(IQueryable<PersonPeriod> changed) =>
        changed.Select(period => period.PersonId).Take(MostSince);

    private static bool IsCounted(IndicatorDecision definition, CountedRow row) =>
        (definition.Details is [] || definition.Details.Contains(row.Detail, StringComparer.Ordinal))
        && (definition.Kinds is [] || definition.Kinds.Contains(row.Kind, StringComparer.Ordinal))
        && (
            definition.Causes is []
            || definition.Causes.Any(cause => row.Causes?.Contains($"|{cause}|", StringComparison.Ordinal) is true)
        );

    private static bool Lies(CountedRow row, IEnumerable<PersonPeriod> periods, PeriodRelation relation)
    {
        if (relation == PeriodRelation.Any)
        {
            return true;
        }

        var isWithin = periods.Any(period => period.FirstDay <= row.About && row.About < period.End);
        return relation == PeriodRelation.Within ? isWithin : !isWithin && periods.Any(period => period.End <= row.About);
    }

    private static int Persons(IEnumerable<CountedRow> counted) => counted.Select(row => row.PersonId).Distinct().Count();

    private sealed record ChangedRow(CountedEvent Event, Guid PersonId);
}
