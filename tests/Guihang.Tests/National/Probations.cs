using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>R-15 to R-18, R-24, R-25: probation within the Party, and the two years after rights are restored.</summary>
public sealed class Probations
{
    private const string OnTime =
        "The period after probation is shown as it will be when rights are restored on time; the decision on them counts.";

    [Theory]
    [InlineData("party-2003")]
    [InlineData("party-2015")]
    [InlineData("party-2018")]
    [InlineData("party-2023")]
    public void Until_a_decision_restores_rights_the_period_after_is_shown_as_if_it_came_on_time(string text)
    {
        var facts = Party(SanctionKind.ProbationOneYear, "2024-05-20", text);

        Assert.Equal(["Probation 2024-05-20..2025-05-19", "InfluencePeriod 2025-05-20..2027-05-19"], facts.Spans());
        Assert.Equal(PeriodEnding.RestorationDecision, facts.Decided().Ending);
        Assert.Equal([OnTime], facts.Notes());
        Assert.Contains(Bar.PartyVote, facts.Decided().Spans[0].Bars);
        Assert.DoesNotContain(Bar.PartyVote, facts.Decided().Spans[1].Bars);
        Assert.Contains(Bar.EqualOrHigherPost, facts.Decided().Spans[1].Bars);
    }

    [Fact]
    public void Restored_late_the_two_years_run_from_the_restoration_and_probation_ends_when_it_does()
    {
        var facts = Party(SanctionKind.ProbationOneYear, "2024-05-20").Then(LaterActKind.RightsRestored, "2025-06-10");

        Assert.Equal(["Probation 2024-05-20..2025-05-19", "InfluencePeriod 2025-06-10..2027-06-09"], facts.Spans());
        Assert.Equal(PeriodEnding.Automatic, facts.Decided().Ending);
        Assert.Empty(facts.Notes());
    }

    [Fact]
    public void Nobody_is_restored_before_probation_ends()
    {
        var probation = Party(SanctionKind.ProbationOneYear, "2024-05-20");

        Assert.Contains("does not shorten", probation.Then(LaterActKind.RightsRestored, "2025-05-19").Refused(), StringComparison.Ordinal);
        Assert.Equal(2, probation.Then(LaterActKind.RightsRestored, "2025-05-20").Spans().Count);
    }

    [Fact]
    public void Extended_it_lasts_a_year_more()
    {
        var facts = Party(SanctionKind.ProbationOneYear, "2024-05-20").Then(LaterActKind.ProbationExtended, "2025-05-20");

        Assert.Equal(["Probation 2024-05-20..2026-05-19", "InfluencePeriod 2026-05-20..2028-05-19"], facts.Spans());
        Assert.Equal(
            ["Probation 2024-05-20..2026-05-19", "InfluencePeriod 2026-05-20..2028-05-19"],
            facts.Then(LaterActKind.RightsRestored, "2026-05-20").Spans()
        );
    }

    [Fact]
    public void It_never_lasts_longer_than_two_years() =>
        Assert.Equal(
            "Probation 2024-05-20..2026-05-19",
            Party(SanctionKind.ProbationTwoYears, "2024-05-20").Then(LaterActKind.ProbationExtended, "2026-05-20").Spans()[0]
        );

    [Fact]
    public void Assessments_of_a_probation_are_those_of_its_kind() =>
        Assert.Equal(
            [new(2024, AssessmentEffectKind.Incompetent), new(2025, AssessmentEffectKind.NoGrade), new(2026, AssessmentEffectKind.NoGrade)],
            Party(SanctionKind.ProbationTwoYears, "2024-05-20").Decided().Assessments
        );

    [Theory]
    [InlineData(SanctionKind.Warning)]
    [InlineData(SanctionKind.SeriousWarning)]
    [InlineData(SanctionKind.RemovalFromPartyPosts)]
    public void A_lighter_sanction_changed_to_probation_counts_from_the_change(SanctionKind from) =>
        Assert.Equal(
            ["Probation 2024-09-01..2025-08-31", "InfluencePeriod 2025-09-01..2027-08-31"],
            Party(from, "2024-03-15").Changed(SanctionKind.ProbationOneYear, "2024-09-01").Spans()
        );

