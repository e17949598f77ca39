using FsCheck.Fluent;
using Guihang.Policy.Calendar;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Observations;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.Sealings;
using Guihang.Tests.Support;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>A region's programme: who is taken, what the scores propose, how observation is scored. Asked with Jiang'an's policy.</summary>
public sealed class Programmes
{
    private const string Jiangan = "511523";

    private static EnrolmentFacts Screened { get; } =
        new()
        {
            ScreenedOn = Day("2023-09-20"),
            Sanctions = [new(SanctionRegime.Party, SanctionKind.SeriousWarning, Period("2022-03-15", "2023-09-14"))],
            Category = PersonCategory.CivilServant,
            ServiceState = ServiceState.InService,
            Heard = [FindingKind.DossierItem, FindingKind.UnitOpinion, FindingKind.Colleague],
            Established = [],
        };

    private static EvaluationFacts Evaluated { get; } =
        new()
        {
            Texts = ["own-summary"],
            Ballots = [new("democratic-review", 10, 8, [new("good", 4), new("fairly-good", 4)])],
            Grades = [new("organisation", "good")],
        };

    [Fact]
    public void Elsewhere_there_is_no_programme()
    {
        Assert.IsType<NotApplicable<EnrolmentDecision>>(Ask(Screened, "440605"));
        Assert.IsType<NotApplicable<EvaluationDecision>>(Ask(Evaluated, "440605"));
        Assert.IsType<NotApplicable<ObservationDecision>>(Ask(Observed(), "440605"));
    }

    [Fact]
    public void The_last_day_of_the_period_is_not_yet_and_the_day_after_is()
    {
        var last = Enrolment(Screened with { ScreenedOn = Day("2023-09-14") });
        var free = Enrolment(Screened with { ScreenedOn = Day("2023-09-15") });

        Assert.Equal(EnrolmentStanding.NotYet, last.Standing);
        Assert.Equal([new NotYetReason(NotYetKind.PeriodRuns, 1, Day("2023-09-15"), null)], last.NotYet);
        Assert.Equal(Day("2023-09-15"), last.LookAgainOn);
        Assert.Equal(EnrolmentStanding.Enrolled, free.Standing);
        Assert.Null(free.LookAgainOn);
    }

    [Fact]
    public void A_ground_is_told_once_the_period_shows_the_conduct_within_it()
    {
        var within = Enrolment(Screened with { ScreenedOn = Day("2023-09-01"), Established = ["private-gain"] });
        var after = Enrolment(Screened with { Established = ["private-gain", "poor-conduct"] });

        Assert.Equal(EnrolmentStanding.NotYet, within.Standing);
        Assert.Empty(within.Excluded);
        Assert.Equal(EnrolmentStanding.Excluded, after.Standing);
        Assert.Equal(["private-gain", "poor-conduct"], after.Excluded.Select(reason => reason.Ground));
        Assert.Equal(Day("2024-03-20"), after.LookAgainOn);
    }

    [Fact]
    public void An_established_ground_outweighs_what_has_not_been_heard()
    {
        var excluded = Enrolment(Screened with { Heard = [], Established = ["knowing-breach"] });
        var missing = Enrolment(Screened with { Heard = [FindingKind.Colleague] });

        Assert.Equal(EnrolmentStanding.Excluded, excluded.Standing);
        Assert.Empty(excluded.NotYet);
        Assert.Equal([FindingKind.DossierItem, FindingKind.UnitOpinion], missing.NotYet.Select(reason => reason.Missing!.Value));
        Assert.Equal(Day("2024-03-20"), missing.LookAgainOn);
    }

