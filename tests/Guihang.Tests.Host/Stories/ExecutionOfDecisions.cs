using Guihang.Core.Data;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>What executes a decision, what is late, and the reviews that the person may ask for; probation and what lifts an old sanction.</summary>
public sealed class ExecutionOfDecisions
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_is_not_announced_within_a_month_is_late(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2024, 3, 15);
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2024-03-15", "party", "removalFromPartyPosts", "party-2023")).Id;

        // What is due today is not overdue.
        app.Clock.MoveTo(2024, 4, 14);
        Assert.Empty((await officer.Get("late-executions")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal("open", await State(officer, sanction, "announced"));
        app.Clock.MoveTo(2024, 4, 15);
        Assert.Equal("overdue", await State(officer, sanction, "announced"));
        Assert.Equal("2024-04-14", (await officer.Get("late-executions")).Expect(OK)["items.0.dueOn"]);

        // Announced late it is done; post and pay get more time, and never more than six months in all.
        await Record(officer, sanction, "announced", "2024-04-15");
        Assert.Equal("doneLate", await State(officer, sanction, "announced"));
        var tooLong = (await Extended(officer, sanction, "postChanged", "2025-01-31")).Expect(UnprocessableEntity);
        Assert.Equal(("execution.extension-too-long", "until"), (tooLong["code"], tooLong["errors.0.field"]));
        Assert.Contains("2024-09-14", tooLong["errors.0.right"], StringComparison.Ordinal);
        await Extend(officer, sanction, "postChanged", "2024-09-14");
        await Extend(officer, sanction, "payChanged", "2024-06-30");
        var execution = (await officer.Get($"sanctions/{sanction}/execution")).Expect(OK);
        Assert.Equal("2024-06-30", execution["nextDueOn"]);
        Assert.Equal("2024-09-14", Item(execution, "postChanged")["by"]!.ToString());
        Assert.Empty((await officer.Get("late-executions")).Expect(OK).Json["items"]!.AsArray());
        Assert.Contains(
            "中国共产党纪律处分条例（2023年） 44",
            (await officer.Get($"sanctions/{sanction}/execution/explanation")).Expect(OK)["text"],
            StringComparison.Ordinal
        );
        Assert.Equal("execution.not-owed", (await Extended(officer, sanction, "filed", "2024-06-30")).Expect(UnprocessableEntity)["code"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_due_before_the_go_live_day_is_history_and_a_ledger_answers_at_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Ledgers.Guangdong);
        await app.Open();
        app.Clock.MoveTo(2019, 3, 20);
        var row = Ledgers.Row("1", "黄某", "南海区某镇人民政府", "党内警告", "纪律处分条例（2018年）", "2018-11-10");
        Assert.Equal("1", (await app.Import("nanhai.officer", await Ledgers.Xlsx([Ledgers.Headers, row]), "440605"))["loaded"]);
        var officer = app.As("nanhai.officer");
        var person = (await officer.Post("people/search", new { name = "黄某" })).Expect(OK)["items.0.id"];
        var sanction = (await officer.Get($"people/{person}/sanctions")).Expect(OK)["items.0.id"]!;

        // Nobody has planned it yet, and it answers; planned, it would be late.
        Assert.Equal("overdue", await State(officer, sanction, "announced"));
        Assert.Contains(
            "2018年",
            (await officer.Get($"sanctions/{sanction}/execution/explanation")).Expect(OK)["text"],
            StringComparison.Ordinal
        );
        Assert.Equal(1, await app.Send(new PlanExecutions()));
        Assert.Equal(0, await app.Send(new PlanExecutions()));
        Assert.Single((await officer.Get("late-executions")).Expect(OK).Json["items"]!.AsArray());

        // Watched from March on: what was due in December is history, the report is due in May and will be late.
        await GoLive(officer, "2019-03-01");
        Assert.Empty((await officer.Get("late-executions")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal("beforeGoLive", await State(officer, sanction, "announced"));
        Assert.Equal(1, await app.Send(new PlanExecutions()));
        Assert.Equal(0, await app.Send(new PlanExecutions()));
        Assert.Equal("2019-05-09", (await officer.Get($"sanctions/{sanction}/execution")).Expect(OK)["nextDueOn"]);
        app.Clock.MoveTo(2019, 5, 10);
        var late = (await officer.Get("late-executions")).Expect(OK);
        Assert.Equal("reported", Assert.Single(late.Json["items"]![0]!["items"]!.AsArray())!["item"]!.ToString());

        // Watched from an earlier day after all, all of it is late.
        await GoLive(officer, "2018-01-01");
        Assert.Equal(1, await app.Send(new PlanExecutions()));
        Assert.Equal("2018-12-09", (await officer.Get("late-executions")).Expect(OK)["items.0.dueOn"]);
    }

    [Theory]
    [OnSqlite]
    public async Task What_is_on_record_is_corrected_with_a_reason_and_what_is_not_owed_is_not_recorded(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2024, 3, 15);
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2024-03-15", "party", "warning", "party-2023")).Id;
        app.Clock.MoveTo(2024, 5, 20);
        await Record(officer, sanction, "announced", "2024-04-01");

        var again = (await Recorded(officer, sanction, "announced", "2024-05-10")).Expect(Conflict);
        Assert.Equal(("execution.already-recorded", "correctionReason"), (again["code"], again["errors.0.field"]));
        Assert.Equal("done", await State(officer, sanction, "announced"));
        var put = (await Recorded(officer, sanction, "announced", "2024-05-10", "原记录误写月份")).Expect(Created);
        Assert.Equal("doneLate", Item(put, "announced")["state"]!.ToString());

        // A warning changes no post.
        Assert.Equal(
            "execution.not-asked",
            (await Recorded(officer, sanction, "postChanged", "2024-04-01")).Expect(UnprocessableEntity)["code"]
        );
    }

    private static async Task GoLive(Api officer, string on) =>
        (
            await officer.Post(
                "go-live-days",
                new
                {
                    jurisdiction = "440605",
                    on,
                    documentNumber = "南纪办〔2018〕1号",
                }
            )
        ).Expect(Created);

    [Theory]
    [OnSqlite]
    public async Task A_review_has_its_days_and_suspends_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person((await app.Open()).Town);
        var sanction = await officer.Sanction(person, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);

        var asked = new
        {
            step = "reexamination",
            lodgedOn = "2018-09-25",
            body = "区监委",
        };
        app.Clock.MoveTo(2018, 9, 25);
        var review = (await officer.Post($"sanctions/{sanction.Id}/reviews", asked)).Expect(Created);
        Assert.Equal("2018-10-06", review["reviews.0.lodgeBy"]);
        Assert.Equal("false", review["reviews.0.lodgedLate"]);
        Assert.Equal("2018-10-24", review["reviews.0.answerBy"]);
        Assert.Equal(
            "sanction.review-order",
            (await officer.Post($"sanctions/{sanction.Id}/reviews", asked)).Expect(UnprocessableEntity)["code"]
        );
        app.Clock.MoveTo(2018, 10, 25);
        Assert.Equal("overdue", (await officer.Get($"sanctions/{sanction.Id}/execution")).Expect(OK)["reviews.0.state"]);
        var answer = new
        {
            step = "reexamination",
            answeredOn = "2018-10-25",
            outcome = "upheld",
            documentNumber = "复审1",
        };
        Assert.Equal(
            "answeredLate",
            (await officer.Post($"sanctions/{sanction.Id}/review-answers", answer)).Expect(Created)["reviews.0.state"]
        );
        Assert.Equal("2020-03-04", (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK)["influencePeriod.lastDay"]);

        // What comes after its day is recorded with the mark, and refused to nobody.
        app.Clock.MoveTo(2018, 12, 1);
        var late = new
        {
            step = "appeal",
            lodgedOn = "2018-12-01",
            body = "市监委",
        };
        Assert.Equal("true", (await officer.Post($"sanctions/{sanction.Id}/reviews", late)).Expect(Created)["reviews.1.lodgedLate"]);
    }

    [Theory]
    [OnSqlite]
    public async Task Probation_is_extended_once_and_the_two_years_count_from_the_restoration(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2024, 5, 21);
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2024-05-20", "party", "probationOneYear", "party-2023")).Id;
        app.Clock.MoveTo(2026, 5, 21);

        var extended = (await Act(officer, sanction, "probation-extension", 1, "2025-05-20")).Expect(OK);
        Assert.Equal("2028-05-19", extended["influencePeriod.lastDay"]);
        var twice = await Act(officer, sanction, "probation-extension", 2, "2026-05-20");
        // Good conduct shortens nothing, and nothing ends by itself that a decision must end.
        Assert.Equal(UnprocessableEntity, (await Act(officer, sanction, "restoration", 2, "2026-05-19")).Status);
        app.Clock.MoveTo(2028, 6, 1);
        Assert.Equal(0, await app.Send(new TellEndedPeriods()));
        Assert.Equal(0, await app.Send(new TakeLabelsOff()));
        Assert.Equal("sanction.not-a-probation", twice.Expect(UnprocessableEntity)["code"]);
        var restored = (await Act(officer, sanction, "restoration", 2, "2026-05-20")).Expect(OK);
        Assert.Equal("2028-05-19", restored["influencePeriod.lastDay"]);
        Assert.Equal("automatic", restored["influencePeriod.ending"]);
        Assert.Equal(1, await app.Send(new TellEndedPeriods()));
        Assert.Equal(1, await app.Send(new TakeLabelsOff()));
    }

    [Theory]
    [OnSqlite]
    public async Task A_period_that_ended_before_June_2019_needs_a_decision_to_lift(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 5);
        var person = await officer.Person((await app.Open()).Town);
        var old = await officer.Sanction(person, "2016-06-15", kind: "demerit");
        Assert.Equal("true", old["needsLifting"]);

        var lifted = (await Act(officer, old.Id, "lifting", 1, "2017-06-20")).Expect(OK);

        Assert.Equal("false", lifted["needsLifting"]);
        Assert.Equal("2017-06-20", lifted["liftedOn"]);
        Assert.Equal("sanction.no-lifting", (await Act(officer, old.Id, "lifting", 2, "2017-06-21")).Expect(UnprocessableEntity)["code"]);
    }

    [Theory]
    [OnSqlite]
    public async Task Every_kind_of_the_catalogue_may_be_registered(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2025, 3, 15);
        var offices = await app.Open();
        (string Regime, string Text, string[] Kinds)[] catalogue =
        [
            (
                "party",
                "party-2023",
                ["warning", "seriousWarning", "removalFromPartyPosts", "probationOneYear", "probationTwoYears", "expulsion"]
            ),
            ("government", "psa-2020", ["warning", "demerit", "majorDemerit", "demotion", "removalFromPost", "dismissal"]),
            ("employingOrgan", "civil-servants-2018", ["warning", "demerit", "majorDemerit", "demotion", "removalFromPost", "dismissal"]),
            ("publicInstitution", "institutions-2023", ["warning", "demerit", "loweredPost", "dismissal"]),
            ("stateEnterprise", "enterprises-2024", ["warning", "demerit", "majorDemerit", "demotion", "removalFromPost", "dismissal"]),
            (
                "organisationalHandling",
                "handling-2021",
                ["suspension", "postAdjustment", "orderedResignation", "removalFromOffice", "demotionInPost"]
            ),
            ("organisationalHandling", "first-form", ["reminder", "criticism", "orderedInspection", "circularCriticism"]),
            ("admonition", "admonition-2015", ["admonition"]),
        ];
        foreach (var (regime, text, kinds) in catalogue)
        {
            foreach (var each in kinds)
            {
                var person = await officer.Person(offices.Town);
                var sanction = await officer.Sanction(person, "2025-03-15", regime, each, text);
                Assert.Equal(each, sanction["kindNow"]);
                Assert.Equal(
                    text == "handling-2021" ? "undecided"
                        : text == "first-form" ? "none"
                        : "on",
                    sanction["label.state"]
                );
            }
        }

        // A Party organisation is no person: nothing of a period, and nobody to follow up.
        var organisation = new
        {
            unitId = offices.Town,
            kind = "circularCriticism",
            legalText = "party-2018",
            decidedOn = "2025-03-15",
            decidingBody = "区纪委",
            documentNumber = "1",
            cause = "整改不力",
        };
        Assert.Contains(
            "\"kind\"",
            (await officer.Post("organisation-sanctions", organisation)).Expect(BadRequest).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [OnSqlite]
    public async Task A_Party_organisation_is_sanctioned_under_no_text_of_the_future(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2025, 3, 15);
        var unit = (await app.Open()).Town;

        var early = (await officer.Post("organisation-sanctions", Organisation(unit, "party-2023", "2010-01-01"))).Expect(
            UnprocessableEntity
        );
        Assert.Equal(("sanction.text-not-yet-in-force", "legalText"), (early["code"], early["errors.0.field"]));
        Assert.Contains("party-2003", early["errors.0.right"], StringComparison.Ordinal);

        (await officer.Post("organisation-sanctions", Organisation(unit, "party-2003", "2010-01-01"))).Expect(Created);
        (await officer.Post("organisation-sanctions", Organisation(unit, "party-2023", "2024-01-01"))).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    public async Task What_nobody_has_read_is_not_known_and_never_not_asked_for(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 5);
        var town = (await app.Open()).Town;
        var person = await officer.Person(town);
        var older = (await officer.Sanction(person, "2017-09-20", "party", "removalFromPartyPosts", "party-2015")).Id;

        var execution = (await officer.Get($"sanctions/{older}/execution", "en")).Expect(OK);
        Assert.Equal("open", Item(execution, "served")["state"]!.ToString());
        Assert.Equal("notKnown", Item(execution, "announced")["state"]!.ToString());
        Assert.StartsWith("Nothing that was read says", Item(execution, "announced")["why"]!["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Null(execution["nextDueOn"]);
        // What was done is recorded all the same.
        await Record(officer, older, "announced", "2017-10-10");
        Assert.Equal("done", await State(officer, older, "announced"));

        // Of the regulation of 2007, which was read, it is known what it asks for and what it does not.
        var other = await officer.Person(town, "李某");
        var civil = (await officer.Sanction(other, "2018-09-05")).Id;
        Assert.Equal("open", await State(officer, civil, "announced"));
        Assert.Equal("notKnown", await State(officer, civil, "postChanged"));
        Assert.Equal("notApplicable", await State(officer, civil, "reported"));
    }

    [Theory]
    [OnSqlite]
    public async Task A_decision_that_nobody_has_recorded_as_served_waits(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 5);
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2018-09-05")).Id;
        var followUp = await officer.CaseOf(person);

        var waits = Assert.Single(await ToServe(officer, followUp));
        Assert.Equal(sanction, waits["id"]!.ToString());
        Assert.Equal("2018-09-05", waits["on"]!.ToString());

        app.Clock.MoveTo(2018, 9, 7);
        (await officer.Change($"sanctions/{sanction}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        Assert.Empty(await ToServe(officer, followUp));

        // Another one waits, and no longer when it is revoked.
        var second = (await officer.Sanction(person, "2018-09-06", "party", "warning", "party-2015")).Id;
        Assert.Equal(second, Assert.Single(await ToServe(officer, followUp))["id"]!.ToString());
        (await officer.Change($"sanctions/{second}/revocation", 1, new { on = "2018-09-07", documentNumber = "撤1" })).Expect(OK);
        Assert.Empty(await ToServe(officer, followUp));
    }

    private static async Task<List<System.Text.Json.Nodes.JsonNode>> ToServe(Api officer, string followUp) =>
        [
            .. (await officer.Get($"follow-up-cases/{followUp}")).Expect(OK).Json["needsYou"]!
                .AsArray()
                .Where(need => need!["kind"]!.ToString() == "decisionToServe")
                .Select(need => need!),
        ];

    private static object Organisation(Guid unitId, string legalText, string decidedOn) =>
        new
        {
            unitId,
            kind = "reorganisation",
            legalText,
            decidedOn,
            decidingBody = "区纪委",
            documentNumber = "1",
            cause = "整改不力",
        };

    private static async Task<string> State(Api officer, string sanction, string item) =>
        Item((await officer.Get($"sanctions/{sanction}/execution")).Expect(OK), item)["state"]!.ToString();

    private static System.Text.Json.Nodes.JsonNode Item(Answer execution, string item) =>
        execution.Json["items"]!.AsArray().Single(each => each!["item"]!.ToString() == item)!;

    private static async Task Record(Api officer, string sanction, string item, string on) =>
        (await Recorded(officer, sanction, item, on)).Expect(Created);

    private static Task<Answer> Recorded(Api officer, string sanction, string item, string on, string? correctionReason = null) =>
        officer.Post(
            $"sanctions/{sanction}/execution/records",
            new
            {
                item,
                on,
                evidenceNumber = "证1",
                correctionReason,
            }
        );

    private static async Task Extend(Api officer, string sanction, string item, string until) =>
        (await Extended(officer, sanction, item, until)).Expect(Created);

    private static Task<Answer> Extended(Api officer, string sanction, string item, string until) =>
        officer.Post(
            $"sanctions/{sanction}/execution/extensions",
            new
            {
                item,
                until,
                approvedBy = "区纪委",
                documentNumber = "延1",
            }
        );

    private static Task<Answer> Act(Api officer, string sanction, string act, int version, string on) =>
        officer.Change($"sanctions/{sanction}/{act}", version, new { on, documentNumber = "文1" });
}
