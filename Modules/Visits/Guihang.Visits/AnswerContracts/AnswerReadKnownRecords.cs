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
            .Select(visit => new KnownRecord(visit.Id, true))
            .ToListAsync(cancellationToken);
        var achievements = await db
            .Achievements.Where(achievement => request.Ids.Contains(achievement.Id))
            .Where(achievement => db.Cases.Any(c => c.Id == achievement.CaseId && c.PersonId == request.PersonId))
            .Select(achievement => new KnownRecord(achievement.Id, false))
            .ToListAsync(cancellationToken);
        return [.. visits, .. achievements];
    }
}