    [Fact]
    public void The_longest_period_counts_and_one_without_an_end_has_no_days()
    {
        var two = Screened with
        {
            ScreenedOn = Day("2023-01-01"),
            Sanctions = [.. Screened.Sanctions, new(SanctionRegime.Government, SanctionKind.Demerit, Period("2022-06-01", "2023-05-31"))],
        };
        var endless = Screened with
        {
            Sanctions = [.. two.Sanctions, new(SanctionRegime.Party, SanctionKind.ProbationOneYear, new DateSpan(Day("2023-01-01"), null))],
        };

        Assert.Equal(Day("2023-09-15"), Assert.Single(Enrolment(two).NotYet).On);
        Assert.Equal([new NotYetReason(NotYetKind.PeriodRuns, null, null, null)], Enrolment(endless).NotYet);
    }

    [Fact]
    public void A_period_that_a_person_must_decide_stands_in_the_way_of_screening() =>
        Assert.IsType<NeedsDecision<EnrolmentDecision>>(
            Ask(Screened with { Sanctions = [new(SanctionRegime.Party, SanctionKind.Warning, null)] })
        );

    [Theory]
    [InlineData(ServiceState.Retired)]
    [InlineData(ServiceState.Left)]
    [InlineData(ServiceState.Deceased)]
    public void Who_no_longer_serves_is_not_evaluated(ServiceState state) =>
        Assert.IsType<NotApplicable<EnrolmentDecision>>(Ask(Screened with { ServiceState = state }));

    [Fact]
    public void Organisational_handling_alone_is_not_what_the_county_s_programme_is_for() =>
        Assert.IsType<NotApplicable<EnrolmentDecision>>(
            Ask(
                Screened with
                {
                    Sanctions = [new(SanctionRegime.OrganisationalHandling, SanctionKind.Demotion, Period("2020-01-01", "2020-12-31"))],
                }
            )
        );

    [Fact]
    public void A_turnout_below_what_policy_asks_is_for_the_leading_group()
    {
        var short_ = Evaluated with { Ballots = [new("democratic-review", 10, 9, [new("good", 7)])] };

        Assert.Equal(Decider.LeadingGroup, Assert.IsType<NeedsDecision<EvaluationDecision>>(Ask(short_)).By);
        Assert.Equal(80, Evaluation(Evaluated).Turnout);
    }

    [Fact]
    public void The_grade_is_the_best_that_the_points_reach()
    {
        Assert.Equal(("good", 9500, 1000), Result(Evaluation(Evaluated)));
        Assert.Equal(("fairly-good", 8000, 4000), Result(Evaluation(Answers("good", "fair"))));
        Assert.Equal(("fair", 5000, 10000), Result(Evaluation(Answers("poor", "good"))));
        Assert.Equal(("poor", 3000, 6000), Result(Evaluation(Answers("poor", "fair"))));
        Assert.Equal(["evaluation-opinion"], Evaluation(Evaluated).Letters);
    }

    [Theory]
    [InlineData("own-summary")]
    [InlineData("democratic-review")]
    [InlineData("organisation")]
    public void Without_one_of_its_parts_nothing_is_proposed(string part) =>
        Assert.IsType<NotApplicable<EvaluationDecision>>(
            Ask(
                Evaluated with
                {
                    Texts = [.. Evaluated.Texts.Where(text => text != part)],
                    Ballots = [.. Evaluated.Ballots.Where(ballot => ballot.Part != part)],
                    Grades = [.. Evaluated.Grades.Where(grade => grade.Part != part)],
                }
            )
        );

    [Fact]
    public void A_better_answer_never_makes_a_worse_result() =>
        Generated.Hold(
            from good in Gen.Choose(1, 20)
            from fair in Gen.Choose(1, 20)
            select (good, fair),
            t =>
                Evaluation(Counted(t.good + 1, t.fair - 1)).Points >= Evaluation(Counted(t.good, t.fair)).Points
                && Evaluation(Counted(t.good, t.fair)).Points is >= 0 and <= 10_000
        );

