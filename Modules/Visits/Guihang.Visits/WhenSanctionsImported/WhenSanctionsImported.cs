using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;

namespace Guihang.Visits;

/// <summary>
/// Cases open by themselves for people whose sanctions were taken over from a ledger. None of them can have one yet, so that nothing is looked up; what is
/// owed follows as for everybody. Letters went out long ago and are not sent again.
/// </summary>
internal sealed class WhenSanctionsImported(Session session, DecisionKeeper decisions, IdSource ids, TimeProvider clock)
    : INotificationHandler<SanctionsImported>
{
    public async Task Handle(SanctionsImported notification, CancellationToken cancellationToken)
    {
        foreach (var sanction in notification.Sanctions)
        {
            var followUp = FollowUpCase.Open(sanction, ids.New(), clock);
            await session.Insert<VisitsDb, FollowUpCase>(followUp);
            foreach (var part in PlanPart.Of(followUp, sanction, CaseHistory.None))
            {
                await Plan(followUp, sanction, part);
            }
        }
    }

    private async Task Plan(FollowUpCase followUp, SanctionState sanction, PlanPart part)
    {
        var (outcome, kept) = await decisions.Decide<VisitPlanFacts, VisitPlanDecision>(
            part.Region,
            part.AsOf,
            part.Facts(followUp, sanction)
        );
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
        await session.Insert<VisitsDb, VisitPlan>(plan);
        if ((outcome as Decided<VisitPlanDecision>)?.Decision is not { } decision)
        {
            return;
        }

        foreach (var visit in DueList.Wanted(plan, decision, []).DistinctBy(wanted => wanted.Visit.Key, StringComparer.Ordinal))
        {
            await session.Insert<VisitsDb, DueItem>(DueItem.From(visit, followUp, ids.New(), clock.Now()));
        }
    }
}
