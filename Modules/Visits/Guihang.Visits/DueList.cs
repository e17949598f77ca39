using Guihang.Core.Data;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A visit that a plan asks for.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Visit">The visit.</param>
/// <param name="IsOfSeries">Whether another follows when it is met, or counts from another day.</param>
internal sealed record WantedVisit(VisitPlan Plan, PlannedVisit Visit, bool IsOfSeries);

/// <summary>
/// Brings the due items in line with what they follow from: the plans, the visits held, exemptions, moves and closings. A row that says what it should
/// stays; what was known until now is kept.
/// </summary>
internal sealed class DueList(VisitsDb db, Session session, IdSource ids, TimeProvider clock)
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
        var decided = Decided(plans);
        if (kept is [] && decided.TrueForAll(pair => pair.Decision is { Visits: [], Series: [] }))
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
        var wanted = Items(followUp, sanctionId, decided, visits, exemptions, history);
        return await Bring(kept, wanted, cancellationToken);
    }

    /// <summary>Brings all items of many cases in line with the plans as they stand, after many visits at once; policy is not asked.</summary>
    public async Task Refresh(IReadOnlyList<FollowUpCase> cases, CancellationToken cancellationToken)
    {
        var caseIds = cases.Select(followUp => followUp.Id).ToList();
        var plans = await db
            .Plans.AsNoTracking()
            .Where(plan => EF.Parameter(caseIds).Contains(plan.CaseId) && plan.SupersededAt == null)
            .OrderBy(plan => plan.Id)
            .ToListAsync(cancellationToken);
        var sanctionIds = plans.Select(plan => plan.SanctionId).Distinct().ToList();
        var kept = (
            await db
                .DueItems.AsNoTracking()
                .Where(item => EF.Parameter(sanctionIds).Contains(item.SanctionId) && item.SupersededAt == null)
                .ToListAsync(cancellationToken)
        ).ToLookup(item => item.SanctionId);
        var visits = (
            await db
                .Visits.AsNoTracking()
                .Where(visit => EF.Parameter(caseIds).Contains(visit.CaseId) && visit.SupersededAt == null)
                .ToListAsync(cancellationToken)
        ).ToLookup(visit => visit.CaseId);
        var exemptions = (
            await db
                .Exemptions.AsNoTracking()
                .Where(exemption => EF.Parameter(sanctionIds).Contains(exemption.SanctionId) && exemption.IsGranted == true)
                .OrderBy(exemption => exemption.DecidedAt)
                .ThenBy(exemption => exemption.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(exemption => exemption.SanctionId);
        var moves = (
            await db
                .CaseMoves.AsNoTracking()
                .Where(move => EF.Parameter(caseIds).Contains(move.CaseId))
                .OrderBy(move => move.On)
                .ThenBy(move => move.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(move => move.CaseId);
        var closings = (
            await db
                .CaseClosings.AsNoTracking()
                .Where(closing => EF.Parameter(caseIds).Contains(closing.CaseId) && closing.SupersededAt == null)
                .OrderBy(closing => closing.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(closing => closing.CaseId);
        var byId = cases.ToDictionary(followUp => followUp.Id);
        var difference = new Difference();
        foreach (var ofSanction in plans.GroupBy(plan => (plan.CaseId, plan.SanctionId)))
        {
            var (caseId, sanctionId) = ofSanction.Key;
            var history = new CaseHistory([.. moves[caseId]], [], [.. closings[caseId]]);
            var wanted = Items(
                byId[caseId],
                sanctionId,
                Decided([.. ofSanction]),
                [.. visits[caseId]],
                [.. exemptions[sanctionId]],
                history
            );
            Compare([.. kept[sanctionId]], wanted, difference);
        }

        // Old rows leave their places in the index before new ones take them.
        await session.Update<VisitsDb, DueItem>(difference.Superseded, nameof(DueItem.SupersededAt));
        await session.Update<VisitsDb, DueItem>(difference.Taken, DueItem.WhatRowsTake);
        foreach (var item in difference.Added)
        {
            await session.Insert<VisitsDb, DueItem>(item.WithId(ids.New()));
        }
    }

    private static List<(VisitPlan Plan, VisitPlanDecision? Decision)> Decided(IReadOnlyList<VisitPlan> plans) =>
        [.. plans.Select(plan => (plan, plan.Decision.Decided<VisitPlanDecision>())).Where(pair => pair.Item2 is not null)];

    private List<DueItem> Items(
        FollowUpCase followUp,
        Guid sanctionId,
        List<(VisitPlan Plan, VisitPlanDecision? Decision)> decided,
        List<Visit> visits,
        List<Exemption> exemptions,
        CaseHistory history
    )
    {
        var closing = history.Closings.FirstOrDefault(closing => closing.Covers(sanctionId));
        var wanted = new List<DueItem>();
        var apart = new List<(DueItem Item, Duration Spacing)>();
        foreach (
            var visit in decided
                .SelectMany(pair => Wanted(pair.Plan, pair.Decision!, visits))
                .DistinctBy(w => w.Visit.Key, StringComparer.Ordinal)
        )
        {
            var item = DueItem.From(visit, followUp, Guid.Empty, clock.Now());
            exemptions.FindAll(exemption => exemption.Key == item.Key).ForEach(item.Exempt);
            if (visit.Visit.Spacing is { } spacing)
            {
                apart.Add((item, spacing));
            }
            else
            {
                visits.ForEach(item.Meet);
            }

            item.ClosedAt = IsAfter(visit.Plan, closing) ? null : closing?.RecordedAt;
            wanted.Add(item);
        }

        MeetApart(apart, visits);
        wanted.ForEach(item => item.Place(history.Moves));
        return wanted;
    }

    // One after the other, in the order of their windows, whatever plans they are of: each counts from some time after the one before was met.
    private static void MeetApart(List<(DueItem Item, Duration Spacing)> apart, List<Visit> visits)
    {
        DateOnly? metBefore = null;
        foreach (var (item, spacing) in apart.OrderBy(pair => pair.Item.WindowStart).ThenBy(pair => pair.Item.Key, StringComparer.Ordinal))
        {
            if (metBefore is { } before)
            {
                item.KeepApart(spacing, before);
            }

            visits.ForEach(item.Meet);
            metBefore = item.MetOn > metBefore || metBefore is null ? item.MetOn : metBefore;
        }
    }

    // Somebody who gives a sign of despair is not left alone because the case is closed, unless by death: what was before it, and comes to be known
    // later, calls for nobody. Ids follow one another in time.
    private static bool IsAfter(VisitPlan plan, CaseClosing? closing) =>
        closing is { Reason: not ClosingReason.Died }
        && plan.Part.StartsWith(PlanPart.Event, StringComparison.Ordinal)
        && Guid.Parse(plan.Part.AsSpan(PlanPart.Event.Length + 1)).CompareTo(closing.Id) > 0;

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
            .Where(closing => closing.CaseId == caseId && closing.SupersededAt == null)
            .OrderBy(closing => closing.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The visits that a plan asks for.</summary>
    public static IEnumerable<WantedVisit> Wanted(VisitPlan plan, VisitPlanDecision decision, List<Visit> visits)
    {
        var ofEvent = plan.Part.StartsWith(PlanPart.Event, StringComparison.Ordinal);
        var single = decision.Visits.Select(visit =>
            (
                Visit: ofEvent ? visit with { Key = $"{visit.Key}{plan.Part[PlanPart.Event.Length..]}" } : visit,
                IsOfSeries: visit.Spacing is not null
            )
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

    private async Task<int> Bring(List<DueItem> kept, List<DueItem> wanted, CancellationToken cancellationToken)
    {
        var difference = new Difference();
        Compare(kept, wanted, difference);
        // Old rows leave their places in the index before new ones take them.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var item in difference.Added)
        {
            db.DueItems.Add(item.WithId(ids.New()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return difference.Items;
    }

    private void Compare(List<DueItem> kept, List<DueItem> wanted, Difference difference)
    {
        foreach (var item in wanted)
        {
            var row = kept.Find(row => row.Key == item.Key);
            if (row is null || !row.Is(item) || !row.MayTake(item))
            {
                Supersede(row, difference);
                difference.Added.Add(item);
                difference.Items++;
            }
            else if (!row.Says(item) || row.PlanId != item.PlanId)
            {
                difference.Items += row.Says(item) ? 0 : 1;
                row.Take(item);
                difference.Taken.Add(row);
            }
        }

        foreach (var row in kept.Where(row => !wanted.Exists(item => item.Key == row.Key)))
        {
            Supersede(row, difference);
            difference.Items++;
        }
    }

    private void Supersede(DueItem? row, Difference difference)
    {
        if (row is not null)
        {
            row.SupersededAt = clock.Now();
            difference.Superseded.Add(row);
        }
    }

    // What is to be done so that the rows say what they should.
    private sealed class Difference
    {
        public List<DueItem> Superseded { get; } = [];

        public List<DueItem> Taken { get; } = [];

        public List<DueItem> Added { get; } = [];

        /// <summary>How many items were not as they had to be; one that follows from another plan and says the same was.</summary>
        public int Items { get; set; }
    }
}
