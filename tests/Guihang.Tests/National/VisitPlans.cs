using FsCheck.Fluent;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Tests.Support;
using static Guihang.Tests.National.Given;

namespace Guihang.Tests.National;

/// <summary>The first talk is due when the decision is served; regular visits follow the calendar until the period ends.</summary>
public sealed class VisitPlans
{
    private static readonly VisitPlanFacts Facts = new()
    {
        Regime = SanctionRegime.Party,
        Kind = SanctionKind.Warning,
        DecidedOn = Day("2024-03-15"),
        ServedOn = Day("2024-03-20"),
        Period = new DateSpan(Day("2024-03-15"), Day("2025-03-15")),
        Category = PersonCategory.CivilServant,
        ServiceState = ServiceState.InService,
        Leadership = LeadershipRole.None,
    };

    [Fact]
    public void The_first_talk_is_due_promptly_where_no_level_sets_a_number_of_days()
    {
        var decision = Ask(Engine, Facts);

        var talk = Assert.Single(Plan(decision).Visits);
        Assert.Equal("first-talk", talk.Key);
        Assert.Equal(VisitPurpose.FirstTalk, talk.Purpose);
        Assert.Equal(new DateSpan(Day("2024-03-20"), null), talk.Window);
        Assert.Equal(VisitorRole.UnitSecretary, talk.Visitor);
        Assert.Equal(1, talk.MinimumVisitors);
        Assert.Equal([VisitKind.Talk, VisitKind.TopLeaderTalk, VisitKind.CommissionVisit, VisitKind.HomeVisit], talk.CountsAs);
        Assert.Empty(Plan(decision).Letters);
        Assert.Equal(["No level sets a number of days; the talk is due promptly."], Notes(decision));
        Assert.Equal(["各级均未规定谈话的天数，应当及时。"], decision.Trace.Steps[0].Notes.Select(note => note.Zh));
    }

    [Fact]
    public void Before_the_decision_is_served_nothing_is_due()
    {
        var decision = Ask(Engine, Facts with { ServedOn = null });

        Assert.Empty(Plan(decision).Visits);
        Assert.Empty(Plan(decision).Letters);
        Assert.Equal(["The decision has not been served; the talk is due when it is."], Notes(decision));
        Assert.Equal(["决定尚未送达，送达后即安排谈话。"], decision.Trace.Steps[0].Notes.Select(note => note.Zh));
    }

    [Fact]
    public void Everything_addressed_to_a_person_stops_at_death()
    {
        var none = Assert.IsType<NotApplicable<VisitPlanDecision>>(
            Ask(Engine, Facts with { ServiceState = ServiceState.Deceased }).Outcome
        );

        Assert.Equal("The person has died; no visit and no letter is arranged.", none.Reason.En);
        Assert.Equal("当事人已去世，不再安排回访与函件。", none.Reason.Zh);
    }

    [Theory]
    [InlineData(ServiceState.Retired)]
    [InlineData(ServiceState.Left)]
    public void Those_who_have_left_the_service_are_owed_the_talk_too(ServiceState state) =>
        Assert.Single(Plan(Ask(Engine, Facts with { ServiceState = state })).Visits);

    [Fact]
    public void Where_no_level_provides_for_visits_the_trace_says_so()
    {
        var decision = Ask(Engine, Facts, on: "2020-12-24");

        Assert.Empty(Plan(decision).Visits);
        Assert.Equal(["On that day no level's policy provides for visits."], Notes(decision));
        Assert.Equal(["该日没有哪一级政策安排回访。"], decision.Trace.Steps[0].Notes.Select(note => note.Zh));
        Assert.Single(Plan(Ask(Engine, Facts, on: "2020-12-25")).Visits);
    }