    [Fact]
    public void Observation_has_its_windows_from_the_beginning_and_points_when_all_are_scored()
    {
        var begun = Observation(Observed(("thinking", "2023-07-01", 35)));
        var full = Observation(
            Observed(
                ("thinking", "2023-07-01", 35),
                ("performance", "2023-07-01", 51),
                ("thinking", "2023-10-01", 36),
                ("performance", "2023-10-01", 54)
            )
        );

        Assert.Equal(["2023-07-01..2023-09-30", "2023-10-01..2023-12-31"], begun.Windows.Select(window => window.Span.ToString()));
        Assert.Equal(["performance"], begun.Windows[0].Missing);
        Assert.Equal(["thinking", "performance"], begun.Windows[1].Missing);
        Assert.Null(begun.Points);
        Assert.Null(begun.Band);
        Assert.Equal([8600, 9000], full.Windows.Select(window => window.Points!.Value));
        Assert.Equal((8800, "excellent"), (full.Points!.Value, full.Band));
        Assert.Equal(["final-report", "feedback-letter", "special-report"], full.Reports);
    }

    [Fact]
    public void A_score_of_a_day_that_begins_no_window_counts_for_none() =>
        Assert.Equal(["thinking", "performance"], Observation(Observed(("thinking", "2023-08-01", 35))).Windows[0].Missing);

    [Fact]
    public void Each_item_adds_or_takes_up_to_its_cap()
    {
        var facts = Full(35, 51) with
        {
            Adjustments = [.. Happened("commended", 3), .. Happened("reminded", 1), new("commended", Day("2023-10-01"))],
        };

        var windows = Observation(facts).Windows;

        // 86 and twice 3, the third one being above the cap, less 2; the other window's commendation counts there.
        Assert.Equal((8600, 600, 200, 9000), (windows[0].Scored, windows[0].Bonus, windows[0].Deduction, windows[0].Points));
        Assert.Equal((300, 0), (windows[1].Bonus, windows[1].Deduction));
        Assert.Equal(0, Observation(Full(0, 0) with { Adjustments = Happened("reminded", 9) }).Windows[0].Points);
        Assert.Equal(10_000, Observation(Full(40, 60) with { Adjustments = Happened("commended", 2) }).Windows[0].Points);
        Assert.Equal(8600, Observation(Full(35, 51) with { Adjustments = Happened("unheard-of", 2) }).Windows[0].Points);
    }

    // Bounds, monotony, and nothing that depends on the order in which things were recorded.
    [Fact]
    public void Scores_stay_within_bounds_more_is_never_less_and_order_means_nothing() =>
        Generated.Hold(
            from thinking in Gen.Choose(0, 39)
            from performance in Gen.Choose(0, 59)
            from bonuses in Gen.Choose(0, 5)
            from deductions in Gen.Choose(0, 9)
            select (thinking, performance, bonuses, deductions),
            t =>
            {
                var facts = Full(t.thinking, t.performance) with
                {
                    Adjustments = [.. Happened("commended", t.bonuses), .. Happened("reminded", t.deductions)],
                };
                var points = Observation(facts).Points!.Value;
                return points is >= 0 and <= 10_000
                    && Observation(Full(t.thinking + 1, t.performance) with { Adjustments = facts.Adjustments }).Points >= points
                    && Observation(Full(t.thinking, t.performance + 1) with { Adjustments = facts.Adjustments }).Points >= points
                    && Observation(facts with { Adjustments = [.. facts.Adjustments, .. Happened("commended", 1)] }).Points >= points
                    && Observation(facts with { Adjustments = [.. facts.Adjustments, .. Happened("reminded", 1)] }).Points <= points
                    && Observation(
                        facts with
                        {
                            Scores = [.. facts.Scores.Reverse()],
                            Adjustments = [.. facts.Adjustments.Reverse()],
                        }
                    ).Points == points;
            }
        );

