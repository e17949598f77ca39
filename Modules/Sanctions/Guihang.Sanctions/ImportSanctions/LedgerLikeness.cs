using Guihang.Core.Imports;
using Guihang.Policy;
using Guihang.Sanctions.Data;
using Guihang.Sanctions.Names;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// Who in a ledger may be somebody known under a name that is written otherwise, as 徐 and 许. The row is loaded all the same: an officer finds whether they
/// are one person.
/// </summary>
internal sealed class LedgerLikeness(SanctionsDb db)
{
    /// <summary>A warning for each line whose person is new and may be somebody else's record, or that of an earlier line.</summary>
    public async Task<IReadOnlyList<ImportFault>> Warn(IReadOnlyList<LedgerLine> lines, CancellationToken cancellationToken)
    {
        var fresh = lines
            .Where(line => line.PersonId is null)
            .DistinctBy(line => (line.Person.Name, line.Person.UnitId))
            .OrderBy(line => line.Number)
            .Select(line => new Named(line, NameKeys.Spellings(line.Person.Name)))
            .ToList();
        if (fresh is [])
        {
            return [];
        }

        var known = await Known(fresh, cancellationToken);
        var warnings = new List<ImportFault>();
        var before = new Dictionary<(Guid UnitId, string Spelling), List<LedgerLine>>();
        foreach (var (line, spellings) in fresh)
        {
            var places = spellings.Select(spelling => (line.Person.UnitId, spelling)).ToList();
            if (places.SelectMany(place => known[place]).FirstOrDefault(other => other.IsOf(line.Sanction.DecidedOn.Year)) is { } other)
            {
                warnings.Add(MaybeSame(line, new($"“{other.Name}”", $"\"{other.Name}\"")));
            }
            else if (
                places.SelectMany(place => before.GetValueOrDefault(place) ?? []).FirstOrDefault(earlier => IsOfOneYear(earlier, line)) is
                { } earlier
            )
            {
                warnings.Add(
                    MaybeSame(
                        line,
                        new($"第 {earlier.Number} 行的“{earlier.Person.Name}”", $"\"{earlier.Person.Name}\" of row {earlier.Number}")
                    )
                );
            }

            places.ForEach(place => (before.TryGetValue(place, out var there) ? there : before[place] = []).Add(line));
        }

        return warnings;
    }

    private static bool IsOfOneYear(LedgerLine one, LedgerLine other) => one.Sanction.DecidedOn.Year == other.Sanction.DecidedOn.Year;

    private static ImportFault MaybeSame(LedgerLine line, Wording other) =>
        new(
            line.Number,
            SanctionsPart.Name,
            "import-maybe-same",
            new Wording(
                $"“{line.Person.Name}”可能与同单位的{other.Zh}是同一人：读音相同，处分年份相同。",
                $"\"{line.Person.Name}\" may be the same person as {other.En} of the same unit: the names sound alike, the year is the same."
            ),
            new Wording(
                "已载入；请由人核对，确是同一人的，登记认定。",
                "It is loaded; compare the two, and record the finding where they are one person."
            ),
            IsWarning: true
        );

    private async Task<ILookup<(Guid UnitId, string Spelling), Other>> Known(List<Named> fresh, CancellationToken cancellationToken)
    {
        var unitIds = fresh.Select(named => named.Line.Person.UnitId).ToHashSet();
        List<string> spellings = [.. fresh.SelectMany(named => named.Spellings).Distinct(StringComparer.Ordinal)];
        // The units are compared here: asked for both, SQLite would try every spelling on everybody of all these units.
        var alike = await db
            .NameKeys.Where(key => EF.Parameter(spellings).Contains(key.Key))
            .Join(db.People, key => key.PersonId, person => person.Id, (_, person) => person)
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.UnitId,
            })
            .ToListAsync(cancellationToken);
        var people = alike.Where(person => unitIds.Contains(person.UnitId)).Distinct().OrderBy(person => person.Id).ToList();
        var personIds = people.ConvertAll(person => person.Id);
        var years = (
            await db
                .Sanctions.Where(sanction => EF.Parameter(personIds).Contains(sanction.PersonId) && sanction.SupersededAt == null)
                .Select(sanction => new { sanction.PersonId, sanction.DecidedOn })
                .ToListAsync(cancellationToken)
        ).ToLookup(sanction => sanction.PersonId, sanction => sanction.DecidedOn.Year);
        return people
            .SelectMany(person =>
                NameKeys
                    .Spellings(person.Name)
                    .Select(spelling => (Place: (person.UnitId, spelling), Other: new Other(person.Name, years[person.Id].ToHashSet())))
            )
            .ToLookup(entry => entry.Place, entry => entry.Other);
    }

    private sealed record Named(LedgerLine Line, IReadOnlyList<string> Spellings);

    private sealed record Other(string Name, IReadOnlySet<int> Years)
    {
        // Where nothing is known of a sanction, the year tells nothing.
        public bool IsOf(int year) => Years.Count == 0 || Years.Contains(year);
    }
}
