using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Reads a sanction for a change, and adds acts to its history.</summary>
internal sealed class SanctionLedger(SanctionsDb db, IdSource ids, TimeProvider clock)
{
    /// <summary>The sanction with its person, in the version that the caller has seen.</summary>
    /// <exception cref="ProblemException">It has another version by now, or is revoked.</exception>
    public async Task<(Person Person, SanctionHistory History)> ReadForChange(
        Guid sanctionId,
        int expectedVersion,
        CancellationToken cancellationToken
    )
    {
        var history = await Read(sanctionId, cancellationToken);
        if (history.Version != expectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, expectedVersion, history.Version);
        }

        if (history.IsRevoked)
        {
            throw new ProblemException(SanctionProblems.AlreadyRevoked);
        }

        return (await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken), history);
    }

    /// <summary>The sanction with its acts.</summary>
    public async Task<SanctionHistory> Read(Guid sanctionId, CancellationToken cancellationToken) =>
        new(
            await db.Sanctions.SingleAsync(s => s.SanctionId == sanctionId && s.SupersededAt == null, cancellationToken),
            await db
                .Acts.Where(act => act.SanctionId == sanctionId && act.SupersededAt == null)
                .OrderBy(act => act.Ordinal)
                .ToListAsync(cancellationToken)
        )
        {
            Judgements = await db
                .Judgements.Where(judgement => judgement.SanctionId == sanctionId)
                .OrderBy(judgement => judgement.On)
                .ThenBy(judgement => judgement.Id)
                .ToListAsync(cancellationToken),
        };

    /// <summary>Many sanctions with their people and acts as they were known before a time, in the order of the sanctions given.</summary>
    public async Task<IReadOnlyList<(Person Person, SanctionHistory History)>> ReadMany(
        IReadOnlyList<Sanction> sanctions,
        DateTime known,
        CancellationToken cancellationToken
    )
    {
        List<Guid> sanctionIds = [.. sanctions.Select(sanction => sanction.SanctionId)];
        List<Guid> personIds = [.. sanctions.Select(sanction => sanction.PersonId)];
        var acts = (
            await db
                .Acts.Where(act => EF.Parameter(sanctionIds).Contains(act.SanctionId))
                .Where(act => act.RecordedAt < known && (act.SupersededAt == null || act.SupersededAt >= known))
                .OrderBy(act => act.Ordinal)
                .ToListAsync(cancellationToken)
        ).ToLookup(act => act.SanctionId);
        var people = await db.People.Where(p => EF.Parameter(personIds).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return
        [
            .. sanctions.Select(sanction => (people[sanction.PersonId], new SanctionHistory(sanction, [.. acts[sanction.SanctionId]]))),
        ];
    }

    /// <summary>Adds an act; the caller saves.</summary>
    /// <exception cref="ProblemException">The day lies before the decision.</exception>
    public void Add(
        SanctionHistory history,
        SanctionActKind kind,
        DateOnly on,
        SanctionKind? changedTo = null,
        bool onAppeal = false,
        string? documentNumber = null
    )
    {
        RefuseBeforeTheDecision(history, on);
        db.Acts.Add(Make(history, history.Version, kind, on, changedTo, onAppeal, documentNumber));
    }

    /// <summary>Puts another day in the place of an act's. The former act stays known, with who put it right and why.</summary>
    /// <exception cref="ProblemException">The day lies before the decision.</exception>
    public async Task Correct(
        SanctionHistory history,
        SanctionAct former,
        DateOnly on,
        Guid by,
        string reason,
        CancellationToken cancellationToken
    )
    {
        RefuseBeforeTheDecision(history, on);
        (former.SupersededAt, former.CorrectedBy, former.CorrectionReason) = (clock.Now(), by, reason);
        // The former act leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        db.Acts.Add(Make(history, former.Ordinal, former.Kind, on, former.ChangedTo, former.OnAppeal, former.DocumentNumber));
        // The correction is an act of its own: whoever has read the sanction before it has another version.
        Add(history, SanctionActKind.Corrected, clock.Today());
        await db.SaveChangesAsync(cancellationToken);
    }

    private SanctionAct Make(
        SanctionHistory history,
        int ordinal,
        SanctionActKind kind,
        DateOnly on,
        SanctionKind? changedTo,
        bool onAppeal,
        string? documentNumber
    ) =>
        new()
        {
            Id = ids.New(),
            SanctionId = history.Sanction.SanctionId,
            Ordinal = ordinal,
            Kind = kind,
            On = on,
            ChangedTo = changedTo,
            OnAppeal = onAppeal,
            DocumentNumber = documentNumber,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };

    private static void RefuseBeforeTheDecision(SanctionHistory history, DateOnly on)
    {
        if (on < history.Sanction.DecidedOn)
        {
            throw new ProblemException(SanctionProblems.BeforeTheDecision, Day(history.Sanction.DecidedOn)) { Field = "on" };
        }
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
