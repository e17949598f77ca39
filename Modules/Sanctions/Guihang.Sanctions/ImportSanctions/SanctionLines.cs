using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Book;
using Guihang.Core.Sheets;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>People and their sanctions as lines of a ledger, in the words that an import reads. What was revoked stands in no ledger, nor does who has no sanction.</summary>
internal sealed class SanctionLines(Session session, OfficeLookup offices, PolicyBook book) : ILedgerLines
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public int Order => 1;

    public async Task<IReadOnlyList<LedgerCells>> Of(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        var db = session.Context<SanctionsDb>();
        List<Guid> personIds = [.. entries.Select(entry => entry.PersonId).Distinct()];
        var people = await db
            .People.AsNoTracking()
            .Where(person => personIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, cancellationToken);
        var units = await offices.NamesOf([.. people.Values.Select(person => person.UnitId).Distinct()], cancellationToken);
        var lines = (await Sanctions(db, entries, personIds, people, units, cancellationToken)).ToLookup(line => line.PersonId);
        return
        [
            .. entries.Select(entry =>
            {
                var person = people[entry.PersonId];
                var name = units.GetValueOrDefault(person.UnitId);
                List<IReadOnlyDictionary<string, object?>> own =
                [
                    .. lines[entry.PersonId]
                        .Where(line => entry.VisitId is null && (entry.SanctionId ?? line.SanctionId) == line.SanctionId)
                        .Select(line => line.Cells),
                ];
                return new LedgerCells(Named(person, name), own);
            }),
        ];
    }

    private async Task<List<Line>> Sanctions(
        SanctionsDb db,
        IReadOnlyList<LedgerEntry> entries,
        List<Guid> personIds,
        Dictionary<Guid, Person> people,
        Dictionary<Guid, string> units,
        CancellationToken cancellationToken
    )
    {
        if (entries.All(entry => entry.VisitId is not null))
        {
            return [];
        }

        var sanctions = await db
            .Sanctions.AsNoTracking()
            .Where(sanction => personIds.Contains(sanction.PersonId) && sanction.SupersededAt == null)
            .OrderBy(sanction => sanction.DecidedOn)
            .ThenBy(sanction => sanction.SanctionId)
            .ToListAsync(cancellationToken);
        var sanctionIds = sanctions.ConvertAll(sanction => sanction.SanctionId);
        var acts = await db
            .Acts.AsNoTracking()
            .Where(act => sanctionIds.Contains(act.SanctionId) && act.SupersededAt == null)
            .OrderBy(act => act.Ordinal)
            .ToListAsync(cancellationToken);
        var periods = await db
            .Periods.AsNoTracking()
            .Where(period => sanctionIds.Contains(period.SanctionId) && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var numbers = (
            await db
                .Imported.AsNoTracking()
                .Where(imported => sanctionIds.Contains(imported.SanctionId) && imported.Number != null)
                .Select(imported => new { imported.SanctionId, imported.Number })
                .ToListAsync(cancellationToken)
        ).ToLookup(imported => imported.SanctionId, imported => imported.Number);
        var actsOf = acts.ToLookup(act => act.SanctionId);
        return
        [
            .. sanctions
                .Select(sanction => new SanctionHistory(sanction, [.. actsOf[sanction.SanctionId]]))
                .Where(history => !history.IsRevoked)
                .Select(history =>
                {
                    var sanction = history.Sanction;
                    var person = people[sanction.PersonId];
                    var cells = Cells(person, units.GetValueOrDefault(person.UnitId), history, periods[sanction.SanctionId]);
                    cells[SanctionsPart.Number] = numbers[sanction.SanctionId].FirstOrDefault();
                    return new Line(sanction.PersonId, sanction.SanctionId, cells);
                }),
        ];
    }

    private Dictionary<string, object?> Cells(Person person, string? unit, SanctionHistory history, InfluencePeriod period)
    {
        var sanction = history.Sanction;
        var cells = Person(person, unit);
        // A line tells the person's standing on the day of the decision, as the import takes it.
        cells[SanctionsPart.Category] = Word(sanction.Category);
        cells[SanctionsPart.State] = Word(sanction.ServiceState);
        cells[SanctionsPart.Leadership] = Word(sanction.Leadership);
        cells[SanctionsPart.Regime] = Word(sanction.Regime);
        cells[SanctionsPart.Kind] = LedgerWords.Term(sanction.Regime, history.KindNow);
        cells[SanctionsPart.LegalText] = TextOf(person.Region, sanction);
        cells[SanctionsPart.DecidedOn] = sanction.DecidedOn;
        cells[SanctionsPart.DecidingBody] = sanction.DecidingBody;
        cells[SanctionsPart.DocumentNumber] = sanction.DocumentNumber;
        cells[SanctionsPart.Cause] = sanction.Cause;
        cells[SanctionsPart.Causes] = string.Join('、', sanction.CauseList);
        cells[SanctionsPart.CaseRegion] = sanction.CaseRegion;
        cells[SanctionsPart.ServedOn] = history.ServedOn;
        cells[SanctionsPart.PeriodEnd] = period.Span?.LastDay;
        return cells;
    }

    private static Dictionary<string, object?> Person(Person person, string? unit)
    {
        var cells = Named(person, unit);
        cells[SanctionsPart.Sex] = person.Sex is { } sex ? Word(sex) : null;
        cells[SanctionsPart.Post] = person.Post;
        cells[SanctionsPart.Category] = Word(person.Category);
        cells[SanctionsPart.State] = Word(person.ServiceState);
        cells[SanctionsPart.Leadership] = Word(person.Leadership);
        return cells;
    }

    private static Dictionary<string, object?> Named(Person person, string? unit) =>
        new(StringComparer.Ordinal) { [SanctionsPart.Name] = person.Name, [SanctionsPart.Unit] = unit };

    // By its title, where an import would know it again by that.
    private string TextOf(string region, Sanction sanction) =>
        book.ChainFor(region, sanction.DecidedOn).Resolve("sanctions.texts", sanction.DecidedOn)?.Value is Table texts
        && texts.Find(sanction.LegalText)?.Wording("title")?.Zh is { } title
        && LedgerWords.Text(title, texts) == sanction.LegalText
            ? title
            : sanction.LegalText;

    private static string Word(Enum word) => SheetWords.Word(word, Chinese) ?? word.ToString();

    private sealed record Line(Guid PersonId, Guid SanctionId, Dictionary<string, object?> Cells);
}
