using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks policy which visits are owed after a sanction, and brings plans and due items in line with the answer.</summary>
internal sealed class FollowUpPlanning(VisitsDb db, DecisionKeeper decisions, DueList due, IdSource ids, TimeProvider clock)
{
    /// <summary>The person's case, opened now if there is none.</summary>
    public async Task<FollowUpCase> CaseOf(SanctionState sanction, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.FirstOrDefaultAsync(c => c.PersonId == sanction.PersonId, cancellationToken);
        if (followUp is null)
        {
            followUp = FollowUpCase.Open(sanction, ids.New(), clock);
            db.Cases.Add(followUp);
        }

        return followUp;
    }

    /// <summary>
    /// Decides the visits owed after the sanction as it stands now, those of the programme where it carries them, and those that something in the case calls for.
    /// </summary>
    /// <returns>The case, the letters that go out with the decision, and how many plans and items were not as they had to be.</returns>
    public async Task<(FollowUpCase Case, IReadOnlyList<string> Letters, int Changed)> Plan(
        SanctionState sanction,
        CancellationToken cancellationToken
    )
    {
        var followUp = await CaseOf(sanction, cancellationToken);
        var happened = await Happened(followUp, sanction, cancellationToken);
        Reopen(followUp, sanction, happened.Closings);
        var kept = await db
            .Plans.Where(plan => plan.SanctionId == sanction.SanctionId && plan.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var parts = PlanPart.Of(followUp, sanction, happened);
        foreach (var plan in kept.Where(plan => !parts.Any(part => part.Name == plan.Part)))
        {
            plan.SupersededAt = clock.Now();
        }

        IReadOnlyList<string> letters = [];
        var plans = new List<VisitPlan>();
        foreach (var part in parts)
        {
            var (plan, decided) = await Decide(followUp, sanction, part, kept.Find(plan => plan.Part == part.Name), cancellationToken);
            letters = part.Name.Length == 0 ? decided?.Letters ?? [] : letters;
            followUp.IsLimited |= part.IsRegular && decided?.Limit is not null;
            plans.Add(plan);
        }

        var changed = kept.Count(plan => plan.SupersededAt is not null) + plans.Count(plan => !kept.Contains(plan));
        changed += await due.Align(followUp, sanction.SanctionId, plans, happened, cancellationToken);
        return (followUp, letters, changed);
    }

    private async Task<(VisitPlan Plan, VisitPlanDecision? Decided)> Decide(
        FollowUpCase followUp,
        SanctionState sanction,
        PlanPart part,
        VisitPlan? current,
        CancellationToken cancellationToken
    )
    {
        var (outcome, kept) = await decisions.Decide<VisitPlanFacts, VisitPlanDecision>(
            part.Region,
            part.AsOf,
            part.Facts(followUp, sanction)
        );
        var decided = (outcome as Decided<VisitPlanDecision>)?.Decision;
        if (
            current is not null
            && current.Decision.Outcome == kept.Outcome
            && current.Decision.TraceHash.AsSpan().SequenceEqual(kept.TraceHash)
            && (current.From, current.Until, current.EnrolledOn) == (part.From, part.Until, part.EnrolledOn)
        )
        {
            return (current, decided);
        }

        current?.SupersededAt = clock.Now();
        // The old plan leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        var plan = new VisitPlan
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            SanctionId = sanction.SanctionId,
            EnrolledOn = part.EnrolledOn,
            Part = part.Name,
            From = part.From,
            Until = part.Until,
            Decision = kept,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Plans.Add(plan);
        return (plan, decided);
    }

    private async Task<CaseHistory> Happened(FollowUpCase followUp, SanctionState sanction, CancellationToken cancellationToken)
    {
        // Of a case that opens now nothing is known.
        if (db.Entry(followUp).State == EntityState.Added)
        {
            return CaseHistory.None;
        }

        return new CaseHistory(
            await due.Moves(followUp.Id, cancellationToken),
            await db
                .CaseEvents.AsNoTracking()
                .Where(e => e.SanctionId == sanction.SanctionId && e.SupersededAt == null)
                .OrderBy(e => e.Id)
                .ToListAsync(cancellationToken),
            await due.Closings(followUp.Id, cancellationToken)
        );
    }

    // A sanction that no closing covers is a new one: the case is open again.
    private static void Reopen(FollowUpCase followUp, SanctionState sanction, IReadOnlyList<CaseClosing> closings)
    {
        if (
            followUp.ClosedOn is not null
            && !sanction.IsRevoked
            && !closings.Any(closing => closing.Reason == ClosingReason.Died)
            && !closings.Any(closing => closing.Covers(sanction.SanctionId))
        )
        {
            followUp.ClosedOn = null;
        }
    }
}
