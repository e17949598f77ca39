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
    public IQueryable<CountedRow> Of(IndicatorDecision definition, FigureSpan span) =>
        Lying(Known(InWindow(definition, span), span), PeriodsOf(span), SameOf(span), definition.Relation);

    /// <summary>Those of some rows that were known where the figure is known.</summary>
    public static IQueryable<CountedRow> Known(IQueryable<CountedRow> rows, FigureSpan span)
    {
        if (span.KnownOn is not { } day)
        {
            return rows.Where(row => row.SupersededAt == null);
        }

        var known = CivilClock.EndOfDay(day);
        return rows.Where(row => row.RecordedAt < known && (row.SupersededAt == null || row.SupersededAt >= known));
    }

    private IQueryable<PersonPeriod> PeriodsOf(FigureSpan span)
    {
        if (span.KnownOn is not { } day)
        {
            return db.Periods.Where(period => period.SupersededAt == null);
        }

        var known = CivilClock.EndOfDay(day);
        return db.Periods.Where(period => period.RecordedAt < known && (period.SupersededAt == null || period.SupersededAt >= known));
    }

    /// <summary>Which records are one person, as known where the figure is known.</summary>
    public IQueryable<SamePerson> SameOf(FigureSpan span)
    {
        if (span.KnownOn is not { } day)
        {
            return db.SamePersons.Where(same => same.SupersededAt == null);
        }

        var known = CivilClock.EndOfDay(day);
        return db.SamePersons.Where(same => same.RecordedAt < known && (same.SupersededAt == null || same.SupersededAt >= known));
    }

    /// <summary>Which records were one person before a moment.</summary>
    public IQueryable<SamePerson> SameBefore(DateTime moment)
    {
        var first = KeptFigure.FirstIdAt(moment);
        return db.SamePersons.Where(same => same.Id < first && (same.SupersededAt == null || same.SupersededAt >= moment));
    }

    /// <summary>The rows of a figure that were there before a moment, and had not been superseded then.</summary>
    public IQueryable<CountedRow> Before(IndicatorDecision definition, FigureSpan span, DateTime moment)
    {
        var first = KeptFigure.FirstIdAt(moment);
        return Lying(
            InWindow(definition, span).Where(row => row.Id < first && (row.SupersededAt == null || row.SupersededAt >= moment)),
            db.Periods.Where(period => period.Id < first && (period.SupersededAt == null || period.SupersededAt >= moment)),
            SameBefore(moment),
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

        return definition.Cases == CaseOwner.Any ? rows : OfCases(rows, definition.Cases, span);
    }

    /// <summary>Whose case it is, as seen from the jurisdiction that reports.</summary>
    /// <param name="caseRegion">The jurisdiction whose commission handled it; null where nobody has said.</param>
    /// <param name="jurisdiction">The jurisdiction that reports.</param>
    /// <param name="within">It and all below it; null for all.</param>
    public static CaseOwner OwnerOf(string? caseRegion, string jurisdiction, ICollection<string>? within) =>
        caseRegion is null ? CaseOwner.Unsaid
        : caseRegion == jurisdiction ? CaseOwner.Own
        : within?.Contains(caseRegion) is false ? CaseOwner.Others
        : CaseOwner.Lower;

    private IQueryable<CountedRow> OfCases(IQueryable<CountedRow> rows, CaseOwner owner, FigureSpan span)
    {
        var (own, within) = (span.Jurisdiction, RegionsOf(span));
        return (owner, within) switch
        {
            (CaseOwner.Own, _) => rows.Where(row => row.CaseRegion == own),
            (CaseOwner.Unsaid, _) => rows.Where(row => row.CaseRegion == null),
            (CaseOwner.Lower, null) => rows.Where(row => row.CaseRegion != null && row.CaseRegion != own),
            (CaseOwner.Lower, _) => rows.Where(row => row.CaseRegion != own && within.Contains(row.CaseRegion!)),
            (_, null) => rows.Where(_ => false),
            _ => rows.Where(row => row.CaseRegion != null && !within.Contains(row.CaseRegion)),
        };
    }

    /// <summary>The regions of a figure; null for all.</summary>
    public IReadOnlyList<string>? RegionsOf(FigureSpan span) =>
        span.Jurisdiction == Region.Nation ? null : regions.Within(span.Jurisdiction, span.To);

    /// <summary>Each row with the person for whom it counts.</summary>
    public static IQueryable<PersonRow> WithPersons(IQueryable<CountedRow> rows, IQueryable<SamePerson> same) =>
        rows.LeftJoin(
            same,
            row => row.PersonId,
            record => record.PersonId,
            (row, record) => new PersonRow { Row = row, Person = record == null ? row.PersonId : record.FirstId }
        );

    /// <summary>Counts rows: each once, and each person once.</summary>
    public static async Task<FigureCounts> Count(
        IQueryable<CountedRow> rows,
        IQueryable<SamePerson> same,
        CountedUnit published,
        CancellationToken cancellationToken
    )
    {
        // By person first: that takes half the time of counting what is distinct.
        var counted = await rows.GroupBy(row => row.PersonId)
            .Select(person => new { Events = person.Count() })
            .GroupBy(_ => 1)
            .Select(all => new { Persons = all.Count(), Events = all.Sum(person => person.Events) })
            .FirstOrDefaultAsync(cancellationToken);
        return new FigureCounts(
            counted is null ? 0 : counted.Persons - await CountedTwice(rows, same, cancellationToken),
            counted?.Events ?? 0,
            published == CountedUnit.Units ? await rows.Select(row => row.UnitId).Distinct().CountAsync(cancellationToken) : null,
            published == CountedUnit.Things
                ? await rows.Select(row => row.ThingId ?? row.SourceId).Distinct().CountAsync(cancellationToken)
                : null
        );
    }

    // Few have several records: these are looked at one by one, which takes no time beside grouping all rows by what their person comes to.
    private static async Task<int> CountedTwice(
        IQueryable<CountedRow> rows,
        IQueryable<SamePerson> same,
        CancellationToken cancellationToken
    ) =>
        await same.Where(record => rows.Any(row => row.PersonId == record.PersonId))
            .GroupBy(record => record.FirstId)
            .Select(person => person.Count() - 1)
            .SumAsync(cancellationToken);

    // A period of one record of a person lies under what happened to another.
    private static IQueryable<CountedRow> Lying(
        IQueryable<CountedRow> rows,
        IQueryable<PersonPeriod> periods,
        IQueryable<SamePerson> same,
        PeriodRelation relation
    )
    {
        if (relation == PeriodRelation.Any)
        {
            return rows;
        }

        var others =
            from mine in same
            join other in same on mine.FirstId equals other.FirstId
            where other.PersonId != mine.PersonId
            select new { mine.PersonId, Other = other.PersonId };
        return relation == PeriodRelation.Within
            ? rows.Where(row =>
                periods.Any(period => period.PersonId == row.PersonId && period.FirstDay <= row.About && row.About < period.End)
                || others.Any(pair =>
                    pair.PersonId == row.PersonId
                    && periods.Any(period => period.PersonId == pair.Other && period.FirstDay <= row.About && row.About < period.End)
                )
            )
            : rows.Where(row =>
                (
                    periods.Any(period => period.PersonId == row.PersonId && period.End <= row.About)
                    || others.Any(pair =>
                        pair.PersonId == row.PersonId && periods.Any(period => period.PersonId == pair.Other && period.End <= row.About)
                    )
                )
                && !periods.Any(period => period.PersonId == row.PersonId && period.FirstDay <= row.About && row.About < period.End)
                && !others.Any(pair =>
                    pair.PersonId == row.PersonId
                    && periods.Any(period => period.PersonId == pair.Other && period.FirstDay <= row.About && row.About < period.End)
                )
            );
    }
}
