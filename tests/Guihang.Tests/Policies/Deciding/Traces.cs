using System.Globalization;
using System.Text.Json;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Calendar;
using Guihang.Policy.Consequences;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Tests.Support;
using VerifyXunit;
using static Guihang.Tests.Policies.Deciding.SampleRules;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Deciding;

/// <summary>Traces as a lawyer reads them.</summary>
public sealed class Traces
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Appended_confirmed_and_shadowed_values_are_told_with_what_each_stands_on(string language)
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(TheCountyAddsItsOwn));

        await Verifier.Verify(Text(folder, language)).UseParameters(language);
    }

    [Fact]
    public async Task A_value_that_nobody_sets_is_told()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters));
        var decision = new PolicyEngine(folder.Load()).Decide<VisitPlanFacts, VisitPlanDecision>("440605", new DateOnly(2019, 1, 1), Facts);

        await Verifier.Verify(Explain(decision, Facts));
    }

    [Fact]
    public void The_trace_as_it_is_kept_names_every_plugin_with_its_version()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(TheCountyAddsItsOwn));
        var trace = TraceDocument.Of(
            new PolicyEngine(folder.Load()).Decide<VisitPlanFacts, VisitPlanDecision>("440605", new DateOnly(2024, 6, 1), Facts).Trace
        );
        var plugins = trace
            .Steps.SelectMany(step => step.Reads)
            .SelectMany(read => read.Plugins.Concat(read.Shadowed.Select(value => value.Plugin)))
            .ToList();

        Assert.NotEmpty(plugins);
        Assert.All(plugins, plugin => Assert.EndsWith("@1.0.0", plugin, StringComparison.Ordinal));
        var kept = JsonSerializer.Serialize(trace, JsonForms.Api);
        Assert.Equal(kept, JsonSerializer.Serialize(JsonSerializer.Deserialize<TraceDocument>(kept, JsonForms.Api), JsonForms.Api));
    }

    [Fact]
    public async Task The_influence_period_of_a_major_demerit() =>
        await Verifier.Verify(
            Shipped<InfluencePeriodFacts, InfluencePeriodDecision>(
                "440605",
                new DateOnly(2018, 9, 5),
                new()
                {
                    Regime = SanctionRegime.EmployingOrgan,
                    Kind = SanctionKind.MajorDemerit,
                    LegalText = "regulation-2007",
                    DecidedOn = new DateOnly(2018, 9, 5),
                    Category = PersonCategory.CivilServant,
                }
            )
        );

    [Fact]
    public async Task A_period_that_only_a_person_can_decide() =>
        await Verifier.Verify(
            Shipped<InfluencePeriodFacts, InfluencePeriodDecision>(
                "440000",
                new DateOnly(2017, 9, 20),
                new()
                {
                    Regime = SanctionRegime.Party,
                    Kind = SanctionKind.SeriousWarning,
                    InsteadOfRemoval = true,
                    LegalText = "party-2015",
                    DecidedOn = new DateOnly(2017, 9, 20),
                    Category = PersonCategory.CivilServant,
                }
            )
        );

    [Fact]
    public async Task The_visits_owed_in_Nanhai() =>
        await Verifier.Verify(
            Shipped<VisitPlanFacts, VisitPlanDecision>(
                "440605",
                new DateOnly(2024, 3, 20),
                Facts with
                {
                    Leadership = LeadershipRole.LeadingGroupMember,
                    Period = new DateSpan(new DateOnly(2024, 3, 15), new DateOnly(2025, 3, 15)),
                }
            )
        );

    [Fact]
    public async Task Why_a_promotion_is_barred() =>
        await Verifier.Verify(
            Shipped<ConsequenceFacts, ConsequenceDecision>(
                "440605",
                new DateOnly(2024, 6, 1),
                new()
                {
                    Action = IntendedAction.MoveToPost,
                    Comparison = PostComparison.Higher,
                    On = new DateOnly(2024, 6, 1),
                    Bars =
                    [
                        new(Bar.PromotionInPost, new DateSpan(new DateOnly(2024, 3, 15), new DateOnly(2025, 3, 15)), SanctionRegime.Party),
                    ],
                }
            )
        );

    private static string Text(PolicyFolder folder, string language) =>
        Explain(
            new PolicyEngine(folder.Load()).Decide<VisitPlanFacts, VisitPlanDecision>("440605", new DateOnly(2024, 6, 1), Facts),
            Facts,
            language
        );

    private static string Shipped<TFacts, TDecision>(string region, DateOnly on, TFacts facts)
        where TFacts : IFacts<TDecision> =>
        Explain(new PolicyEngine(ShippedPolicies.Book).Decide<TFacts, TDecision>(region, on, facts), facts);

    // The hash of the book changes with every policy; what it looks like is tested elsewhere.
    private static string Explain<TFacts, TDecision>(Decision<TDecision> decision, TFacts facts, string language = "zh-CN")
        where TFacts : IFacts<TDecision> =>
        ExplanationText.Write(
            TraceDocument.Of(decision.Trace) with
            {
                Book = new string('0', 64),
            },
            new KeptDecision
            {
                TraceHash = decision.Trace.Hash,
                Jurisdiction = decision.Region,
                AsOf = decision.AsOf,
                Kind = OutcomeDocument.KindOf(decision.Outcome),
                Facts = JsonSerializer.Serialize(facts, JsonForms.Api),
                Outcome = OutcomeDocument.Of(decision.Outcome, JsonForms.Api).ToJsonString(JsonForms.Api),
            },
            CultureInfo.GetCultureInfo(language)
        );
}
