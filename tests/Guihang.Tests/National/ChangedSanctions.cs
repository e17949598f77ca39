using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>R-21 to: a sanction changed to another kind, or revoked.</summary>
public sealed class ChangedSanctions
{
    private const string ToLighter = "Changed to a lighter kind: the new length counts from the original decision.";
    private const string ToHeavier = "Changed to a heavier kind: the new length counts from the change, less the time served.";
    private const string NeverHeavier = "A change that comes of the person's own appeal or review must not be heavier.";

    [Fact]
    public void To_a_lighter_kind_the_new_length_counts_from_the_original_decision()
    {
        var facts = Government(SanctionKind.MajorDemerit, "2023-01-10").Changed(SanctionKind.Warning, "2023-06-20");

        Assert.Equal(["InfluencePeriod 2023-01-10..2023-07-09"], facts.Spans());
        Assert.Equal([ToLighter], facts.Notes());
        Assert.Equal([new AssessmentEffect(2023, AssessmentEffectKind.NotExcellent)], facts.Decided().Assessments);
    }

    [Fact]
    public void To_a_kind_of_the_same_weight_counts_as_to_a_lighter_one()
    {
        var facts = Sanction(SanctionRegime.PublicInstitution, SanctionKind.LoweredPost, "2020-03-01", "institutions-2012")
            .Changed(SanctionKind.RemovalFromPost, "2020-06-01");

        Assert.Equal(["InfluencePeriod 2020-03-01..2022-02-28"], facts.Spans());
        Assert.Equal([ToLighter], facts.Notes());
    }

    [Fact]
    public void To_a_lighter_kind_on_appeal_is_what_appeals_are_for() =>
        Assert.Equal(
            ["InfluencePeriod 2023-01-10..2023-07-09"],
            Government(SanctionKind.MajorDemerit, "2023-01-10").Changed(SanctionKind.Warning, "2023-06-20", onAppeal: true).Spans()
        );

    [Fact]
    public void Where_one_way_out_is_itself_open_none_is_offered_alone()
    {
        var facts = Party(SanctionKind.SeriousWarning, "2017-09-20", "party-2015") with { InsteadOfRemoval = true };
        var changed = facts.Changed(SanctionKind.RemovalFromPartyPosts, "2018-03-01", onAppeal: true);

        Assert.Empty(changed.Open().Options);
        Assert.Equal(2, facts.Open().Options.Count);
    }

    [Theory]
    [InlineData("2023-01-10", "2023-06-20", "2023-06-19", "2024-07-09")]
    [InlineData("2023-01-31", "2023-02-28", "2023-02-27", "2024-07-27")]
    [InlineData("2023-01-10", "2023-02-10", "2023-02-09", "2024-07-09")]
    [InlineData("2023-01-10", "2023-02-09", "2023-02-08", "2024-07-09")]
    [InlineData("2023-01-10", "2023-12-01", "2023-07-09", "2024-07-10")]
    public void To_a_heavier_kind_the_new_length_counts_from_the_change_less_the_time_served(
        string decided,
        string change,
        string lastOfTheFirst,
        string last
    )
    {
        var facts = Government(SanctionKind.Warning, decided).Changed(SanctionKind.MajorDemerit, change);

        Assert.Equal([$"InfluencePeriod {decided}..{lastOfTheFirst}", $"InfluencePeriod {change}..{last}"], facts.Spans());
        Assert.Equal([ToHeavier], facts.Notes());
        Assert.DoesNotContain(Bar.PayStep, facts.Decided().Spans[0].Bars);
        Assert.Contains(Bar.PayStep, facts.Decided().Spans[1].Bars);
    }

    [Fact]
    public void To_a_heavier_kind_on_the_day_itself_leaves_nothing_of_the_lighter_one() =>
        Assert.Equal(
            ["InfluencePeriod 2023-01-10..2024-07-09"],
            Government(SanctionKind.Warning, "2023-01-10").Changed(SanctionKind.MajorDemerit, "2023-01-10").Spans()
        );

    [Fact]
    public void To_a_heavier_kind_of_which_more_than_its_length_was_served_leaves_nothing() =>
        Assert.Equal(
            ["InfluencePeriod 2021-01-10..2021-07-09", "InfluencePeriod 2023-01-20 (empty)"],
            Government(SanctionKind.Warning, "2021-01-10").Changed(SanctionKind.MajorDemerit, "2023-01-20").Spans()
        );

    [Theory]
    [InlineData(SanctionRegime.Government, "psa-2020", SanctionKind.Warning, SanctionKind.Demerit)]
    [InlineData(SanctionRegime.Party, "party-2023", SanctionKind.Warning, SanctionKind.ProbationOneYear)]
    [InlineData(SanctionRegime.Party, "party-2023", SanctionKind.ProbationOneYear, SanctionKind.ProbationTwoYears)]
    [InlineData(SanctionRegime.Party, "party-2023", SanctionKind.ProbationTwoYears, SanctionKind.Expulsion)]
    public void The_persons_own_appeal_never_makes_it_heavier(SanctionRegime regime, string text, SanctionKind kind, SanctionKind to) =>
        Assert.Equal(NeverHeavier, Sanction(regime, kind, "2024-01-10", text).Changed(to, "2024-06-20", onAppeal: true).Refused());

