using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>R-06 to: a sanction inside the period of another one, and several decided together.</summary>
public sealed class SecondSanctions
{
    private const string Sum = "What remains of the earlier period and the new period, one after the other.";
    private const string Cap = "The sum stops at the maximum.";

    [Fact]
    public void Under_the_text_of_2023_what_remains_and_the_new_period_are_added_without_a_cap()
    {
        var facts = Party(SanctionKind.Expulsion, "2024-09-01").Inside("2024-03-01", "2026-02-28");

        Assert.Equal(["Readmission 2024-09-01..2031-02-28"], facts.Spans());
        Assert.Equal([Sum], facts.Notes());
    }

    [Theory]
    [InlineData("2024-09-01", "2024-09-01", "InfluencePeriod 2024-09-01..2025-09-01")]
    [InlineData("2024-09-02", "2024-12-31", "InfluencePeriod 2024-09-01..2025-08-31")]
    [InlineData("2024-01-01", "2024-09-01", "InfluencePeriod 2024-09-01..2025-09-01")]
    [InlineData("2024-01-01", "2024-08-31", "InfluencePeriod 2024-09-01..2025-08-31")]
    public void Only_a_period_that_runs_on_the_day_of_the_decision_counts(string from, string last, string expected) =>
        Assert.Equal([expected], Party(SanctionKind.Warning, "2024-09-01").Inside(from, last).Spans());

    [Fact]
    public void Of_several_periods_that_run_the_one_that_ends_last_is_added_to()
    {
        var facts = Party(SanctionKind.Warning, "2024-09-01")
            .Inside("2024-01-01", "2024-10-31")
            .Inside("2024-02-01", "2025-01-31")
            .Inside("2024-03-01", "2024-12-31");

        Assert.Equal(["InfluencePeriod 2024-09-01..2026-01-31"], facts.Spans());
    }

    [Fact]
    public void To_a_period_without_an_end_nothing_can_be_added()
    {
        Assert.Equal(["InfluencePeriod 2024-09-01.."], Party(SanctionKind.Warning, "2024-09-01").Inside("2024-01-01", null).Spans());
        Assert.Equal(
            ["InfluencePeriod 2018-09-01..2022-08-31"],
            Civil(SanctionKind.Demerit, "2018-09-01").Inside("2018-01-01", null).Spans()
        );
    }

    [Theory]
    [InlineData("2020-08-30", "2022-08-30", false)]
    [InlineData("2020-08-31", "2022-08-31", false)]
    [InlineData("2020-09-01", "2022-08-31", true)]
    [InlineData("2021-08-31", "2022-08-31", true)]
    public void Under_the_regulation_of_2007_the_sum_stops_at_48_months(string lastOfTheFirst, string last, bool isCapped)
    {
        var facts = Civil(SanctionKind.Demotion, "2018-09-01").Inside("2018-03-01", lastOfTheFirst);

        Assert.Equal([$"InfluencePeriod 2018-09-01..{last}"], facts.Spans());
        Assert.Equal(isCapped ? [Cap, Sum] : [Sum], facts.Notes());
    }

