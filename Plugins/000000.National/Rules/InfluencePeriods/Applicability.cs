using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>Whether the sanction could be given to this person at all.</summary>
internal static class Applicability
{
    public static NotApplicable<InfluencePeriodDecision>? Refuse(
        InfluencePeriodFacts facts,
        IRuleContext<InfluencePeriodFacts, InfluencePeriodDecision> context
    )
    {
        if (facts.ServiceState == ServiceState.Deceased)
        {
            // 条例 (2023) art. 38; 政务处分法 art. 27(2): a written conclusion closes the case.
            return new(Notes.Deceased);
        }

        if (IsGovernmentSide(facts.Regime) && facts.ServiceState is ServiceState.Retired or ServiceState.Left)
        {
            // 政务处分法 art. 27; 行政机关公务员处分条例 art. 52; 国有企业管理人员处分条例 art. 16.
            return new(Notes.NoLongerInService);
        }

        var text = context.ReadRow(PeriodParameters.Texts, facts.LegalText);
        if (text is null || !text.List<SanctionRegime>("regimes").Contains(facts.Regime))
        {
            return new(Notes.TextOfAnotherRegime);
        }

        foreach (var cause in facts.Causes)
        {
            if (context.ReadRow(PeriodParameters.Causes, cause) is null)
            {
                return new(Notes.UnknownCause);
            }
        }

        var limit = context.ReadRow(PeriodParameters.Limits, facts.LegalText, Words.Of(facts.Category));
        return limit is not null && !limit.List<SanctionKind>("kinds").Contains(facts.Kind) ? new(Notes.KindNotForCategory) : null;
    }

    /// <summary>Sanctions of the state's side, as against the Party's, handling and admonition.</summary>
    public static bool IsGovernmentSide(SanctionRegime regime) =>
        regime
            is SanctionRegime.Government
                or SanctionRegime.EmployingOrgan
                or SanctionRegime.PublicInstitution
                or SanctionRegime.StateEnterprise;
}
