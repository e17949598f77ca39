using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.Guangdong.Rules;

internal sealed class TheTopLeaderTalksWithSanctionedLeaders()
    : Rule<VisitPlanFacts, VisitPlanDecision>(
        new Wording(
            "领导班子成员或者下级党组织主要负责人受处分的，由党组织主要负责人及时谈话，其余依上级规定。",
            "With a sanctioned member of a leading group or head of a lower organisation the top leader talks promptly; the rest is as the level above decides."
        ),
        TopLeaderTalksWith
    )
{
    private static readonly Parameter<IReadOnlyList<LeadershipRole>> TopLeaderTalksWith = Parameter.ListOf<LeadershipRole>(
        "visits.top-leader.for"
    );

    public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context)
    {
        var above = context.Above(facts);
        if (
            above is not Decided<VisitPlanDecision> { Decision: var plan }
            || facts.Event is not null
            || facts.ServedOn is not { } served
            || !context.TryRead(TopLeaderTalksWith, out var leaders)
            || !leaders.Contains(facts.Leadership)
        )
        {
            return above;
        }

        // 广东省各级党组织谈话实施办法: the duty stands on its own, so the talk is due where no level above provides for one.
        var first = plan.Visits.FirstOrDefault(visit => visit.Purpose == VisitPurpose.FirstTalk);
        var talk = new PlannedVisit
        {
            Key = first?.Key ?? "first-talk",
            Purpose = VisitPurpose.FirstTalk,
            Window = first?.Window ?? new DateSpan(served, null),
            Visitor = VisitorRole.UnitTopLeader,
            MinimumVisitors = first?.MinimumVisitors ?? 1,
            CountsAs = [VisitKind.TopLeaderTalk],
            NoTravel = first?.NoTravel ?? false,
            NeedsCalendarOf = first?.NeedsCalendarOf,
        };
        return new Decided<VisitPlanDecision>(plan with { Visits = [talk, .. plan.Visits.Where(visit => visit != first)] });
    }
}