    [Theory]
    [InlineData(SanctionRegime.Party, "party-2018", SanctionKind.Warning, "2024-08-31", "2025-02-28")]
    [InlineData(SanctionRegime.Government, "psa-2020", SanctionKind.Demerit, "2024-08-31", "2025-02-28")]
    [InlineData(SanctionRegime.StateEnterprise, "enterprises-2024", SanctionKind.Demerit, "2024-08-31", "2025-02-28")]
    public void Where_the_text_is_silent_a_person_decides_between_both_ways(
        SanctionRegime regime,
        string text,
        SanctionKind kind,
        string parallel,
        string added
    )
    {
        var open = Sanction(regime, kind, "2023-09-01", text).Inside("2023-03-01", "2024-02-29").Open();

        Assert.Equal("The text applied does not say how a new sanction inside an earlier period is counted.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Equal(["parallel", "added"], open.Options.Select(option => option.Key));
        Assert.Equal(["Each counts on its own, to the later end.", Sum], open.Options.Select(option => option.Title.En));
        Assert.Equal([Day(parallel), Day(added)], open.Options.Select(option => option.Decision.Spans[0].Span.LastDay!.Value));
    }

    [Fact]
    public void The_sides_are_counted_each_on_its_own()
    {
        Assert.Equal(
            ["InfluencePeriod 2024-09-01..2025-08-31"],
            Party(SanctionKind.Warning, "2024-09-01")
                .Inside("2024-03-01", "2025-02-28", SanctionKind.Demerit, SanctionRegime.Government)
                .Spans()
        );
        Assert.Equal(
            ["InfluencePeriod 2024-09-01..2025-08-31"],
            Government(SanctionKind.Demerit, "2024-09-01")
                .Inside("2024-03-01", "2025-02-28", SanctionKind.Warning, SanctionRegime.Party)
                .Spans()
        );
        Assert.Equal(
            ["InfluencePeriod 2024-09-01..2025-08-31"],
            Party(SanctionKind.Warning, "2024-09-01")
                .Inside("2024-03-01", "2025-02-28", SanctionKind.Admonition, SanctionRegime.Admonition)
                .Spans()
        );
    }

    [Theory]
    [InlineData(SanctionRegime.Government)]
    [InlineData(SanctionRegime.EmployingOrgan)]
    [InlineData(SanctionRegime.PublicInstitution)]
    [InlineData(SanctionRegime.StateEnterprise)]
    public void All_regimes_of_the_states_side_are_one_side(SanctionRegime regime) =>
        Assert.Equal(
            ["InfluencePeriod 2018-09-01..2020-02-29"],
            Civil(SanctionKind.Demerit, "2018-09-01").Inside("2018-03-01", "2019-02-28", SanctionKind.Demerit, regime).Spans()
        );

    [Theory]
    [InlineData(SanctionKind.ProbationOneYear)]
    [InlineData(SanctionKind.ProbationTwoYears)]
    public void During_probation_a_further_sanction_calls_for_expulsion(SanctionKind probation)
    {
        var open = Party(SanctionKind.Warning, "2024-09-01").Inside("2024-05-20", "2025-05-19", probation).Open();

        Assert.Equal("A further sanction during probation calls for expulsion; the deciding body must act.", open.Question.En);
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Empty(open.Options);
    }

    [Fact]
    public void A_probation_among_several_periods_is_enough() =>
        Assert.Empty(
            Party(SanctionKind.Warning, "2024-09-01")
                .Inside("2024-04-01", "2025-03-31")
                .Inside("2024-05-20", "2025-05-19", SanctionKind.ProbationOneYear)
                .Open()
                .Options
        );

    [Theory]
    [InlineData(2, "P12M", "2025-03-31")]
    [InlineData(2, "P20M", "2025-11-30")]
    [InlineData(2, "P24M", "2026-03-31")]
    [InlineData(4, "P48M", "2028-03-31")]
    public void Several_of_one_kind_count_for_as_long_as_the_decision_says(int together, string stated, string last) =>
        Assert.Equal([$"InfluencePeriod 2024-04-01..{last}"], Together(together, stated).Spans());

    [Theory]
    [InlineData(2, "P11M")]
    [InlineData(2, "P25M")]
    [InlineData(1, "P13M")]
    [InlineData(5, "P49M")]
    public void What_the_decision_says_lies_between_one_and_the_sum_and_within_the_maximum(int together, string stated) =>
        Assert.Equal(
            "The length stated by the decision must lie between that of one sanction and the sum, and not above the maximum.",
            Together(together, stated).Refused()
        );

    [Fact]
    public void A_length_that_was_stated_is_no_longer_that_of_another_kind()
    {
        Assert.Equal(["InfluencePeriod 2024-04-01..2024-09-30"], Together(2, "P20M").Changed(SanctionKind.Warning, "2024-06-01").Spans());
    }

    private static InfluencePeriodFacts Together(int together, string stated) =>
        Government(SanctionKind.Demerit, "2024-04-01") with
        {
            Together = together,
            StatedLength = Policy.Calendar.Duration.Parse(stated),
        };
}
