using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// Tells the other modules of influence periods that have ended and were not told of yet, some at a time. The daily job sends it until nothing is left;
/// whether a period has ended is computed on reading and does not wait for it.
/// </summary>
[MaySend(Role.System, Over.Anything)]
public sealed record TellEndedPeriods : IChange<int>
{
    /// <summary>How many it tells at most, so that one piece takes the writer some 50 ms.</summary>
    public const int AtMost = 50;
}

internal sealed class TellEndedPeriodsHandler(SanctionsDb db, SanctionLedger ledger, IMediator mediator, IdSource ids, TimeProvider clock)
    : IRequestHandler<TellEndedPeriods, int>
{
    public async Task<int> Handle(TellEndedPeriods request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var ended = await db
            .Periods.Where(period => period.SupersededAt == null && period.End <= today)
            .EndingByThemselves()
            .Where(period => !db.ToldEnds.Any(told => told.SanctionId == period.SanctionId && told.SupersededAt == null))
            .OrderBy(period => period.End)
            .ThenBy(period => period.Id)
            .Take(TellEndedPeriods.AtMost)
            .ToListAsync(cancellationToken);
        var now = clock.Now();
        foreach (var period in ended)
        {
            db.ToldEnds.Add(
                new ToldEnd
                {
                    Id = ids.New(),
                    SanctionId = period.SanctionId,
                    LastDay = period.Span!.Value.LastDay!.Value,
                    RecordedAt = now,
                    SupersededAt = null,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        await Tell(ended, now, cancellationToken);

        return ended.Count;
    }

    private async Task Tell(List<InfluencePeriod> ended, DateTime toldAt, CancellationToken cancellationToken)
    {
        var sanctionIds = ended.ConvertAll(period => period.SanctionId);
        var sanctions = await db
            .Sanctions.Where(sanction => sanctionIds.Contains(sanction.SanctionId) && sanction.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var (person, history) in await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken))
        {
            var period = ended.Find(period => period.SanctionId == history.Sanction.SanctionId)!;
            await mediator.Publish(
                new InfluencePeriodEnded(SanctionStates.Of(person, history, period), period.Span!.Value.LastDay!.Value, toldAt),
                cancellationToken
            );
        }
    }
}
