using Guihang.Core.Data;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A visit that a plan asks for.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Visit">The visit.</param>
/// <param name="IsOfSeries">Whether another follows when it is met.</param>
internal sealed record WantedVisit(VisitPlan Plan, PlannedVisit Visit, bool IsOfSeries);

/// <summary>
/// Brings the due items in line with what they follow from: the plans, the visits held, exemptions, moves and closings. A row that says what it should
/// stays; what was known until now is kept.
/// </summary>
internal sealed class DueList(VisitsDb db, IdSource ids, TimeProvider clock)
{
    /// <summary>Brings the items of one sanction in line.</summary>
    /// <returns>How many were not as they had to be.</returns>
    public async Task<int> Align(
        FollowUpCase followUp,
        Guid sanctionId,
        IReadOnlyList<VisitPlan> plans,
        CaseHistory history,
        CancellationToken cancellationToken
    )
    {
        var kept = await db
            .DueItems.Where(item => item.SanctionId == sanctionId && item.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var decided = plans
            .Select(plan => (plan, plan.Decision.Decided<VisitPlanDecision>()))
            .Where(pair => pair.Item2 is not null)
            .ToList();
        if (kept is [] && decided.TrueForAll(pair => pair.Item2 is { Visits: [], Series: [] }))
        {
            await db.SaveChangesAsync(cancellationToken);
            return 0;
        }

        var visits = await db
            .Visits.AsNoTracking()
            .Where(visit => visit.CaseId == followUp.Id && visit.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var exemptions = await db
            .Exemptions.AsNoTracking()
            .Where(exemption => exemption.SanctionId == sanctionId && exemption.IsGranted == true)
            .OrderBy(exemption => exemption.DecidedAt)
            .ThenBy(exemption => exemption.Id)
            .ToListAsync(cancellationToken);
        var closedAt = history.Closings.FirstOrDefault(closing => closing.Covers(sanctionId))?.RecordedAt;
        var wanted = new List<DueItem>();
        foreach (
            var visit in decided
                .SelectMany(pair => Wanted(pair.plan, pair.Item2!, visits))
                .DistinctBy(w => w.Visit.Key, StringComparer.Ordinal)
        )
        {
            var item = DueItem.From(visit, followUp, Guid.Empty, clock.Now());
            visits.ForEach(item.Meet);
            exemptions.FindAll(exemption => exemption.Key == item.Key).ForEach(item.Exempt);
            item.ClosedAt = closedAt;
            Place(item, history.Moves);
            wanted.Add(item);
        }

        return await Bring(kept, wanted, cancellationToken);
    }

    /// <summary>Brings all items of a case in line with the plans as they stand; policy is not asked.</summary>
    public async Task Refresh(FollowUpCase followUp, CancellationToken cancellationToken)
    {
        var plans = await db
            .Plans.Where(plan => plan.CaseId == followUp.Id && plan.SupersededAt == null)
            .OrderBy(plan => plan.Id)
            .ToListAsync(cancellationToken);
        var history = new CaseHistory(await Moves(followUp.Id, cancellationToken), [], await Closings(followUp.Id, cancellationToken));
        foreach (var ofSanction in plans.GroupBy(plan => plan.SanctionId))
        {
            await Align(followUp, ofSanction.Key, [.. ofSanction], history, cancellationToken);
        }
    }

    /// <summary>The moves of a case, the earliest first.</summary>
    public Task<List<CaseMove>> Moves(Guid caseId, CancellationToken cancellationToken) =>
        db
            .CaseMoves.AsNoTracking()
            .Where(move => move.CaseId == caseId)
            .OrderBy(move => move.On)
            .ThenBy(move => move.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The closings of a case, the earliest first.</summary>
    public Task<List<CaseClosing>> Closings(Guid caseId, CancellationToken cancellationToken) =>
        db
            .CaseClosings.AsNoTracking()
            .Where(closing => closing.CaseId == caseId)
            .OrderBy(closing => closing.Id)
            .ToListAsync(cancellationToken);

    private static IEnumerable<WantedVisit> Wanted(VisitPlan plan, VisitPlanDecision decision, List<Visit> visits)
    {
        var ofEvent = plan.Part.StartsWith(PlanPart.Event, StringComparison.Ordinal);
        var single = decision.Visits.Select(visit =>
            (Visit: ofEvent ? visit with { Key = $"{visit.Key}{plan.Part[PlanPart.Event.Length..]}" } : visit, IsOfSeries: false)
        );
        var series = decision.Series.SelectMany(series =>
            series
                .Unfold([
                    .. visits
                        .Where(visit => DueItem.Counts(visit, series.CountsAs, series.MinimumVisitors, series.Visitor))
                        .Select(visit => visit.HeldOn)
                        .Order(),
                ])
                .Select(visit => (Visit: visit, IsOfSeries: true))
        );
        return single
            .Concat(series)
            .Where(pair => plan.Owes(pair.Visit))
            .Select(pair => new WantedVisit(plan, pair.Visit, pair.IsOfSeries));
    }

    // What is met stays with the place that met it; what is owed goes with the person.
    private static void Place(DueItem item, IReadOnlyList<CaseMove> moves)
    {
        if (
            item.MetRecordedAt is { } met
            && moves.OrderBy(move => move.RecordedAt).FirstOrDefault(move => move.RecordedAt > met) is { } later
        )
        {
            (item.Region, item.UnitId) = (later.FromRegion, later.FromUnitId);
        }
    }

    private async Task<int> Bring(List<DueItem> kept, List<DueItem> wanted, CancellationToken cancellationToken)
    {
        var (changed, added) = (0, new List<DueItem>());
        foreach (var item in wanted)
        {
            var row = kept.Find(row => row.Key == item.Key);
            if (row is null || !row.Is(item) || !row.MayTake(item))
            {
                row?.SupersededAt = clock.Now();
                added.Add(item);
            }
            else
            {
                changed += row.Says(item) ? 0 : 1;
                row.Take(item);
            }
        }

        foreach (var row in kept.Where(row => !wanted.Exists(item => item.Key == row.Key)))
        {
            row.SupersededAt = clock.Now();
            changed++;
        }

        // Old rows leave their places in the index before new ones take them.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var item in added)
        {
            db.DueItems.Add(item.WithId(ids.New()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return changed + added.Count;
    }
}
