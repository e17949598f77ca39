using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Data;
using Guihang.Evaluation.Contracts;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;
using Guihang.Reporting.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Brings what figures count in line with what the other modules tell.</summary>
internal sealed class CountedRows(ReportingDb db, IdSource ids, TimeProvider clock)
{
    /// <summary>A visit: held, by its kind, or not, by what came of it.</summary>
    public CountedRow Of(VisitFact visit) =>
        Row(
            visit.IsHeld ? CountedEvent.VisitHeld : CountedEvent.VisitNotHeld,
            visit.IsHeld ? Words.Of(visit.Kind) : Words.Of(visit.Outcome),
            visit.VisitId,
            visit.PersonId,
            visit.UnitId,
            visit.Region,
            visit.HeldOn,
            visit.RecordedAt
        );

    public CountedRow Of(UseFact use) =>
        Row(CountedEvent.ResultUsed, Words.Of(use.Kind), use.UseId, use.PersonId, use.UnitId, use.Region, use.On, use.RecordedAt);

    public CountedRow Of(SchemeFact fact) =>
        Row(
            EventOf(fact.Step),
            fact.Detail,
            fact.SourceId,
            fact.PersonId,
            fact.UnitId,
            fact.Region,
            fact.On,
            fact.RecordedAt,
            fact.Heard ?? ItemOf(fact)
        );

    // An item is one of its person's: the same number in another dossier is another item.
    private static Guid? ItemOf(SchemeFact fact) =>
        fact.Item is { } item
            ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{fact.PersonId:N}/{item}")).AsSpan(0, 16), bigEndian: true)
            : null;

    public static CountedEvent EventOf(SchemeStep step) =>
        step switch
        {
            SchemeStep.Finding => CountedEvent.FindingRecorded,
            SchemeStep.Screening => CountedEvent.Screened,
            SchemeStep.Grade => CountedEvent.GradeDecided,
            _ => CountedEvent.ObservationEnded,
        };

    /// <summary>A sanction that counts; null where it is revoked.</summary>
    public CountedRow? Of(SanctionState sanction) =>
        sanction.IsRevoked
            ? null
            : new CountedRow
            {
                Id = ids.New(),
                Event = CountedEvent.SanctionDecided,
                Detail = Words.Of(sanction.Regime),
                SourceId = sanction.SanctionId,
                PersonId = sanction.PersonId,
                UnitId = sanction.UnitId,
                Region = sanction.Region,
                About = sanction.DecidedOn,
                Kind = Words.Of(sanction.Kind),
                Causes = CountedRow.Joined(sanction.Causes),
                CaseRegion = sanction.CaseRegion,
                Category = Words.Of(sanction.Category),
                Sex = sanction.Sex is { } sex ? Words.Of(sex) : null,
                Rank = sanction.Rank is { } rank ? Words.Of(rank) : null,
                RecordedAt = sanction.RegisteredAt,
                SupersededAt = null,
            };

    /// <summary>What was done to execute a sanction; the sanction is the thing, of which several items may be done.</summary>
    public CountedRow Of(ExecutionFact fact) =>
        Row(
            CountedEvent.ExecutionChecked,
            Words.Of(fact.Item),
            fact.RecordId,
            fact.PersonId,
            fact.UnitId,
            fact.Region,
            fact.On,
            fact.RecordedAt,
            fact.SanctionId
        );

    public CountedRow OfEnd(SanctionState sanction, DateOnly lastDay, DateTime recordedAt) =>
        Row(
            CountedEvent.PeriodEnded,
            Words.Of(sanction.Regime),
            sanction.SanctionId,
            sanction.PersonId,
            sanction.UnitId,
            sanction.Region,
            lastDay,
            recordedAt
        );

    /// <summary>Counts what is new, without looking whether it was counted before.</summary>
    public void Add(CountedRow row) => db.Counted.Add(row);

