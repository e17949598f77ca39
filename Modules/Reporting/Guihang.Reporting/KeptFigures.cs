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
        if (span.KnownOn is not null || definition.Windows is [] || definition.Published is not (CountedUnit.Persons or CountedUnit.Events))
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
        var same = await Together(persons, cancellationToken);
        var counted = await db
            .Counted.Where(row => row.Event == definition.Event && persons.Contains(row.PersonId))
            .ToListAsync(cancellationToken);
        var periods = await db.Periods.Where(p => persons.Contains(p.PersonId)).ToListAsync(cancellationToken);
        var mine = counted
            .Where(row => row.About >= kept.From && row.About <= kept.To)
            .Where(row => (within is null || within.Contains(row.Region)) && IsCounted(definition, row, span.Jurisdiction, within))
            .ToList();
        var first = KeptFigure.FirstIdAt(kept.Before);
        var personThen = PersonOf(same.Where(s => s.Id < first && !(s.SupersededAt < kept.Before)));
        var personNow = PersonOf(same.Where(s => s.SupersededAt is null));
        var periodsThen = periods.Where(p => p.Id < first && !(p.SupersededAt < kept.Before)).ToLookup(p => personThen(p.PersonId));
        var periodsNow = periods.Where(p => p.SupersededAt is null).ToLookup(p => personNow(p.PersonId));
        var then = mine.Where(row => row.Id < first && !(row.SupersededAt < kept.Before))
            .Where(row => Lies(row, periodsThen[personThen(row.PersonId)], definition.Relation))
            .ToList();
        var now = mine.Where(row => row.SupersededAt is null)
            .Where(row => Lies(row, periodsNow[personNow(row.PersonId)], definition.Relation))
            .ToList();
        // Something lies after the window that is asked for.
        return now.Exists(row => row.About > span.To)
            ? null
            : new FigureCounts(kept.Persons - Persons(then, personThen) + Persons(now, personNow), kept.Events - then.Count + now.Count);
    }

    // All that anybody of them was found to be the same person with, then or now, with whom they count together: they are added to the persons.
    private async Task<List<SamePerson>> Together(HashSet<Guid> persons, CancellationToken cancellationToken)
    {
        var together = new List<SamePerson>();
        var fresh = persons.ToList();
        while (fresh is not [])
        {
            var firsts = db.SamePersons.Where(same => fresh.Contains(same.PersonId)).Select(same => same.FirstId);
            var found = await db.SamePersons.Where(same => firsts.Contains(same.FirstId)).ToListAsync(cancellationToken);
            together.AddRange(found);
            fresh = [.. found.Select(same => same.PersonId).Where(persons.Add)];
        }

        return [.. together.DistinctBy(same => same.Id)];
    }

    // The persons of whom anything is known since; null where they are so many that all rows are counted instead.
    private async Task<HashSet<Guid>?> Changed(KeptFigure kept, IndicatorDecision definition, CancellationToken cancellationToken)
    {
        // By id and by time alone, so that the database enters those indexes and not that of the event.
        var first = KeptFigure.FirstIdAt(kept.Before);
        var since = await Events(db.Counted.Where(row => row.Id >= first)).ToListAsync(cancellationToken);
        since.AddRange(await Events(db.Counted.Where(row => row.SupersededAt >= kept.Before)).ToListAsync(cancellationToken));
        var persons = since.Where(changed => changed.Event == definition.Event).Select(changed => changed.PersonId).ToHashSet();
        var same = await Records(db.SamePersons.Where(record => record.Id >= first)).ToListAsync(cancellationToken);
        same.AddRange(await Records(db.SamePersons.Where(record => record.SupersededAt >= kept.Before)).ToListAsync(cancellationToken));
        persons.UnionWith(same);
        var looked = since.Count + same.Count;
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

    private static IQueryable<Guid> Records(IQueryable<SamePerson> changed) => changed.Select(record => record.PersonId).Take(MostSince);

    private static IQueryable<Guid> Persons(IQueryable<PersonPeriod> changed) => changed.Select(period => period.PersonId).Take(MostSince);

    private static bool IsCounted(IndicatorDecision definition, CountedRow row, string jurisdiction, HashSet<string>? within) =>
        (definition.Details is [] || definition.Details.Contains(row.Detail, StringComparer.Ordinal))
        && (definition.Kinds is [] || definition.Kinds.Contains(row.Kind, StringComparer.Ordinal))
        && (definition.Cases == CaseOwner.Any || definition.Cases == FigureRows.OwnerOf(row.CaseRegion, jurisdiction, within))
        && (
            definition.Causes is [] || definition.Causes.Any(cause => row.Causes?.Contains($"|{cause}|", StringComparison.Ordinal) is true)
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

    private static Func<Guid, Guid> PersonOf(IEnumerable<SamePerson> same)
    {
        var firsts = same.ToDictionary(record => record.PersonId, record => record.FirstId);
        return record => firsts.GetValueOrDefault(record, record);
    }

    private static int Persons(IEnumerable<CountedRow> counted, Func<Guid, Guid> personOf) =>
        counted.Select(row => personOf(row.PersonId)).Distinct().Count();

    private sealed record ChangedRow(CountedEvent Event, Guid PersonId);
}
