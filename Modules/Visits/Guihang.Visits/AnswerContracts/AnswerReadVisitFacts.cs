using Guihang.Core.Data;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerReadVisitFacts(VisitsDb db) : IRequestHandler<ReadVisitFacts, IReadOnlyList<VisitFact>>
{
    public async Task<IReadOnlyList<VisitFact>> Handle(ReadVisitFacts request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        return await db
            .Visits.Where(v => v.Id > after && v.RecordedAt < known && (v.SupersededAt == null || v.SupersededAt >= known))
            .OrderBy(v => v.Id)
            .Take(request.Limit)
            .Join(db.Cases, v => v.CaseId, c => c.Id, (v, c) => new { v, c })
            .OrderBy(both => both.v.Id)
            .Select(both => new VisitFact(
                both.v.Id,
                both.v.PersonId,
                // A visit counts where the person belonged when it was recorded: the first move after it tells from where.
                db.CaseMoves.Where(move => move.CaseId == both.v.CaseId && move.RecordedAt > both.v.RecordedAt)
                    .OrderBy(move => move.RecordedAt)
                    .Select(move => (Guid?)move.FromUnitId)
                    .FirstOrDefault()
                    ?? both.c.UnitId,
                db.CaseMoves.Where(move => move.CaseId == both.v.CaseId && move.RecordedAt > both.v.RecordedAt)
                    .OrderBy(move => move.RecordedAt)
                    .Select(move => move.FromRegion)
                    .FirstOrDefault()
                    ?? both.c.Region,
                both.v.Kind,
                both.v.HeldOn,
                both.v.RecordedAt,
                both.v.CaseId,
                both.v.Outcome,
                both.v.RecordedBy,
                both.v.JointBodies != null
            ))
            .ToListAsync(cancellationToken);
    }
}
