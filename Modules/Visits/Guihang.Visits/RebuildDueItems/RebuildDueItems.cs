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
            var (followUp, _) = await planning.Plan(sanction, cancellationToken);
            mended += await MeetAnew(followUp, sanction.SanctionId, cancellationToken);
        }

        return new RebuildAnswer(facts.Count < RebuildDueItems.AtMost ? null : facts[^1].Sanction.SanctionId, mended);
    }

    private async Task<int> MeetAnew(FollowUpCase followUp, Guid sanctionId, CancellationToken cancellationToken)
    {
        var visits = await db
            .Visits.Where(visit => visit.CaseId == followUp.Id && visit.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var items = await db
            .DueItems.Where(item => item.SanctionId == sanctionId && item.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var mended = 0;
        foreach (var item in items)
        {
            var anew = item.Anew(ids.New(), clock.Now());
            visits.ForEach(anew.Meet);
            if ((anew.MetOn, anew.MetBy) != (item.MetOn, item.MetBy))
            {
                item.SupersededAt = clock.Now();
                await db.SaveChangesAsync(cancellationToken);
                db.DueItems.Add(anew);
                mended++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return mended;
    }
}