    /// <summary>Has the thing counted as the row says from now on; not at all where there is no row.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> Set(CountedEvent counted, Guid sourceId, CountedRow? row, CancellationToken cancellationToken)
    {
        var current = await db.Counted.FirstOrDefaultAsync(
            other => other.SourceId == sourceId && other.Event == counted && other.SupersededAt == null,
            cancellationToken
        );
        if ((current is null && row is null) || (current is not null && row is not null && current.Says(row)))
        {
            return false;
        }

        if (current is not null)
        {
            var now = clock.Now();
            current.SupersededAt = now;
            // The old row leaves its place in the index before the new one takes it.
            await db.SaveChangesAsync(cancellationToken);
            // On every day one of the two was known, and never both.
            if (row is not null && row.RecordedAt < now)
            {
                row.RecordedAt = now;
            }
        }

        if (row is not null)
        {
            db.Counted.Add(row);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Has what counts of a person's sanctions count where the person belongs now, as the fact stream says it.</summary>
    public async Task Move(Guid personId, Guid unitId, string region, CancellationToken cancellationToken)
    {
        var current = await db
            .Counted.Where(row =>
                row.PersonId == personId
                && (
                    row.Event == CountedEvent.SanctionDecided
                    || row.Event == CountedEvent.PeriodEnded
                    || row.Event == CountedEvent.ExecutionChecked
                )
                && row.SupersededAt == null
            )
            .ToListAsync(cancellationToken);
        foreach (var row in current.Where(row => row.UnitId != unitId || row.Region != region))
        {
            await Set(row.Event, row.SourceId, row.At(ids.New(), unitId, region), cancellationToken);
        }
    }

    /// <summary>Has nothing count that was done to execute a sanction.</summary>
    public async Task DropExecutions(SanctionState sanction, CancellationToken cancellationToken)
    {
        var done = await db
            .Counted.Where(row =>
                row.PersonId == sanction.PersonId && row.Event == CountedEvent.ExecutionChecked && row.ThingId == sanction.SanctionId
            )
            .Where(row => row.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var now = clock.Now();
        done.ForEach(row => row.SupersededAt = now);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Has a record of a person stand as told: with others, or on its own.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> SetRecord(PersonRecord record, CancellationToken cancellationToken)
    {
        var current = await db.SamePersons.FirstOrDefaultAsync(
            same => same.PersonId == record.PersonId && same.SupersededAt == null,
            cancellationToken
        );
        if (current?.FirstId == record.FirstId)
        {
            return false;
        }

        var since = record.RecordedAt;
        if (current is not null)
        {
            var now = clock.Now();
            current.SupersededAt = now;
            // The old row leaves its place in the index before the new one takes it; on every day one of the two was known, and never both.
            await db.SaveChangesAsync(cancellationToken);
            since = since < now ? now : since;
        }

        if (record.FirstId is { } first)
        {
            db.SamePersons.Add(
                new SamePerson
                {
                    Id = ids.New(),
                    PersonId = record.PersonId,
                    FirstId = first,
                    RecordedAt = since,
                    SupersededAt = null,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Has the sanction's period stand as told; one that a decision must end is not over before that is on record.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> SetPeriod(SanctionState sanction, CancellationToken cancellationToken)
    {
        var current = await db.Periods.FirstOrDefaultAsync(
            period => period.SanctionId == sanction.SanctionId && period.SupersededAt == null,
            cancellationToken
        );
        var told = sanction.Counts is { } span ? (span.Start, span.End ?? DateOnly.MaxValue) : ((DateOnly, DateOnly)?)null;
        if ((current is null ? null : ((DateOnly, DateOnly)?)(current.FirstDay, current.End)) == told)
        {
            return false;
        }

        if (current is not null)
        {
            current.SupersededAt = clock.Now();
            await db.SaveChangesAsync(cancellationToken);
        }

        if (told is not null)
        {
            db.Periods.Add(PeriodOf(sanction)!);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The sanction's period as told; null where it has none.</summary>
    public PersonPeriod? PeriodOf(SanctionState sanction) =>
        sanction.Counts is not { } span
            ? null
            : new PersonPeriod
            {
                Id = ids.New(),
                SanctionId = sanction.SanctionId,
                PersonId = sanction.PersonId,
                FirstDay = span.Start,
                End = span.End ?? DateOnly.MaxValue,
                RecordedAt = sanction.RecordedAt,
                SupersededAt = null,
            };

    private CountedRow Row(
        CountedEvent counted,
        string detail,
        Guid sourceId,
        Guid personId,
        Guid unitId,
        string region,
        DateOnly about,
        DateTime recordedAt,
        Guid? thingId = null
    ) =>
        new()
        {
            Id = ids.New(),
            Event = counted,
            Detail = detail,
            SourceId = sourceId,
            ThingId = thingId,
            PersonId = personId,
            UnitId = unitId,
            Region = region,
            About = about,
            RecordedAt = recordedAt,
            SupersededAt = null,
        };
}
