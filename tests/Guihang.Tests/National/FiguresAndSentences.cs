using System.Reflection;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;
using Guihang.Tests.Support;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>What figures count, and that whatever rules say they say in both languages.</summary>
public sealed class FiguresAndSentences
{
    [Theory]
    [InlineData("visits-held", CountedEvent.VisitHeld, "", PeriodRelation.Any)]
    [InlineData("sanctions-decided", CountedEvent.SanctionDecided, "", PeriodRelation.Any)]
    [InlineData("own-cases-decided", CountedEvent.SanctionDecided, "", PeriodRelation.Any)]
    [InlineData("executions-checked", CountedEvent.ExecutionChecked, "", PeriodRelation.Any)]
    [InlineData("lateral-moves-within-period", CountedEvent.ResultUsed, "lateral-move", PeriodRelation.Within)]
    [InlineData("used-after-period", CountedEvent.ResultUsed, "promotion further-use reuse", PeriodRelation.After)]
    [InlineData("periods-ended", CountedEvent.PeriodEnded, "", PeriodRelation.Any)]
    public void A_figure_counts_what_its_definition_says(string indicator, CountedEvent counted, string details, PeriodRelation relation)
    {
        var decision = Assert.IsType<Decided<IndicatorDecision>>(Ask(indicator)).Decision;

        Assert.Equal(counted, decision.Event);
        Assert.Equal(details, string.Join(' ', decision.Details));
        Assert.Equal(relation, decision.Relation);
        Assert.Equal(CountedUnit.Persons, decision.Published);
        Assert.NotEqual(decision.Title, decision.Definition);
        Assert.Contains(decision.Definition.Zh, character => character == '。');
    }

    [Fact]
    public void A_figure_that_no_level_defines_is_none()
    {
        var none = Assert.IsType<NotApplicable<IndicatorDecision>>(Ask("no-such-figure"));

        Assert.Equal("No level defines this indicator.", none.Reason.En);
        Assert.Equal("各级政策均未定义该指标。", none.Reason.Zh);
    }

    [Fact]
    public void Every_sentence_of_a_plugin_is_in_both_languages()
    {
        var sentences = ShippedPolicies
            .Book.Plugins.SelectMany(plugin => plugin.Rules.Values)
            .Select(rule => rule.GetType().Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Wording))
            .Select(field => (field.Name, Says: (Wording)field.GetValue(null)!))
            .Concat(ShippedPolicies.Book.Plugins.SelectMany(plugin => plugin.Rules.Values).Select(rule => (rule.GetType().Name, rule.Says)))
            .ToList();
        Assert.True(sentences.Count > 30);

        Assert.All(sentences, sentence => Assert.Matches("^[^A-Za-z]*[\u4e00-\u9fff].*。$", sentence.Says.Zh));
        Assert.All(sentences, sentence => Assert.Matches("^[A-Z][ -~]*[.]$", sentence.Says.En));
        Assert.Equal(sentences.Count, sentences.Select(sentence => sentence.Says.En).Distinct(StringComparer.Ordinal).Count());
    }

    private static Outcome<IndicatorDecision> Ask(string indicator) =>
        Engine.Decide<IndicatorFacts, IndicatorDecision>("000000", Day("2024-06-01"), new(indicator)).Outcome;
}
