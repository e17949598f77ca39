using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;
using Guihang.Tests.Support;
using static Guihang.Tests.Policies.Deciding.SampleRules;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Deciding;

/// <summary>For each decision the most specific level with a rule decides; it may ask what the level above decides.</summary>
public sealed class Asking
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    [Fact]
    public void The_most_specific_rule_decides_and_builds_on_what_is_above()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(TheCountyAddsItsOwn));

        Assert.Equal(["notice", "care", "P10D", "2", "9", "no garden"], Letters(Ask(folder)));
        Assert.Equal(["notice"], Letters(Ask(folder, "440000")));
    }

    [Fact]
    public void A_rule_asks_past_levels_that_have_none()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(PassesOn));

        var decision = Ask(folder);

        Assert.Equal(["notice", "care"], Letters(decision));
        Assert.Equal([County, Nation], decision.Trace.Steps.Select(step => step.Plugin.Manifest.Id));
        Assert.Equal([nameof(PassesOn), nameof(TheNationSendsLetters)], decision.Trace.Steps.Select(step => step.Rule.GetType().Name));
    }

    [Fact]
    public void Where_nothing_is_above_the_level_above_does_not_apply()
    {
        using var folder = Folder().Rules(County, typeof(PassesOn));

        var none = Assert.IsType<NotApplicable<VisitPlanDecision>>(Ask(folder).Outcome);

        Assert.Equal("上级没有相应的规则。", none.Reason.Zh);
        Assert.Equal("No level above has a rule for this.", none.Reason.En);
    }

    [Fact]
    public void Where_no_level_has_a_rule_a_person_decides()
    {
        using var folder = Folder();

        var open = Assert.IsType<NeedsDecision<VisitPlanDecision>>(Ask(folder).Outcome);

        Assert.Equal(Decider.CaseOfficer, open.By);
        Assert.Empty(open.Options);
        Assert.Equal("各级政策均未就此作出规定，须由人决定。", open.Question.Zh);
        Assert.Equal("No level has a rule for this; a person must decide.", open.Question.En);
    }

    [Fact]
    public void What_does_not_apply_stays_so()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(SaysItDoesNotApply));

        Assert.Equal(OutcomeKind.NotApplicable, OutcomeDocument.KindOf(Ask(folder).Outcome));
    }

    [Theory]
    [InlineData(typeof(TheNationSendsLetters), "talks.letters")]
    [InlineData(typeof(ReadsARow), "talks.rooms")]
    public void Where_no_level_sets_what_a_rule_reads_a_person_decides(Type rule, string parameter)
    {
        using var folder = Folder().Rules(Nation, rule);

        var decision = Ask(folder, on: new DateOnly(2019, 12, 31));

        var open = Assert.IsType<NeedsDecision<VisitPlanDecision>>(decision.Outcome);
        Assert.Equal(Decider.CaseOfficer, open.By);
        Assert.Contains($"“{parameter}”", open.Question.Zh, StringComparison.Ordinal);
        Assert.Contains($"\"{parameter}\"", open.Question.En, StringComparison.Ordinal);
        Assert.Empty(open.Options);
        var read = Assert.Single(Assert.Single(decision.Trace.Steps).Reads);
        Assert.Equal(parameter, read.Parameter);
        Assert.Null(read.Value);
    }

    [Fact]
    public void A_rule_above_that_lacks_a_value_leaves_its_own_answer_open_and_no_more()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(PassesOn));

        Assert.IsType<NeedsDecision<VisitPlanDecision>>(Ask(folder, on: new DateOnly(2019, 12, 31)).Outcome);
    }

    [Fact]
    public void A_value_read_on_another_day_that_is_not_set_then_leaves_the_answer_open()
    {
        using var folder = Folder().Rules(Nation, typeof(ReadsOnADayBeforeAnything));

        Assert.IsType<NeedsDecision<VisitPlanDecision>>(Ask(folder).Outcome);
    }

    [Fact]
    public void Reading_what_the_rule_does_not_declare_is_an_error_that_names_both()
    {
        using var folder = Folder().Rules(Nation, typeof(ReadsWhatItDoesNotDeclare));

        var fault = Assert.Throws<InvalidOperationException>(() => Ask(folder));

        Assert.Equal("ReadsWhatItDoesNotDeclare reads \"talks.within\" without declaring it.", fault.Message);
    }

    [Fact]
    public void The_trace_says_once_what_was_read_and_apart_what_was_read_on_another_day()
    {
        using var folder = Folder().Rules(County, typeof(ReadsAgainAndOnOtherDays));

        var decision = Ask(folder);

        Assert.Equal(["P10D", "P10D", "P2M", "notice+care", "2024-06-01"], Letters(decision));
        Assert.Equal(
            ["talks.within", "talks.within", "talks.letters"],
            Assert.Single(decision.Trace.Steps).Reads.Select(read => read.Parameter)
        );
    }

    [Fact]
    public void Cases_that_come_out_the_same_way_share_a_trace_and_others_do_not()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(TheCountyAddsItsOwn));
        var engine = new PolicyEngine(folder.Load());
        byte[] Trace(string region, DateOnly on, VisitPlanFacts facts) =>
            engine.Decide<VisitPlanFacts, VisitPlanDecision>(region, on, facts).Trace.Hash;

        var trace = Trace("440605", Day, Facts);

        Assert.Equal(32, trace.Length);
        Assert.Equal(trace, Trace("440605", Day.AddDays(1), Facts with { DecidedOn = Day }));
        Assert.NotEqual(trace, Trace("440000", Day, Facts));
        Assert.NotEqual(Trace("440000", new DateOnly(2019, 6, 1), Facts), Trace("440000", Day, Facts));
    }

    [Fact]
    public void Levels_are_those_of_the_day_asked_for()
    {
        using var folder = Folder().Rules(Nation, typeof(TheNationSendsLetters)).Rules(County, typeof(PassesOn));

        Assert.Equal(["notice"], Letters(Ask(folder, on: new DateOnly(2021, 12, 31))));
        Assert.Equal(["notice", "care"], Letters(Ask(folder, on: new DateOnly(2022, 1, 1))));
    }

    private static Decision<VisitPlanDecision> Ask(PolicyFolder folder, string region = "440605", DateOnly? on = null) =>
        new PolicyEngine(folder.Load()).Decide<VisitPlanFacts, VisitPlanDecision>(region, on ?? Day, Facts);

    private static IReadOnlyList<string> Letters(Decision<VisitPlanDecision> decision) =>
        Assert.IsType<Decided<VisitPlanDecision>>(decision.Outcome).Decision.Letters;
}
