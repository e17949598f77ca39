using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>The sanctions of people as they are registered, however they came in: a ledger changes nothing of them.</summary>
internal sealed class RegisteredSanctions(SanctionsDb db, SanctionLedger ledger)
{
    /// <summary>Those of people.</summary>
    public async Task<IReadOnlyList<RegisteredSanction>> Of(IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken)
    {
        if (personIds.Count == 0)
        {
            return [];
        }

        var distinct = personIds.Distinct().ToList();
        var sanctions = await db
            .Sanctions.AsNoTracking()
            .Where(sanction => EF.Parameter(distinct).Contains(sanction.PersonId) && sanction.SupersededAt == null)
            .ToListAsync(cancellationToken);
        return
        [
            .. (await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken)).Select(read => new RegisteredSanction(
                read.Person,
                read.History
            )),
        ];
    }
}

/// <summary>A registered sanction with its person, beside a line of a ledger.</summary>
internal sealed record RegisteredSanction(Person Person, SanctionHistory History)
{
    public Guid PersonId => Person.Id;

    private Sanction Sanction => History.Sanction;

    public Guid SanctionId => Sanction.SanctionId;

    public bool IsOf(Guid sanctionId) => SanctionId == sanctionId;

    /// <summary>Whether it is the sanction of the line: the same decision about the same person.</summary>
    public bool Is(LedgerLine line) => line.PersonId == PersonId && Is(line.Sanction);

    /// <summary>Whether it is the same decision, of the kind first given or one that it was changed to.</summary>
    public bool Is(RegisterSanction decision) =>
        (Sanction.Regime, Sanction.DecidedOn, Sanction.DocumentNumber) == (decision.Regime, decision.DecidedOn, decision.DocumentNumber)
        && IsOfKind(decision.Kind);

    /// <summary>Whether the line says what is registered, as far as it says anything.</summary>
    public bool Says(LedgerLine line, ImportRow row) =>
        (Sanction.Regime, Sanction.DecidedOn, Sanction.DocumentNumber, Sanction.DecidingBody, Sanction.LegalText, Sanction.Cause)
            == (
                line.Sanction.Regime,
                line.Sanction.DecidedOn,
                line.Sanction.DocumentNumber,
                line.Sanction.DecidingBody,
                line.Sanction.LegalText,
                line.Sanction.Cause
            )
        && (Person.Name, Person.Post, Sanction.Category) == (line.Person.Name, line.Person.Post, line.Person.Category)
        && IsOfKind(line.Sanction.Kind)
        && Where(row, SanctionsPart.State, Sanction.ServiceState == line.Person.ServiceState)
        && Where(row, SanctionsPart.Leadership, Sanction.Leadership == line.Person.Leadership)
        && Where(row, SanctionsPart.Sex, Person.Sex == line.Person.Sex)
        && Where(row, SanctionsPart.ServedOn, History.ServedOn == line.ServedOn)
        && Where(row, SanctionsPart.CaseRegion, Sanction.CaseRegion == line.Sanction.CaseRegion)
        && Where(row, SanctionsPart.Causes, Sanction.CauseList.ToHashSet(StringComparer.Ordinal).SetEquals(line.Sanction.Causes));

    private bool IsOfKind(SanctionKind kind) => Sanction.Kind == kind || History.Acts.Any(act => act.ChangedTo == kind);

    private static bool Where(ImportRow row, string field, bool isSame) => row[field] is null || isSame;
}