    [Fact]
    public void A_lower_level_sets_days_visitors_and_letters()
    {
        var plan = Plan(
            Ask(
                County(
                    """
                    - parameter: visits.first.within
                      values: [{ from: 2021-01-01, value: P1M, cites: [rights-2020#36] }]
                    - parameter: visits.first.visitors
                      values: [{ from: 2021-01-01, value: 2, cites: [rights-2020#36] }]
                    - parameter: visits.first.counts-as
                      values: [{ from: 2021-01-01, value: [telephone], cites: [rights-2020#36] }]
                    - parameter: letters.on-service
                      values: [{ from: 2021-01-01, value: [one, two], cites: [rights-2020#36] }]
                    """
                ),
                Facts,
                "511523"
            )
        );

        var talk = Assert.Single(plan.Visits);
        Assert.Equal(Day("2024-04-19"), talk.Window.LastDay);
        Assert.Equal(2, talk.MinimumVisitors);
        Assert.Equal([VisitKind.Telephone], talk.CountsAs);
        Assert.Equal(["one", "two"], plan.Letters);
    }

    [Theory]
    [InlineData(
        "calendar-month",
        13,
        "regular-2024-03 2024-03-20..2024-03-31",
        "regular-2024-04 2024-04-01..2024-04-30",
        "regular-2025-03 2025-03-01..2025-03-14"
    )]
    [InlineData(
        "calendar-quarter",
        5,
        "regular-2024-01 2024-03-20..2024-03-31",
        "regular-2024-04 2024-04-01..2024-06-30",
        "regular-2025-01 2025-01-01..2025-03-14"
    )]
    [InlineData(
        "calendar-half-year",
        3,
        "regular-2024-01 2024-03-20..2024-06-30",
        "regular-2024-07 2024-07-01..2024-12-31",
        "regular-2025-01 2025-01-01..2025-03-14"
    )]
    [InlineData(
        "calendar-year",
        2,
        "regular-2024-01 2024-03-20..2024-12-31",
        "regular-2025-01 2025-01-01..2025-03-14",
        "regular-2025-01 2025-01-01..2025-03-14"
    )]
    public void Regular_visits_are_due_by_the_calendar_with_a_stub_at_either_end(
        string every,
        int count,
        string first,
        string second,
        string last
    )
    {
        var visits = Plan(Ask(County(Every(every)), Facts, "511523")).Visits.Skip(1).ToList();

        Assert.Equal(count, visits.Count);
        Assert.All(
            visits,
            visit =>
                Assert.Equal((VisitPurpose.Regular, VisitorRole.UnitSecretary, 1), (visit.Purpose, visit.Visitor, visit.MinimumVisitors))
        );
        Assert.Contains(VisitKind.StartedByPerson, visits[0].CountsAs);
        Assert.Equal([first, second, last], new[] { visits[0], visits[1], visits[^1] }.Select(visit => $"{visit.Key} {visit.Window}"));
    }

    [Fact]
    public void The_window_of_the_day_of_service_is_the_one_that_holds_it()
    {
        var visits = Plan(
            Ask(
                County(Every("calendar-half-year")),
                Facts with
                {
                    ServedOn = Day("2024-12-31"),
                    Period = new DateSpan(Day("2024-12-01"), Day("2025-07-01")),
                },
                "511523"
            )
        ).Visits;

        Assert.Equal(["first-talk", "regular-2024-07", "regular-2025-01"], visits.Select(visit => visit.Key));
        Assert.Equal("2024-12-31..2024-12-31", visits[1].Window.ToString());
    }

    [Fact]
    public void Served_after_the_period_only_the_talk_is_due() =>
        Assert.Single(Plan(Ask(County(Every("calendar-month")), Facts with { ServedOn = Day("2025-03-15") }, "511523")).Visits);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_period_that_ends_no_regular_visit_is_planned(bool hasPeriod)
    {
        var facts = Facts with { Period = hasPeriod ? new DateSpan(Day("2024-03-15"), null) : null };

        Assert.Equal("first-talk", Assert.Single(Plan(Ask(County(Every("calendar-month")), facts, "511523")).Visits).Key);
    }

    [Fact]
    public void A_level_may_say_that_there_are_none() => Assert.Single(Plan(Ask(County(Every("none")), Facts, "511523")).Visits);

