using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// Makes the due list anew from the facts of Sanctions and the visits held, a piece at a time; the command <c>rebuild</c> sends it until nothing is left.
/// Where the list is right, nothing changes.
/// </summary>
/// <param name="After">The last sanction of the piece before; null for the first piece.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record RebuildDueItems(Guid? After) : IChange<RebuildAnswer>
{
    /// <summary>How many sanctions one piece looks at, so that it takes the writer some 50 ms.</summary>
    public const int AtMost = 20;
}

/// <summary>What a piece of rebuilding came to.</summary>
/// <param name="Next">What to send for the next piece; null at the end.</param>
/// <param name="Mended">How many items were not as they had to be.</param>
public sealed record RebuildAnswer(Guid? Next, int Mended);

internal sealed class RebuildDueItemsHandler(VisitsDb db, FollowUpPlanning planning, IMediator mediator, IdSource ids, TimeProvider clock)
    : IRequestHandler<RebuildDueItems, RebuildAnswer>
{
    public async Task<RebuildAnswer> Handle(RebuildDueItems request, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadSanctionFacts(request.After, null, RebuildDueItems.AtMost), cancellationToken);
        var mended = 0;
        foreach (var sanction in facts.Select(fact => fact.Sanction))
        {
            var kept = await Rows(sanction.SanctionId, cancellationToken);
            var (followUp, _) = await planning.Plan(sanction, cancellationToken);
            await MeetAnew(followUp, sanction.SanctionId, cancellationToken);
            mended += Differences(kept, await Rows(sanction.SanctionId, cancellationToken));
        }

        List<Guid> told = [.. facts.Select(fact => fact.Sanction.SanctionId)];
        Guid? next = facts.Count < RebuildDueItems.AtMost ? null : told[^1];
        return new RebuildAnswer(next, mended + await Drop(request.After ?? Guid.Empty, next, told, cancellationToken));
    }

    // The plan has no key; the items of a plan have one each.
    private async Task<List<(Guid Id, Guid PlanId, string Key)>> Rows(Guid sanctionId, CancellationToken cancellationToken)
    {
        var plans = await db
            .Plans.Where(plan => plan.SanctionId == sanctionId && plan.SupersededAt == null)
            .Select(plan => plan.Id)
            .ToListAsync(cancellationToken);
        var items = await db
            .DueItems.Where(item => item.SanctionId == sanctionId && item.SupersededAt == null)
            .Select(item => new
            {
                item.Id,
                item.PlanId,
                item.Key,
            })
            .ToListAsync(cancellationToken);
        return [.. plans.Select(id => (id, id, "")), .. items.Select(item => (item.Id, item.PlanId, item.Key))];
    }

    // A row that took the place of another is one that was not as it had to be.
    private static int Differences(List<(Guid Id, Guid PlanId, string Key)> kept, List<(Guid Id, Guid PlanId, string Key)> made) =>
        kept.Except(made).Concat(made.Except(kept)).Select(row => row.Key).Distinct(StringComparer.Ordinal).Count();

    private async Task MeetAnew(FollowUpCase followUp, Guid sanctionId, CancellationToken cancellationToken)
    {
        var visits = await db
            .Visits.Where(visit => visit.CaseId == followUp.Id && visit.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var items = await db
            .DueItems.Where(item => item.SanctionId == sanctionId && item.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var item in items)
        {
            var anew = item.Anew(followUp, ids.New(), clock.Now());
            visits.ForEach(anew.Meet);
            if (!anew.Says(item))
            {
                item.SupersededAt = clock.Now();
                await db.SaveChangesAsync(cancellationToken);
                db.DueItems.Add(anew);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // Items of sanctions that nobody tells of, between the last sanction of the piece before and that of this one.
    private async Task<int> Drop(Guid after, Guid? upTo, List<Guid> told, CancellationToken cancellationToken)
    {
        var orphans = db.DueItems.Where(item => item.SupersededAt == null && item.SanctionId > after && !told.Contains(item.SanctionId));
        if (upTo is { } last)
        {
            orphans = orphans.Where(item => item.SanctionId <= last);
        }

        var now = clock.Now();
        return await orphans.ExecuteUpdateAsync(row => row.SetProperty(item => item.SupersededAt, now), cancellationToken);
    }
}
