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

internal sealed class RebuildDueItemsHandler(VisitsDb db, FollowUpPlanning planning, IMediator mediator, TimeProvider clock)
    : IRequestHandler<RebuildDueItems, RebuildAnswer>
{
    public async Task<RebuildAnswer> Handle(RebuildDueItems request, CancellationToken cancellationToken)
    {
        var facts = await mediator.Send(new ReadSanctionFacts(request.After, null, RebuildDueItems.AtMost), cancellationToken);
        var mended = 0;
        foreach (var sanction in facts.Select(fact => fact.Sanction))
        {
            var (_, _, changed) = await planning.Plan(sanction, cancellationToken);
            mended += changed;
        }

        List<Guid> told = [.. facts.Select(fact => fact.Sanction.SanctionId)];
        Guid? next = facts.Count < RebuildDueItems.AtMost ? null : told[^1];
        return new RebuildAnswer(next, mended + await Drop(request.After ?? Guid.Empty, next, told, cancellationToken));
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