    [Fact]
    public void Windows_hold_every_day_from_service_to_the_end_of_the_period_once() =>
        Generated.Hold(
            from day in Generated.Days
            from length in Gen.Choose(0, 900)
            select (day, length),
            t =>
            {
                if (t.day.Year < 2021)
                {
                    return true;
                }

                var facts = Facts with { DecidedOn = t.day, ServedOn = t.day, Period = new DateSpan(t.day, t.day.AddDays(t.length)) };
                var windows = Quarterly.Value.Decide<VisitPlanFacts, VisitPlanDecision>("511523", t.day, facts).Outcome
                    is Decided<VisitPlanDecision> decided
                    ? decided.Decision.Visits.Skip(1).Select(visit => visit.Window).ToList()
                    : [];
                return windows.Sum(window => window.End!.Value.DayNumber - window.Start.DayNumber) == t.length
                    && windows.Zip(windows.Skip(1)).All(pair => pair.First.End == pair.Second.Start);
            }
        );

    [Fact]
    public void Stages_follow_one_another_and_a_window_that_is_cut_is_marked()
    {
        const string Stages = """
            - parameter: visits.regular.stages
              values:
                - from: 2021-01-01
                  rows:
                    - { stage: 1, every: calendar-month, times: 3, cites: [rights-2020#36] }
                    - { stage: 2, every: calendar-quarter, cites: [rights-2020#36] }
            """;

        var visits = Plan(Ask(County(Stages), Facts, "511523")).Visits.Skip(1).ToList();

        Assert.Equal(
            [
                "2024-03-20..2024-03-31 stub",
                "2024-04-01..2024-04-30 ",
                "2024-05-01..2024-05-31 ",
                "2024-06-01..2024-06-30 stub",
                "2024-07-01..2024-09-30 ",
                "2024-10-01..2024-12-31 ",
                "2025-01-01..2025-03-14 stub",
            ],
            visits.Select(visit => $"{visit.Window} {(visit.IsStub ? "stub" : "")}")
        );
        Assert.Equal(visits.Count, visits.Select(visit => visit.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_rolling_visit_is_due_a_time_after_the_one_before()
    {
        const string Stages = """
            - parameter: visits.regular.stages
              values:
                - from: 2021-01-01
                  rows:
                    - { stage: 1, after: P30D, times: 2, cites: [rights-2020#36] }
                    - { stage: 2, after: P3M, cites: [rights-2020#36] }
            - parameter: visits.regular.spacing
              values: [{ from: 2021-01-01, value: P7D, cites: [rights-2020#36] }]
            """;
        var series = Assert.Single(Plan(Ask(County(Stages), Facts, "511523")).Series);

        Assert.Equal(["2024-03-20..2024-04-18"], Windows(series));
        Assert.Equal(["2024-03-20..2024-04-18", "2024-04-17..2024-05-09"], Windows(series, "2024-04-10", "2024-04-12"));
        Assert.Equal(
            ["2024-03-20..2024-04-18", "2024-04-17..2024-05-09", "2024-05-27..2024-08-19"],
            Windows(series, "2024-04-10", "2024-05-20")
        );
        // What would be due after the period is not owed.
        Assert.Equal(2, Windows(series, "2024-04-10", "2024-12-20").Count);
    }

    [Theory]
    [InlineData("12-20", "01-05", "2024-12-19", null)]
    [InlineData("12-20", "01-05", "2024-12-20", "2024-12-20..2025-01-05")]
    [InlineData("12-20", "01-05", "2025-01-05", "2024-12-20..2025-01-05")]
    [InlineData("12-20", "01-05", "2025-01-06", null)]
    [InlineData("02-29", "02-29", "2025-02-28", "2025-02-28..2025-02-28")]
    [InlineData("07-01", "07-31", "2025-07-31", "2025-07-01..2025-07-31")]
    public void A_quiet_period_comes_again_every_year(string from, string to, string day, string? around) =>
        Assert.Equal(around, new YearlySpan(from, to).Around(Day(day))?.ToString());

    [Fact]
    public void No_regular_visit_falls_due_in_a_quiet_period()
    {
        const string Quiet = """
            - parameter: visits.quiet
              values:
                - from: 2021-01-01
                  rows:
                    - { span: summer, from: "06-20", to: "06-30", cites: [rights-2020#36] }
                    - { span: after-it, from: "07-01", to: "07-02", cites: [rights-2020#36] }

            """;
        var visits = Plan(Ask(County(Every("calendar-quarter") + Quiet), Facts, "511523")).Visits;

        var second = visits.Single(visit => visit.Key == "regular-2024-04");
        Assert.Equal("2024-04-01..2024-07-03", second.Window.ToString());
        Assert.Equal(Day("2024-06-30"), second.PostponedFrom);
        Assert.All(visits.Where(visit => visit != second), visit => Assert.Null(visit.PostponedFrom));
    }

    [Fact]
    public void A_day_of_the_year_that_there_is_not_is_no_quiet_period()
    {
        const string Wrong = """
            - parameter: visits.quiet
              values: [{ from: 2021-01-01, rows: [{ span: summer, from: "06-31", to: "07-02", cites: [rights-2020#36] }] }]
            """;

        var fault = Assert.ThrowsAny<Exception>(() => County(Wrong));
        Assert.Contains("06-31", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-08", 3, "2024-02-18")]
    [InlineData("2024-02-09", 1, "2024-02-09")]
    [InlineData("2024-04-27", 1, "2024-04-28")]
    [InlineData("2024-09-30", 2, "2024-10-08")]
    [InlineData("2025-12-30", 3, "2026-01-04")]
    public void Working_days_skip_holidays_and_know_swapped_weekends(string served, int days, string last)
    {
        var talk = Plan(Ask(County(Working(days)), Facts with { ServedOn = Day(served) }, "511523")).Visits[0];

        Assert.Equal(Day(last), talk.Window.LastDay);
        Assert.Null(talk.NeedsCalendarOf);
    }

    [Fact]
    public void A_year_whose_calendar_is_not_known_is_named_instead_of_guessed()
    {
        var decision = Ask(County(Working(10)), Facts with { ServedOn = Day("2026-12-25") }, "511523");

        Assert.Equal(2027, Plan(decision).Visits[0].NeedsCalendarOf);
        Assert.Null(Plan(decision).Visits[0].Window.End);
        Assert.Contains("The calendar of 2027 is not known; the limit in working days cannot be told.", Notes(decision));
    }

    [Fact]
    public void A_lower_level_may_limit_visits()
    {
        const string Most = "- parameter: visits.most\n  values: [{ from: 2021-01-01, value: 2, cites: [rights-2020#36] }]\n";

        Assert.Null(Plan(Ask(Engine, Facts)).Limit);
        Assert.Equal(new VisitLimit(2, CalendarCycle.CalendarYear), Plan(Ask(County(Most), Facts, "511523")).Limit);
    }

    private static string Working(int days) =>
        $"- parameter: visits.first.within-working-days\n  values: [{{ from: 2021-01-01, value: {days}, cites: [rights-2020#36] }}]\n";

    private static List<string> Windows(VisitSeries series, params string[] held) =>
        [.. series.Unfold([.. held.Select(Day)]).Select(visit => visit.Window.ToString())];

    private static readonly Lazy<PolicyEngine> Quarterly = new(() => County(Every("calendar-quarter")));

    private static string Every(string every) =>
        $"- parameter: visits.regular.every\n  values: [{{ from: 2021-01-01, value: {every}, cites: [rights-2020#36] }}]\n";

    private static PolicyEngine County(string policies)
    {
        using var copy = new ShippedCopy().Without("511523.Jiangan").WithEmpty("511523.Jiangan");
        Directory.CreateDirectory(Path.Combine(copy.Path, "511523.Jiangan", "policies"));
        File.WriteAllText(Path.Combine(copy.Path, "511523.Jiangan", "policies", "visits.yaml"), policies);
        return new PolicyEngine(copy.Load());
    }

    private static Decision<VisitPlanDecision> Ask(
        PolicyEngine engine,
        VisitPlanFacts facts,
        string region = "000000",
        string on = "2024-03-20"
    ) => engine.Decide<VisitPlanFacts, VisitPlanDecision>(region, Day(on), facts);

    private static VisitPlanDecision Plan(Decision<VisitPlanDecision> decision) =>
        Assert.IsType<Decided<VisitPlanDecision>>(decision.Outcome).Decision;

    private static IReadOnlyList<string> Notes(Decision<VisitPlanDecision> decision) =>
        [.. decision.Trace.Steps.SelectMany(step => step.Notes).Select(note => note.En)];
}
