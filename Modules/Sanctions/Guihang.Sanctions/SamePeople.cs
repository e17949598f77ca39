using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using Guihang.Sanctions.Names;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Who is one person under several records, and who may be.</summary>
internal sealed class SamePeople(SanctionsDb db)
{
    // A person has a handful of records at most; the candidates of a common name in one unit are few, too.
    private const int MostCandidates = 20;

    /// <summary>The record and all that were found to be the same person, the earliest first.</summary>
    public async Task<IReadOnlyList<Guid>> RecordsOf(Guid personId, CancellationToken cancellationToken)
    {
        var known = new SortedSet<Guid> { personId };
        List<Guid> fresh = [personId];
        while (fresh is not [])
        {
            var pairs = await db
                .SamePersonFindings.Where(finding => finding.IsSame && finding.SupersededAt == null)
                .Where(finding => fresh.Contains(finding.PersonId) || fresh.Contains(finding.OtherId))
                .Select(finding => new { finding.PersonId, finding.OtherId })
                .ToListAsync(cancellationToken);
            fresh = [.. pairs.SelectMany(pair => new[] { pair.PersonId, pair.OtherId }).Where(known.Add)];
        }

        return [.. known];
    }

    /// <summary>The record and all that are the same person as known before a time, each with the first of them and since when that is known.</summary>
    public async Task<IReadOnlyList<PersonRecord>> Standing(Guid personId, DateTime known, CancellationToken cancellationToken)
    {
        var findings = new Dictionary<Guid, SamePersonFinding>();
        var seen = new HashSet<Guid> { personId };
        List<Guid> fresh = [personId];
        while (fresh is not [])
        {
            var found = await db
                .SamePersonFindings.AsNoTracking()
                .Where(finding => finding.IsSame && finding.RecordedAt < known)
                .Where(finding => finding.SupersededAt == null || finding.SupersededAt >= known)
                .Where(finding => fresh.Contains(finding.PersonId) || fresh.Contains(finding.OtherId))
                .ToListAsync(cancellationToken);
            found.ForEach(finding => findings[finding.Id] = finding);
            fresh = [.. found.SelectMany(finding => new[] { finding.PersonId, finding.OtherId }).Where(seen.Add)];
        }

        // Finding by finding, as they were recorded: a record stands as it does since the last that gave it another first.
        var standing = seen.ToDictionary(record => record, record => new PersonRecord(record, null, DateTime.MinValue));
        foreach (var finding in findings.Values.OrderBy(finding => finding.RecordedAt).ThenBy(finding => finding.Id))
        {
            Guid[] firsts = [FirstOf(finding.PersonId), FirstOf(finding.OtherId)];
            var first = firsts.Min();
            foreach (var record in seen.Where(record => firsts.Contains(FirstOf(record)) && standing[record].FirstId != first).ToList())
            {
                standing[record] = new PersonRecord(record, first, finding.RecordedAt);
            }
        }

        return [.. standing.Values.OrderBy(record => record.PersonId)];

        Guid FirstOf(Guid record) => standing[record].FirstId ?? record;
    }

