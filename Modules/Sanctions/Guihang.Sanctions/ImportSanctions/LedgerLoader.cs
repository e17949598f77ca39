using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using Guihang.Sanctions.Names;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// Loads lines of a ledger. The first sanction of somebody who was not known, which is nearly every line, goes in by prepared inserts and is told together
/// with the others; whatever depends on other sanctions of the person goes the way of a registration by hand.
/// </summary>
internal sealed class LedgerLoader(
    SanctionsDb db,
    Session session,
    DecisionKeeper decisions,
    PeriodChanges changes,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>Loads lines in which nothing is wrong.</summary>
    /// <returns>The people, by the numbers of the rows.</returns>
    public async Task<IReadOnlyDictionary<int, Guid>> Load(
        Guid importId,
        IReadOnlyList<LedgerLine> lines,
        CancellationToken cancellationToken
    )
    {
        var people = new Dictionary<int, Guid>();
        var first = new List<SanctionState>();
        var later = new List<(LedgerLine Line, Guid PersonId)>();
        var made = new Dictionary<(string Name, Guid UnitId), Guid>();
        var imported = new List<ImportedSanction>(lines.Count);
        foreach (var line in lines.OrderBy(line => line.Sanction.DecidedOn).ThenBy(line => line.Number))
        {
            var named = (line.Person.Name, line.Person.UnitId);
            if (line.PersonId is { } known || made.TryGetValue(named, out known))
            {
                later.Add((line, known));
                people[line.Number] = known;
                continue;
            }

            var state = await LoadFirst(importId, line, imported);
            first.Add(state);
            people[line.Number] = made[named] = state.PersonId;
        }

        if (first is not [])
        {
            await Index(made, imported);
            await mediator.Publish(new SanctionsImported(first), cancellationToken);
        }

        foreach (var (line, personId) in later)
        {
            await LoadLater(importId, line, personId, cancellationToken);
        }

        return people;
    }

    // Keys come in no order: each piece's are sorted, so that the index is walked once and not jumped about in.
    private async Task Index(Dictionary<(string Name, Guid UnitId), Guid> made, List<ImportedSanction> imported)
    {
        var keys = made.SelectMany(person =>
            NameKeys.Of(person.Key.Name).Select(key => new NameKey { Key = key, PersonId = person.Value })
        );
        foreach (var key in keys.OrderBy(key => key.Key, StringComparer.Ordinal))
        {
            await session.Insert<SanctionsDb, NameKey>(key);
        }

        foreach (var row in imported.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            await session.Insert<SanctionsDb, ImportedSanction>(row);
        }
    }

    private async Task<SanctionState> LoadFirst(Guid importId, LedgerLine line, List<ImportedSanction> imported)
    {
        var person = Person(line);
        var sanction = Sanction(line, person);
        await session.Insert<SanctionsDb, Person>(person);
        await session.Insert<SanctionsDb, Sanction>(sanction);
        List<SanctionAct> acts = line.ServedOn is { } served ? [Served(sanction, served)] : [];
        foreach (var act in acts)
        {
            await session.Insert<SanctionsDb, SanctionAct>(act);
        }

        var history = new SanctionHistory(sanction, acts);
        var period = await Period(history, person);
        await session.Insert<SanctionsDb, InfluencePeriod>(period);
        imported.Add(Imported(importId, line, sanction));
        return SanctionStates.Of(person, history, period);
    }

    private async Task<InfluencePeriod> Period(SanctionHistory history, Person person)
    {
        var facts = history.Facts([]);
        var (outcome, kept) = await decisions.Decide<InfluencePeriodFacts, InfluencePeriodDecision>(
            person.Region,
            history.Sanction.DecidedOn,
            facts
        );
        if (outcome is NeedsDecision<InfluencePeriodDecision>)
        {
            // The question goes on the list.
            (outcome, kept) = await decisions.DecideAbout<InfluencePeriodFacts, InfluencePeriodDecision>(
                Subjects.Sanction(history.Sanction.SanctionId),
                new Place(person.Region, person.UnitId),
                history.Sanction.DecidedOn,
                facts
            );
        }

        DateSpan? whole = (outcome as Decided<InfluencePeriodDecision>)?.Decision.Whole();
        return new InfluencePeriod
        {
            Id = ids.New(),
            SanctionId = history.Sanction.SanctionId,
            PersonId = person.Id,
            FirstDay = whole?.Start,
            End = whole?.End,
            Decision = kept,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
    }

    private async Task LoadLater(Guid importId, LedgerLine line, Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == personId, cancellationToken);
        var sanction = Sanction(line, person);
        db.Sanctions.Add(sanction);
        if (line.ServedOn is { } served)
        {
            db.Acts.Add(Served(sanction, served));
        }

        db.Imported.Add(Imported(importId, line, sanction));
        await db.SaveChangesAsync(cancellationToken);
        await changes.Tell(person, sanction.SanctionId, state => new SanctionRegistered(state), cancellationToken);
    }

    private Person Person(LedgerLine line) =>
        new()
        {
            Id = ids.New(),
            Name = line.Person.Name,
            Category = line.Person.Category,
            ServiceState = line.Person.ServiceState,
            Leadership = line.Person.Leadership,
            Sex = line.Person.Sex,
            Rank = line.Person.Rank,
            CivilServiceRank = line.Person.CivilServiceRank,
            Management = line.Person.Management,
            Post = line.Person.Post,
            UnitId = line.Person.UnitId,
            Region = line.Region,
            Version = 1,
            RecordedAt = clock.Now(),
        };

    private Sanction Sanction(LedgerLine line, Person person)
    {
        var id = ids.New();
        return new Sanction
        {
            Id = id,
            SanctionId = id,
            PersonId = person.Id,
            Regime = line.Sanction.Regime,
            Kind = line.Sanction.Kind,
            LegalText = line.Sanction.LegalText,
            DecidedOn = line.Sanction.DecidedOn,
            DecidingBody = line.Sanction.DecidingBody,
            DocumentNumber = line.Sanction.DocumentNumber,
            Cause = line.Sanction.Cause,
            InsteadOfRemoval = line.Sanction.InsteadOfRemoval,
            Together = line.Sanction.Together,
            StatedLength = line.Sanction.StatedLength?.ToString(),
            Category = line.Person.Category,
            ServiceState = line.Person.ServiceState,
            Leadership = line.Person.Leadership,
            Rank = person.Rank,
            Management = person.Management,
            Causes = line.Sanction.Causes is [] ? null : string.Join(',', line.Sanction.Causes.Distinct(StringComparer.Ordinal)),
            Circumstances = line.Sanction.Circumstances,
            CaseRegion = line.Sanction.CaseRegion,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
    }

    private SanctionAct Served(Sanction sanction, DateOnly on) =>
        new()
        {
            Id = ids.New(),
            SanctionId = sanction.SanctionId,
            Ordinal = 1,
            Kind = SanctionActKind.Served,
            On = on,
            ChangedTo = null,
            OnAppeal = false,
            DocumentNumber = null,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };

    private ImportedSanction Imported(Guid importId, LedgerLine line, Sanction sanction) =>
        new()
        {
            Key = line.Key,
            Content = line.Content,
            Number = line.LedgerNumber,
            ImportId = importId,
            PersonId = sanction.PersonId,
            SanctionId = sanction.SanctionId,
            RecordedAt = clock.Now(),
        };
}
