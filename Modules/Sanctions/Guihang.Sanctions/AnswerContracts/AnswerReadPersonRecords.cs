using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadPersonRecords(SanctionsDb db, SamePeople same)
    : IRequestHandler<ReadPersonRecords, IReadOnlyList<PersonRecord>>
{
    public async Task<IReadOnlyList<PersonRecord>> Handle(ReadPersonRecords request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        var found = db.SamePersonFindings.Where(finding =>
            finding.IsSame && finding.RecordedAt < known && (finding.SupersededAt == null || finding.SupersededAt >= known)
        );
        var page = await found
            .Select(finding => finding.PersonId)
            .Union(found.Select(finding => finding.OtherId))
            .Where(personId => personId > after)
            .OrderBy(personId => personId)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var records = new List<PersonRecord>(page.Count);
        foreach (var personId in page)
        {
            records.Add((await same.Standing(personId, known, cancellationToken)).Single(record => record.PersonId == personId));
        }

        return records;
    }
}
