using Guihang.Policy;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

internal sealed class TheInfluencePeriodRunsAsTheAppliedTextSays()
    : Rule<InfluencePeriodFacts, InfluencePeriodDecision>(
        new Wording(
            "影响期自有批准权的机关作出决定之日起算，期限与限制依决定所适用的文本。",
            "The influence period runs from the day on which the body with the power to approve took the decision; its length and bars are those of the text that the decision applied."
        ),
        PeriodParameters.EndDay,
        PeriodParameters.Texts,
        PeriodParameters.Kinds,
        PeriodParameters.Causes,
        PeriodParameters.Limits,
        PeriodParameters.Assessments,
        PeriodParameters.StatedMost,
        PeriodParameters.ProbationMost,
        PeriodParameters.ProbationExtension,
        PeriodParameters.LighterStart,
        PeriodParameters.HeavierStart,
        PeriodParameters.GovernmentEnding
    )
{
    public override Outcome<InfluencePeriodDecision> Decide(
        InfluencePeriodFacts facts,
        IRuleContext<InfluencePeriodFacts, InfluencePeriodDecision> context
    )
    {
        if (Applicability.Refuse(facts, context) is { } refused)
        {
            return refused;
        }

        // 政务处分法 arts. 57, 60; 行政机关公务员处分条例 arts. 49-51: a revoked sanction counts for nothing from the beginning.
        if (facts.Acts.Any(act => act.Kind == LaterActKind.Revoked))
        {
            context.Note(Notes.Revoked);
            return new Decided<InfluencePeriodDecision>(new() { Spans = [], Ending = PeriodEnding.Automatic });
        }

        var periods = new PeriodArithmetic(facts, context);
        return facts.InsteadOfRemoval
            ? InsteadOfRemoval(facts, periods)
            : periods.OfKind(new AppliedKind(facts.LegalText, facts.Kind, Variant: null));
    }

    // 中国共产党纪律处分条例 (2023) art. 11. Before that text the effect stands in no source that can be relied on.
    private static Outcome<InfluencePeriodDecision> InsteadOfRemoval(InfluencePeriodFacts facts, PeriodArithmetic periods)
    {
        var asRemoval = new AppliedKind(facts.LegalText, facts.Kind, Variant: AppliedKind.InsteadOfRemoval);
        if (periods.Knows(asRemoval))
        {
            return periods.OfKind(asRemoval);
        }

        return PeriodArithmetic.Choose(
            Notes.InsteadOfRemovalIsOpen,
            Decider.DecidingBody,
            ("as-serious-warning", Notes.AsSeriousWarning, periods.OfKind(new(facts.LegalText, SanctionKind.SeriousWarning, null))),
            ("as-removal", Notes.AsRemoval, periods.OfKind(new(facts.LegalText, SanctionKind.RemovalFromPartyPosts, null)))
        );
    }
}
