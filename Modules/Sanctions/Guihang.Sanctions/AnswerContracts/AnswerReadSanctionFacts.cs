using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadSanctionFacts(SanctionsDb db, SanctionLedger ledger)
    : IRequestHandler<ReadSanctionFacts, IReadOnlyList<SanctionFact>>
{
    public async Task<IReadOnlyList<SanctionFact>> Handle(ReadSanctionFacts request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        var sanctions = await db
            .Sanctions.Where(s => s.SanctionId > after && s.RecordedAt < known && (s.SupersededAt == null || s.SupersededAt >= known))
            .OrderBy(s => s.SanctionId)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var ids = sanctions.ConvertAll(s => s.SanctionId);
        var periods = await db
            .Periods.Where(p => ids.Contains(p.SanctionId) && p.RecordedAt < known && (p.SupersededAt == null || p.SupersededAt >= known))
            .ToDictionaryAsync(p => p.SanctionId, cancellationToken);
        var ends = await db
            .ToldEnds.Where(e => ids.Contains(e.SanctionId) && e.RecordedAt < known && (e.SupersededAt == null || e.SupersededAt >= known))
            .ToDictionaryAsync(e => e.SanctionId, cancellationToken);
        var read = await ledger.ReadMany(sanctions, known, cancellationToken);
        return
        [
            .. read.Select(entry =>
            {
                var id = entry.History.Sanction.SanctionId;
                var end = ends.GetValueOrDefault(id);
                return new SanctionFact(SanctionStates.Of(entry.Person, entry.History, periods[id]), end?.LastDay, end?.RecordedAt);
            }),
        ];
    }
}