    [Fact]
    public void Of_several_changes_the_last_one_is_compared_with_the_one_before_it()
    {
        var heavier = Government(SanctionKind.MajorDemerit, "2023-01-10")
            .Changed(SanctionKind.Warning, "2023-02-10")
            .Changed(SanctionKind.Demerit, "2023-03-10");
        var lighter = Government(SanctionKind.Warning, "2023-01-10")
            .Changed(SanctionKind.MajorDemerit, "2023-02-10")
            .Changed(SanctionKind.Demerit, "2023-03-10");

        Assert.Equal(["InfluencePeriod 2023-01-10..2023-03-09", "InfluencePeriod 2023-03-10..2024-01-09"], heavier.Spans());
        Assert.Equal(["InfluencePeriod 2023-01-10..2024-01-09"], lighter.Spans());
    }

    [Fact]
    public void A_change_of_what_was_given_instead_of_removal_starts_from_the_weight_of_a_removal()
    {
        var facts = Party(SanctionKind.SeriousWarning, "2024-03-15") with { InsteadOfRemoval = true };

        Assert.Equal(["InfluencePeriod 2024-03-15..2025-09-14"], facts.Changed(SanctionKind.SeriousWarning, "2024-06-15").Spans());
        Assert.Equal(["InfluencePeriod 2024-03-15..2026-03-14"], facts.Changed(SanctionKind.RemovalFromPartyPosts, "2024-06-15").Spans());
    }

    [Theory]
    [InlineData(SanctionKind.PostAdjustment, SanctionKind.Warning)]
    [InlineData(SanctionKind.Warning, SanctionKind.PostAdjustment)]
    public void A_kind_that_the_text_does_not_have_is_for_the_deciding_body(SanctionKind from, SanctionKind to)
    {
        var open = Government(from, "2023-01-10").Changed(to, "2023-06-20").Open();

        Assert.Equal("The text applied gives no period that could be verified; the deciding body must state it.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Empty(open.Options);
    }

    [Fact]
    public void A_change_to_a_dismissal_is_for_the_deciding_body()
    {
        var open = Government(SanctionKind.Warning, "2023-01-10").Changed(SanctionKind.Dismissal, "2023-06-20").Open();

        Assert.Equal("From which day the changed sanction counts must be stated by the deciding body.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Empty(open.Options);
    }

    [Theory]
    [InlineData("period.changed-lighter.start", "change-less-time-served", SanctionKind.MajorDemerit, SanctionKind.Warning)]
    [InlineData("period.changed-heavier.start", "original-decision", SanctionKind.Warning, SanctionKind.MajorDemerit)]
    public void A_start_that_the_rule_does_not_know_how_to_count_is_for_the_deciding_body(
        string parameter,
        string value,
        SanctionKind from,
        SanctionKind to
    )
    {
        var engine = new PolicyEngine(With(parameter, value));

        var open = Assert.IsType<NeedsDecision<InfluencePeriodDecision>>(
            engine.Ask(Government(from, "2023-01-10").Changed(to, "2023-06-20"))
        );

        Assert.Equal("From which day the changed sanction counts must be stated by the deciding body.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
    }

    [Theory]
    [InlineData(EndDayConvention.DayBeforeElseMonthEnd, "2024-07-09")]
    [InlineData(EndDayConvention.DayBeforeElseDayBeforeMonthEnd, "2024-07-09")]
    [InlineData(EndDayConvention.CorrespondingDay, "2024-07-10")]
    public void Time_served_is_counted_by_the_same_convention(EndDayConvention convention, string last)
    {
        var decided = Assert.IsType<Decided<InfluencePeriodDecision>>(
            ByConvention[convention].Ask(Government(SanctionKind.Warning, "2023-01-10").Changed(SanctionKind.MajorDemerit, "2023-06-20"))
        );

        Assert.Equal(Day(last), decided.Decision.Spans[1].Span.LastDay);
    }

    [Fact]
    public void Revoked_it_counts_for_nothing_from_the_beginning()
    {
        var facts = Government(SanctionKind.RemovalFromPost, "2022-05-01").Then(LaterActKind.Revoked, "2022-12-01");

        Assert.Empty(facts.Decided().Spans);
        Assert.Null(facts.Decided().Whole());
        Assert.Equal(PeriodEnding.Automatic, facts.Decided().Ending);
        Assert.Empty(facts.Decided().Assessments);
        Assert.Equal(["The sanction was revoked; it has no influence period from the beginning."], facts.Notes());
    }

    [Fact]
    public void Revoked_after_a_change_it_counts_for_nothing_too() =>
        Assert.Empty(
            Government(SanctionKind.Warning, "2022-05-01")
                .Changed(SanctionKind.Demerit, "2022-06-01")
                .Then(LaterActKind.Revoked, "2022-12-01")
                .Decided()
                .Spans
        );
}
