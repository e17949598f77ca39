using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks policy which visits are owed after a sanction, and brings plan and due items in line with the answer.</summary>
internal sealed class FollowUpPlanning(VisitsDb db, DecisionKeeper decisions, IdSource ids, TimeProvider clock)
{
    /// <summary>The person's case, opened now if there is none.</summary>
    public async Task<FollowUpCase> CaseOf(SanctionState sanction, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.FirstOrDefaultAsync(c => c.PersonId == sanction.PersonId, cancellationToken);
        if (followUp is null)
        {
            followUp = new FollowUpCase
            {
                Id = ids.New(),
                PersonId = sanction.PersonId,
                Region = sanction.Region,
                UnitId = sanction.UnitId,
                OpenedOn = clock.Today(),
                RecordedAt = clock.Now(),
            };
            db.Cases.Add(followUp);
        }

        return followUp;
    }

    /// <summary>Decides the visits owed after the sanction as it stands now.</summary>
    /// <returns>The case, and the letters that go out with the decision.</returns>
    public async Task<(FollowUpCase Case, IReadOnlyList<string> Letters)> Plan(SanctionState sanction, CancellationToken cancellationToken)
    {
        var followUp = await CaseOf(sanction, cancellationToken);
        var current = await db.Plans.FirstOrDefaultAsync(
            plan => plan.SanctionId == sanction.SanctionId && plan.SupersededAt == null,
            cancellationToken
        );
        if (sanction.IsRevoked)
        {
            current?.SupersededAt = clock.Now();
            await Align(followUp, sanction.SanctionId, null, [], cancellationToken);
            return (followUp, []);
        }

        var (outcome, kept) = await decisions.Decide<VisitPlanFacts, VisitPlanDecision>(
            sanction.Region,
            sanction.ServedOn ?? sanction.DecidedOn,
            Facts(sanction)
        );
        var decision = (outcome as Decided<VisitPlanDecision>)?.Decision ?? new VisitPlanDecision([], []);
        if (
            current is null
            || current.Decision.Outcome != kept.Outcome
            || !current.Decision.TraceHash.AsSpan().SequenceEqual(kept.TraceHash)
        )
        {
            current?.SupersededAt = clock.Now();
            // The old plan leaves its place in the index before the new one takes it.
            await db.SaveChangesAsync(cancellationToken);
            current = new VisitPlan
            {
                Id = ids.New(),
                CaseId = followUp.Id,
                SanctionId = sanction.SanctionId,
                Decision = kept,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            };
            db.Plans.Add(current);
        }

        await Align(followUp, sanction.SanctionId, current, decision.Visits, cancellationToken);
        return (followUp, decision.Letters);
    }

    private static VisitPlanFacts Facts(SanctionState sanction) =>
        new()
        {
            Regime = sanction.Regime,
            Kind = sanction.Kind,
            DecidedOn = sanction.DecidedOn,
            ServedOn = sanction.ServedOn,
            Period = sanction.Period,
            Category = sanction.Category,
            ServiceState = sanction.ServiceState,
            Leadership = sanction.Leadership,
        };

    // Items that the plan still has stay as they are; the others fall away, and new ones look for a visit that was held already.
    private async Task Align(
        FollowUpCase followUp,
        Guid sanctionId,
        VisitPlan? plan,
        IReadOnlyList<PlannedVisit> planned,
        CancellationToken cancellationToken
    )
    {
        var items = await db
            .DueItems.Where(item => item.SanctionId == sanctionId && item.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var item in items)
        {
            if (plan is not null && planned.Any(item.Is))
            {
                item.PlanId = plan.Id;
            }
            else
            {
                item.SupersededAt = clock.Now();
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        var added = planned.Where(visit => !items.Exists(item => item.Is(visit))).ToList();
        if (added is [])
        {
            return;
        }

        var visits = await db
            .Visits.Where(visit => visit.CaseId == followUp.Id && visit.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var visit in added)
        {
            var item = DueItem.From(visit, plan!, followUp, ids.New(), clock.Now());
            visits.ForEach(item.Meet);
            db.DueItems.Add(item);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