    [Fact]
    public void An_expulsion_changed_to_probation_counts_from_the_expulsion() =>
        Assert.Equal(
            ["Probation 2024-03-15..2026-03-14", "InfluencePeriod 2026-03-15..2028-03-14"],
            Party(SanctionKind.Expulsion, "2024-03-15").Changed(SanctionKind.ProbationTwoYears, "2024-09-01").Spans()
        );

    [Fact]
    public void A_probation_changed_to_a_shorter_one_counts_from_the_first_decision_as_every_lighter_kind_does()
    {
        var facts = Party(SanctionKind.ProbationTwoYears, "2024-03-15").Changed(SanctionKind.ProbationOneYear, "2024-09-01");

        Assert.Equal(["Probation 2024-03-15..2025-03-14", "InfluencePeriod 2025-03-15..2027-03-14"], facts.Spans());
        Assert.Equal(["Changed to a lighter kind: the new length counts from the original decision.", OnTime], facts.Notes());
    }

    [Fact]
    public void A_probation_that_a_shorter_one_would_have_ended_already_leaves_the_same_question() =>
        Assert.Equal(
            ["from-restoration", "back-dated"],
            Party(SanctionKind.ProbationTwoYears, "2024-03-15")
                .Changed(SanctionKind.ProbationOneYear, "2025-06-01")
                .Open()
                .Options.Select(option => option.Key)
        );

    [Theory]
    [InlineData("2026-03-14", false)]
    [InlineData("2026-03-15", true)]
    [InlineData("2026-08-01", true)]
    public void Where_probation_was_over_at_the_change_a_person_says_from_which_day_the_two_years_count(string change, bool isOpen)
    {
        var facts = Party(SanctionKind.Expulsion, "2024-03-15").Changed(SanctionKind.ProbationTwoYears, change);

        if (!isOpen)
        {
            Assert.Equal("Probation 2024-03-15..2026-03-14", facts.Spans()[0]);
            return;
        }

        var open = facts.Open();
        Assert.Equal(
            "Where probation was over at the change, no source says from which day the two years after it count.",
            open.Question.En
        );
        Assert.Equal(Decider.DecidingBody, open.By);
        Assert.Equal(["from-restoration", "back-dated"], open.Options.Select(option => option.Key));
        Assert.Equal(
            ["From the day on which rights are restored.", "From the day on which probation ended."],
            open.Options.Select(option => option.Title.En)
        );
        Assert.Equal(["Probation 2024-03-15..2026-03-14", $"InfluencePeriod {Two(Day(change))}"], Spans(open.Options[0].Decision));
        Assert.Equal(["Probation 2024-03-15..2026-03-14", $"InfluencePeriod {Two(Day("2026-03-15"))}"], Spans(open.Options[1].Decision));

        static DateSpan Two(DateOnly day) => new(day, day.AddYears(2));
    }

    [Fact]
    public void A_restoration_before_the_change_is_not_that_of_the_new_probation()
    {
        var facts = Party(SanctionKind.ProbationOneYear, "2024-05-20")
            .Then(LaterActKind.ProbationExtended, "2025-04-20")
            .Then(LaterActKind.RightsRestored, "2025-05-20")
            .Changed(SanctionKind.ProbationTwoYears, "2025-08-01");

        Assert.Equal(["Probation 2025-08-01..2027-07-31", "InfluencePeriod 2027-08-01..2029-07-31"], facts.Spans());
    }

    [Fact]
    public void A_probation_made_heavier_after_an_extension_is_not_extended_again() =>
        Assert.Equal(
            "Probation 2024-09-01..2025-08-31",
            Party(SanctionKind.Warning, "2024-03-15")
                .Then(LaterActKind.ProbationExtended, "2024-04-01")
                .Changed(SanctionKind.ProbationOneYear, "2024-09-01")
                .Spans()[0]
        );

    [Fact]
    public void The_convention_counts_for_probation_and_for_what_follows()
    {
        var decided = Assert.IsType<Decided<InfluencePeriodDecision>>(
            ByConvention[EndDayConvention.CorrespondingDay].Ask(Party(SanctionKind.ProbationOneYear, "2024-05-20"))
        );

        Assert.Equal(["Probation 2024-05-20..2025-05-20", "InfluencePeriod 2025-05-21..2027-05-21"], Spans(decided.Decision));
    }
}
