using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerReadKnownRecords(VisitsDb db) : IRequestHandler<ReadKnownRecords, IReadOnlyList<KnownRecord>>
{
    public async Task<IReadOnlyList<KnownRecord>> Handle(ReadKnownRecords request, CancellationToken cancellationToken)
    {
        var visits = await db
            .Visits.Where(visit => request.Ids.Contains(visit.Id) && visit.PersonId == request.PersonId)
            .Select(visit => new KnownRecord(visit.Id, KnownRecordKind.Visit))
            .ToListAsync(cancellationToken);
        var achievements = await db
            .Achievements.Where(achievement => request.Ids.Contains(achievement.Id))
            .Where(achievement => db.Cases.Any(c => c.Id == achievement.CaseId && c.PersonId == request.PersonId))
            .Select(achievement => new KnownRecord(achievement.Id, KnownRecordKind.Achievement))
            .ToListAsync(cancellationToken);
        var cases = await db
            .Cases.Where(c => request.Ids.Contains(c.Id) && c.PersonId == request.PersonId)
            .Select(c => new KnownRecord(c.Id, KnownRecordKind.Case))
            .ToListAsync(cancellationToken);
        return [.. visits, .. achievements, .. cases];
    }
}
