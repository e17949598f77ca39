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

    /// <summary>Decides the visits owed after the sanction as it stands now, and those of the programme where it carries them.</summary>
    /// <returns>The case, and the letters that go out with the decision.</returns>
    public async Task<(FollowUpCase Case, IReadOnlyList<string> Letters)> Plan(SanctionState sanction, CancellationToken cancellationToken)
    {
        var followUp = await CaseOf(sanction, cancellationToken);
        var letters = await Plan(followUp, sanction, null, cancellationToken);
        // Visits of the programme follow the policy of the day of enrolment, those that are owed to everybody that of the service.
        if (followUp.EnrolledOn is { } enrolled && followUp.ProgrammeSanctionId == sanction.SanctionId)
        {
            await Plan(followUp, sanction, enrolled, cancellationToken);
        }

        return (followUp, letters);
    }

    private async Task<IReadOnlyList<string>> Plan(
        FollowUpCase followUp,
        SanctionState sanction,
        DateOnly? enrolled,
        CancellationToken cancellationToken
    )
    {
        var current = await db.Plans.FirstOrDefaultAsync(
            plan => plan.SanctionId == sanction.SanctionId && plan.EnrolledOn == enrolled && plan.SupersededAt == null,
            cancellationToken
        );
        if (sanction.IsRevoked)
        {
            current?.SupersededAt = clock.Now();
            await Align(followUp, sanction.SanctionId, enrolled, null, [], cancellationToken);
            return [];
        }

        var (outcome, kept) = await decisions.Decide<VisitPlanFacts, VisitPlanDecision>(
            sanction.Region,
            enrolled ?? sanction.ServedOn ?? sanction.DecidedOn,
            Facts(sanction, enrolled)
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
                EnrolledOn = enrolled,
                Decision = kept,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            };
            db.Plans.Add(current);
        }

        var visits = decision.Visits.Where(visit => IsOfProgramme(visit.Purpose) == enrolled is not null).ToList();
        await Align(followUp, sanction.SanctionId, enrolled, current, visits, cancellationToken);
        return decision.Letters;
    }

    private static bool IsOfProgramme(VisitPurpose purpose) => purpose == VisitPurpose.Programme;

    private static VisitPlanFacts Facts(SanctionState sanction, DateOnly? enrolled) =>
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
            EnrolledOn = enrolled,
        };

    // Items that the plan still has stay as they are; the others fall away, and new ones look for a visit that was held already.
    private async Task Align(
        FollowUpCase followUp,
        Guid sanctionId,
        DateOnly? enrolled,
        VisitPlan? plan,
        IReadOnlyList<PlannedVisit> planned,
        CancellationToken cancellationToken
    )
    {
        var items = await db
            .DueItems.Where(item => item.SanctionId == sanctionId && item.SupersededAt == null)
            .Where(item => (item.Purpose == VisitPurpose.Programme) == (enrolled != null))
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
