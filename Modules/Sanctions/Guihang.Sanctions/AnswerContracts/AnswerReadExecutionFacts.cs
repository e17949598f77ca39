using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadExecutionFacts(SanctionsDb db) : IRequestHandler<ReadExecutionFacts, IReadOnlyList<ExecutionFact>>
{
    public async Task<IReadOnlyList<ExecutionFact>> Handle(ReadExecutionFacts request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        var revoked = db.Acts.Where(act =>
            act.Kind == SanctionActKind.Revoked && act.RecordedAt < known && (act.SupersededAt == null || act.SupersededAt >= known)
        );
        var page = db
            .ExecutionRecords.Where(record =>
                record.Id > after && record.RecordedAt < known && (record.SupersededAt == null || record.SupersededAt >= known)
            )
            .Where(record => !revoked.Any(act => act.SanctionId == record.SanctionId))
            .OrderBy(record => record.Id)
            .Take(request.Limit);
        return await (
            from record in page
            join sanction in db.Sanctions.Where(sanction => sanction.SupersededAt == null) on record.SanctionId equals sanction.SanctionId
            join person in db.People on sanction.PersonId equals person.Id
            orderby record.Id
            select new ExecutionFact(
                record.Id,
                record.SanctionId,
                person.Id,
                person.UnitId,
                person.Region,
                record.Item,
                record.On,
                record.RecordedAt
            )
        ).ToListAsync(cancellationToken);
    }
}