    /// <summary>The records of many people, each with those that were found to be the same person.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Person>>> OthersOf(
        IReadOnlyList<Person> people,
        CancellationToken cancellationToken
    )
    {
        List<Guid> personIds = [.. people.Select(person => person.Id)];
        var isAnyLinked = await db.SamePersonFindings.AnyAsync(
            finding =>
                finding.IsSame
                && finding.SupersededAt == null
                && (personIds.Contains(finding.PersonId) || personIds.Contains(finding.OtherId)),
            cancellationToken
        );
        var others = new Dictionary<Guid, IReadOnlyList<Person>>();
        if (!isAnyLinked)
        {
            return others;
        }

        foreach (var person in people)
        {
            var records = await RecordsOf(person.Id, cancellationToken);
            if (records.Count > 1)
            {
                others[person.Id] = await db
                    .People.Where(other => records.Contains(other.Id) && other.Id != person.Id)
                    .OrderBy(other => other.Id)
                    .ToListAsync(cancellationToken);
            }
        }

        return others;
    }

    /// <summary>
    /// Who may be the same person: in the same unit, of the same name or one that sounds alike, sanctioned in the same year as far as both are known to be,
    /// and not yet found to be the same or another.
    /// </summary>
    public async Task<IReadOnlyList<SamePersonCandidate>> Candidates(Person person, CancellationToken cancellationToken)
    {
        var spellings = NameKeys.Spellings(person.Name);
        var judged = await db
            .SamePersonFindings.Where(finding => finding.SupersededAt == null)
            .Where(finding => finding.PersonId == person.Id || finding.OtherId == person.Id)
            .Select(finding => finding.PersonId == person.Id ? finding.OtherId : finding.PersonId)
            .ToListAsync(cancellationToken);
        var alike = await db
            .People.Where(other => other.UnitId == person.UnitId && other.Id != person.Id)
            .Where(other => db.NameKeys.Any(key => key.PersonId == other.Id && spellings.Contains(key.Key)))
            .Where(other => !judged.Contains(other.Id))
            .OrderBy(other => other.Id)
            .Take(MostCandidates)
            .ToListAsync(cancellationToken);
        alike.RemoveAll(other => !NameKeys.Spellings(other.Name).Intersect(spellings, StringComparer.Ordinal).Any());
        if (alike is [])
        {
            return [];
        }

        List<Guid> personIds = [person.Id, .. alike.Select(other => other.Id)];
        var years = (
            await db
                .Sanctions.Where(sanction => personIds.Contains(sanction.PersonId) && sanction.SupersededAt == null)
                .Select(sanction => new { sanction.PersonId, sanction.DecidedOn })
                .ToListAsync(cancellationToken)
        ).ToLookup(sanction => sanction.PersonId, sanction => sanction.DecidedOn.Year);
        return
        [
            .. alike
                .Where(other => !years[person.Id].Any() || !years[other.Id].Any() || years[person.Id].Intersect(years[other.Id]).Any())
                .Select(other => new SamePersonCandidate(
                    other.Id,
                    other.Name,
                    other.Post,
                    other.Name == person.Name ? NameLikeness.SameName : NameLikeness.SoundsAlike,
                    [.. years[person.Id].Intersect(years[other.Id]).Order()]
                )),
        ];
    }

    /// <summary>Writes anew under what the records of a person are found: each under the names of all of them.</summary>
    public async Task Index(Guid personId, CancellationToken cancellationToken)
    {
        var records = await RecordsOf(personId, cancellationToken);
        var names = await db
            .People.Where(person => records.Contains(person.Id))
            .Select(person => person.Name)
            .ToListAsync(cancellationToken);
        var keys = names.SelectMany(name => NameKeys.Of(name)).ToHashSet(StringComparer.Ordinal);
        var kept = await db.NameKeys.Where(key => records.Contains(key.PersonId)).ToListAsync(cancellationToken);
        db.NameKeys.RemoveRange(kept.Where(key => !keys.Contains(key.Key)));
        var known = kept.Select(key => (key.PersonId, key.Key)).ToHashSet();
        db.NameKeys.AddRange(
            records.SelectMany(record =>
                keys.Where(key => !known.Contains((record, key))).Select(key => new NameKey { Key = key, PersonId = record })
            )
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Somebody who may be the same person.</summary>
/// <param name="PersonId" example="{sameAsPersonId}">The other record.</param>
/// <param name="Name" example="徐某">Its name.</param>
/// <param name="Post" example="副镇长">Its post.</param>
/// <param name="Likeness" example="soundsAlike">How the names are alike.</param>
/// <param name="Years" example="[2014]">Years in which both were sanctioned; empty where one has no sanction yet.</param>
public sealed record SamePersonCandidate(Guid PersonId, string Name, string Post, NameLikeness Likeness, IReadOnlyList<int> Years);

/// <summary>How two names are alike.</summary>
public enum NameLikeness
{
    /// <summary>They are the same.</summary>
    SameName,

    /// <summary>They are written otherwise and sound alike, as 徐 and 许 do.</summary>
    SoundsAlike,
}