    [Fact]
    public void Votes_that_lie_apart_are_shown_and_count_like_all_others()
    {
        var facts = Evaluated with
        {
            Ballots = [new("democratic-review", 13, 11, [new("good", 8), new("fairly-good", 2), new("fair", 1)])],
        };

        Assert.Equal([new OutlyingVotes("democratic-review", "fair", 1, 40)], Evaluation(facts).Outliers);
        Assert.Equal(9636, Evaluation(facts).Points);
        Assert.Empty(Evaluation(Evaluated).Outliers);
        Assert.Equal("good", Evaluation(Counted(4, 1)).Grade);
        Assert.Equal(["fair"], Evaluation(Counted(4, 1)).Outliers.Select(votes => votes.Answer));
    }

    [Fact]
    public void Of_sealing_the_nation_says_that_a_person_decides_and_why()
    {
        var outcome = Engine
            .Decide<SealingFacts, SealingDecision>(
                "000000",
                Day("2024-03-20"),
                new()
                {
                    Regime = SanctionRegime.Party,
                    Kind = SanctionKind.Warning,
                    Period = Period("2023-01-01", "2023-12-31"),
                }
            )
            .Outcome;

        Assert.StartsWith(
            "No national text says",
            Assert.IsType<NeedsDecision<SealingDecision>>(outcome).Question.En,
            StringComparison.Ordinal
        );
    }

    private static EvaluationFacts Counted(int good, int fair) =>
        Evaluated with
        {
            Ballots = [new("democratic-review", good + fair, good + fair, [new("good", good), new("fair", fair)])],
        };

    private static EvaluationFacts Answers(string ballot, string organisation) =>
        Evaluated with
        {
            Ballots = [new("democratic-review", 5, 5, [new(ballot, 5)])],
            Grades = [new("organisation", organisation)],
        };

    private static (string Grade, int Points, int Spread) Result(EvaluationDecision decision) =>
        (decision.Grade, decision.Points, decision.Spread);

    private static ObservationFacts Observed(params (string Dimension, string Window, int Points)[] scores) =>
        new()
        {
            EvaluatedOn = Day("2023-07-10"),
            Scores = [.. scores.Select(s => new ObservationScore(s.Dimension, Day(s.Window), s.Points))],
        };

    private static ObservationFacts Full(int thinking, int performance) =>
        Observed(
            ("thinking", "2023-07-01", thinking),
            ("performance", "2023-07-01", performance),
            ("thinking", "2023-10-01", thinking),
            ("performance", "2023-10-01", performance)
        );

    private static IReadOnlyList<ObservationAdjustment> Happened(string item, int times) =>
        [.. Enumerable.Repeat(new ObservationAdjustment(item, Day("2023-07-01")), times)];

    private static DateSpan Period(string first, string last) => new(Day(first), Day(last).AddDays(1));

    private static EnrolmentDecision Enrolment(EnrolmentFacts facts) => Assert.IsType<Decided<EnrolmentDecision>>(Ask(facts)).Decision;

    private static EvaluationDecision Evaluation(EvaluationFacts facts) => Assert.IsType<Decided<EvaluationDecision>>(Ask(facts)).Decision;

    private static ObservationDecision Observation(ObservationFacts facts) =>
        Assert.IsType<Decided<ObservationDecision>>(Ask(facts)).Decision;

    private static Outcome<EnrolmentDecision> Ask(EnrolmentFacts facts, string region = Jiangan) =>
        Engine.Decide<EnrolmentFacts, EnrolmentDecision>(region, facts.ScreenedOn, facts).Outcome;

    private static Outcome<EvaluationDecision> Ask(EvaluationFacts facts, string region = Jiangan) =>
        Engine.Decide<EvaluationFacts, EvaluationDecision>(region, Day("2023-07-10"), facts).Outcome;

    private static Outcome<ObservationDecision> Ask(ObservationFacts facts, string region = Jiangan) =>
        Engine.Decide<ObservationFacts, ObservationDecision>(region, facts.EvaluatedOn, facts).Outcome;
}
