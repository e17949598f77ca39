using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Tests.Host.Support;
using Guihang.Visits;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>What is owed, what is exempt, what is closed, what is history, and what is one visit too many.</summary>
public sealed class DueEngine
{
    private const string Quarterly = """

        - parameter: visits.regular.every
          values: [{ from: 2017-12-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }]
        """;

    private const string Rolling = """

        - parameter: visits.regular.stages
          values:
            - from: 2017-12-01
              rows:
                - { stage: 1, after: P30D, times: 2, cites: [nanhai-opinion#talk] }
                - { stage: 2, after: P90D, cites: [nanhai-opinion#talk] }
        """;

    private const string AtMostTwo = """

        - parameter: visits.most
          values: [{ from: 2017-12-01, value: 2, cites: [nanhai-opinion#talk] }]
        """;

    private const string QuietNewYear = """

        - parameter: visits.quiet
          values:
            - from: 2017-12-01
              rows:
                - { span: new-year, from: "12-20", to: "01-05", cites: [nanhai-opinion#talk] }
        """;

    private const string Apart = """

        - parameter: visits.regular.spacing
          values: [{ from: 2017-12-01, value: P30D, cites: [nanhai-opinion#talk] }]
        """;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Nothing_falls_due_in_a_quiet_period_and_a_visit_in_it_takes_a_reason(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly + QuietNewYear);
        var (_, _, followUp) = await town.Served("2021-03-15");

        // The fourth quarter would end on 31 December.
        var quarter = await Regular(town, followUp, "2021-10-01");
        Assert.Equal("2022-01-06", quarter["window"]!["lastDay"]!.ToString());
        Assert.Equal("2021-12-31", quarter["postponedFrom"]!.ToString());
        Assert.Null((await Regular(town, followUp, "2021-07-01"))["postponedFrom"]);
        town.App.Clock.MoveTo(2022, 1, 6);
        Assert.Equal("open", (await Regular(town, followUp, "2021-10-01"))["state"]!.ToString());
        town.App.Clock.MoveTo(2022, 1, 7);
        Assert.Equal("overdue", (await Regular(town, followUp, "2021-10-01"))["state"]!.ToString());

        var path = $"follow-up-cases/{followUp}/visits";
        var refused = await town.Secretary.Post(path, Office.Talk("2021-12-28"));
        Assert.Equal("visit.quiet", refused.Expect(UnprocessableEntity)["code"]);
        Assert.Equal("quietReason", refused["errors.0.field"]);
        Assert.Contains("2021-12-20 至 2022-01-05", refused["errors.0.wrong"], StringComparison.Ordinal);
        (await town.Secretary.Post(path, Office.Talk("2021-12-28", kind: "startedByPerson"))).Expect(Created);
        var taken = (await town.Secretary.Post(path, Office.Talk("2021-12-29", quietReason: "本人要求节前见面"))).Expect(Created);
        Assert.Equal("本人要求节前见面", (await town.Officer.Get($"visits/{taken.Id}")).Expect(OK)["quietReason"]);

        // A sign of despair asks for somebody on any day.
        var note = new
        {
            sign = "wishToResign",
            words = "“干不下去了”",
            on = "2022-01-03",
        };
        (await town.Secretary.Post($"follow-up-cases/{followUp}/closed-notes", note)).Expect(Created);
        var prompted = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK).Json["dueItems"]!
            .AsArray()
            .Single(item => item!["purpose"]!.ToString() == "prompted")!;
        Assert.Equal("2022-01-03", prompted["window"]!["lastDay"]!.ToString());
        (await town.Secretary.Post(path, Office.Talk("2022-01-03"))).Expect(Created);
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_visit_too_soon_after_the_one_before_does_not_meet_the_next(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly + Apart);
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}/visits";
        town.App.Clock.MoveTo(2021, 5, 20);
        (await town.Secretary.Post(path, Office.Talk("2021-03-25"))).Expect(Created);
        Assert.Equal("2021-04-24", (await Regular(town, followUp, "2021-04-01"))["countsFrom"]!.ToString());

        var soon = (await town.Secretary.Post(path, Office.Talk("2021-04-20"))).Expect(Created);
        Assert.Empty(soon.Json["meets"]!.AsArray());
        var second = (await Regular(town, followUp, "2021-04-01"))["id"]!.ToString();
        Assert.Equal(second, soon["tooSoonFor.0"]);
        Assert.Equal(second, (await town.Officer.Get($"visits/{soon.Id}")).Expect(OK)["tooSoonFor.0"]);
        var later = (await town.Secretary.Post(path, Office.Talk("2021-05-10"))).Expect(Created);
        Assert.Equal(later.Id, (await Regular(town, followUp, "2021-04-01"))["metBy"]!.ToString());

        // An earlier visit that comes to be known later meets the first, and the one that was too soon counts after all.
        (await town.Secretary.Post(path, Office.Talk("2021-03-16"))).Expect(Created);
        var quarter = await Regular(town, followUp, "2021-04-01");
        Assert.Equal(("2021-04-15", soon.Id), (quarter["countsFrom"]!.ToString(), quarter["metBy"]!.ToString()));
        Assert.Null((await town.Officer.Get($"visits/{soon.Id}")).Expect(OK).Json["tooSoonFor"]!.AsArray().FirstOrDefault());
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    public async Task An_empty_list_says_why(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (_, _, followUp) = await town.Served("2021-03-15");
        Assert.Null((await town.Officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["emptyBecause"]);
        Assert.Equal("owedOtherwise", await Why(town, $"caseId={followUp}&state=overdue"));
        Assert.Equal("noCase", await Why(town, $"unitId={town.Other}"));
        var person = await town.Officer.Person(town.Other, "某某");
        await town.Officer.Sanction(person, "2021-03-15", "party", "warning", "party-2018");
        Assert.Equal("notServed", await Why(town, $"unitId={town.Other}"));
    }

    private static async Task<string?> Why(Town town, string asked)
    {
        var list = (await town.Officer.Get($"due-items?{asked}")).Expect(OK);
        Assert.Empty(list.Json["items"]!.AsArray());
        return string.Join(' ', list.Json["emptyBecause"]!.AsArray().Select(reason => reason!.ToString()));
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> Regular(Town town, string followUp, string firstDay) =>
        (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK).Json["dueItems"]!
            .AsArray()
            .Single(item => item!["purpose"]!.ToString() == "regular" && item["window"]!["firstDay"]!.ToString() == firstDay)!;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_exemption_is_asked_for_by_one_and_granted_by_another_and_runs_out(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (_, _, followUp) = await town.Served("2021-03-15");
        var items = await town.Items(followUp);
        Assert.Equal(["open", "open", "upcoming", "upcoming", "upcoming", "upcoming"], items.Select(item => item.State));
        Assert.Equal(["true", "false"], items.Skip(1).Take(2).Select(item => item.IsStub));
        var path = $"follow-up-cases/{followUp}/exemptions";
        var body = new
        {
            dueItemIds = new[] { items[1].Id, items[2].Id },
            until = "2021-05-10",
            reason = "亲属去世",
        };

        var asked = (await town.Secretary.Post(path, body)).Expect(Created);
        Assert.Equal("亲属去世", asked["items.0.reason"]);
        Assert.Equal("open", (await town.Items(followUp))[1].State);
        Assert.Equal(Forbidden, (await town.Secretary.Post($"exemptions/{asked["items.0.id"]}/decision", new { granted = true })).Status);
        var own = (await town.Officer.Post(path, body)).Expect(Created);
        var refused = await town.Officer.Post($"exemptions/{own["items.0.id"]}/decision", new { granted = true });
        Assert.Equal("exemption.own", refused.Expect(Forbidden)["code"]);
        (await town.Officer.Post($"exemptions/{asked["items.0.id"]}/decision", new { granted = true })).Expect(Created);
        (await town.Officer.Post($"exemptions/{asked["items.1.id"]}/decision", new { granted = true })).Expect(Created);
        Assert.Equal(
            "exemption.decided",
            (await town.Officer.Post($"exemptions/{asked["items.1.id"]}/decision", new { granted = false })).Expect(Conflict)["code"]
        );

        // The stub ended within it and is exempt for good; the quarter is owed again when it runs out.
        Assert.Equal(["exempt", "exempt"], (await town.Items(followUp)).Skip(1).Take(2).Select(item => item.State));
        town.App.Clock.MoveTo(2021, 5, 10);
        Assert.Equal(["exempt", "exempt"], (await town.Items(followUp)).Skip(1).Take(2).Select(item => item.State));
        town.App.Clock.MoveTo(2021, 5, 11);
        Assert.Equal(["exempt", "open"], (await town.Items(followUp)).Skip(1).Take(2).Select(item => item.State));
        town.App.Clock.MoveTo(2021, 7, 1);
        Assert.Equal(["exempt", "overdue"], (await town.Items(followUp)).Skip(1).Take(2).Select(item => item.State));
        Assert.Null((await town.App.As("nanhai.officer2").Get(path)).Expect(OK)["items.0.reason"]);
        Assert.Single((await town.Officer.Get("due-items?region=440605&state=exempt")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_closed_case_keeps_what_had_become_of_its_visits_and_a_new_sanction_opens_it(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (person, _, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        town.App.Clock.MoveTo(2021, 8, 2);
        var difficulty = (
            await town.Officer.Post(
                $"follow-up-cases/{followUp}/difficulties",
                new
                {
                    description = "子女入学",
                    raisedOn = "2021-08-01",
                    answerBy = "2021-08-20",
                }
            )
        ).Expect(Created);
        var path = $"follow-up-cases/{followUp}/closings";
        var body = new
        {
            reason = "other",
            note = "已调往外省单位，由当地组织接续回访",
            on = "2021-08-02",
        };
        var refused = (await town.Officer.Post(path, body)).Expect(Conflict);
        Assert.Equal("case.difficulties-open", refused["code"]);
        Assert.Contains(difficulty.Id, refused.Text, StringComparison.Ordinal);
        (
            await town.Officer.Change(
                $"difficulties/{difficulty.Id}/answer",
                1,
                new
                {
                    answer = "已协调",
                    answeredOn = "2021-08-02",
                    helpBasis = "就学政策",
                }
            )
        ).Expect(OK);

        var closed = (await town.Officer.Post(path, body)).Expect(Created);
        Assert.Equal(
            "upcoming 2, open 1, overdue 1, met 2",
            string.Join(", ", closed.Json["counts"]!.AsArray().Select(count => $"{count!["state"]} {count["items"]}"))
        );
        Assert.Equal("case.closed", (await town.Officer.Post(path, body)).Expect(Conflict)["code"]);
        var shown = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal("2021-08-02", shown["case.closedOn"]);
        Assert.Equal("caseClosed", shown["nothingDueBecause.0"]);
        town.App.Clock.MoveTo(2022, 1, 10);
        Assert.Equal(["met", "met", "closed", "closed", "closed", "closed"], (await town.Items(followUp)).Select(item => item.State));
        Assert.Equal("caseClosed", await Why(town, "region=440605"));
        Assert.Equal(0, await town.Rebuild());

        var again = await town.Officer.Sanction(person, "2022-01-05", "party", "warning", "party-2018");
        (await town.Officer.Change($"sanctions/{again.Id}/service", 1, new { on = "2022-01-10" })).Expect(OK);
        Assert.Null((await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["case.closedOn"]);
        Assert.Contains("open", (await town.Items(followUp)).Select(item => item.State));
        Assert.Equal(closed["dueItems.2.state"], (await town.Officer.Get(path)).Expect(OK)["items.0.dueItems.2.state"]);
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_due_before_the_go_live_day_is_history_and_a_former_scheme_is_counted_apart(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (_, _, followUp) = await town.Served("2018-03-15");
        town.App.Clock.MoveTo(2018, 11, 1);
        Assert.Equal(4, (await town.Items(followUp)).Count(item => item.State == "overdue"));
        (
            await town.Officer.Post(
                "go-live-days",
                new
                {
                    jurisdiction = "440605",
                    on = "2018-10-01",
                    documentNumber = "南纪办〔2018〕9号",
                }
            )
        ).Expect(Created);

        Assert.DoesNotContain("overdue", (await town.Items(followUp)).Select(item => item.State));
        Assert.Empty((await town.Officer.Get("due-items?region=440605&state=overdue")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(2, (await town.Officer.Get("due-items?region=440605")).Expect(OK).Json["items"]!.AsArray().Count);
        Assert.Equal(4, (await town.Officer.Get("due-items?state=beforeGoLive")).Expect(OK).Json["items"]!.AsArray().Count);
        Assert.Equal(4, (await town.Officer.Get("due-items?knownOn=2018-10-15&state=overdue")).Expect(OK).Json["items"]!.AsArray().Count);

        town.App.Clock.MoveTo(2019, 1, 5);
        Assert.Equal(1, (await town.App.Send(new CountDueItems())).Overdue);
        const string Coverage = "coverage?jurisdiction=440605&from=2018-10-01&to=2018-12-31";
        Assert.Equal(("1", "1"), await Owed());
        (await town.Officer.Post($"follow-up-cases/{followUp}/former-scheme", new { scheme = "修复" })).Expect(Created);
        // The cohort of another scheme is kept apart from this one's figures.
        Assert.Equal(("0", "0"), await Owed());
        var counts = await town.App.Send(new CountDueItems());
        Assert.Equal((0, 1), (counts.Overdue, counts.OverdueOfFormerScheme));
        Assert.Single((await town.Officer.Get("follow-up-cases?ofFormerScheme=true")).Expect(OK).Json["items"]!.AsArray());
        Assert.Empty((await town.Officer.Get("follow-up-cases?ofFormerScheme=false")).Expect(OK).Json["items"]!.AsArray());

        async Task<(string?, string?)> Owed()
        {
            var coverage = (await town.Officer.Get(Coverage)).Expect(OK);
            return (coverage["owed.due"], $"{coverage.Json["overdue"]!.AsArray().Sum(age => age!["visits"]!.GetValue<int>())}");
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_next_rolling_visit_follows_from_the_one_before(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Rolling);
        var (_, _, followUp) = await town.Served("2021-03-15");
        Assert.Equal(["2021-04-13"], (await town.Items(followUp)).Skip(1).Select(item => item.LastDay));
        await town.Visit(followUp, "2021-04-01");
        Assert.Equal(["2021-04-13", "2021-04-30"], (await town.Items(followUp)).Skip(1).Select(item => item.LastDay));
        await town.Visit(followUp, "2021-05-04");
        // Its window opens the day after the visit before it.
        Assert.Equal(
            [("met", "2021-04-13"), ("metLate", "2021-04-30"), ("upcoming", "2021-08-01")],
            (await town.Items(followUp)).Skip(1).Select(item => (item.State, item.LastDay))
        );
        // Held in between and recorded late: the series is as if it had been known.
        await town.Visit(followUp, "2021-04-20", "2021-05-06");
        Assert.Equal(
            [("met", "2021-04-13"), ("met", "2021-04-30"), ("met", "2021-07-18"), ("open", "2021-08-01")],
            (await town.Items(followUp)).Skip(1).Select(item => (item.State, item.LastDay))
        );
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task One_visit_too_many_needs_a_reason_and_another_officer(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, AtMostTwo);
        var (_, _, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        await town.Visit(followUp, "2021-06-20");
        town.App.Clock.MoveTo(2021, 9, 2);
        var path = $"follow-up-cases/{followUp}/visits";
        Assert.Equal("visit.beyond-the-most", (await town.Secretary.Post(path, Office.Talk("2021-09-01"))).Expect(Conflict)["code"]);
        // The person comes: it never counts against the most.
        (await town.Secretary.Post(path, Office.Talk("2021-09-01", kind: "startedByPerson"))).Expect(Created);

        var asked = (
            await town.Secretary.Post($"follow-up-cases/{followUp}/extra-visits", new { on = "2021-09-01", reason = "家中变故" })
        ).Expect(Created);
        Assert.Equal(Conflict, (await town.Secretary.Post(path, Office.Talk("2021-09-01"))).Status);
        (await town.Officer.Post($"extra-visits/{asked.Id}/decision", new { granted = true })).Expect(Created);
        (await town.Secretary.Post(path, Office.Talk("2021-09-01"))).Expect(Created);
        town.App.Clock.MoveTo(2022, 1, 6);
        (await town.Secretary.Post(path, Office.Talk("2022-01-05"))).Expect(Created);
        var own = (
            await town.Officer.Post($"follow-up-cases/{followUp}/extra-visits", new { on = "2022-02-01", reason = "补充了解" })
        ).Expect(Created);
        Assert.Equal(
            "extra-visit.own",
            (await town.Officer.Post($"extra-visits/{own.Id}/decision", new { granted = true })).Expect(Forbidden)["code"]
        );
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Follow_up_goes_with_the_person_and_ends_at_death(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (person, _, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        town.App.Clock.MoveTo(2021, 5, 10);
        (
            await town.Officer.Post(
                $"people/{person}/moves",
                new
                {
                    on = "2021-05-10",
                    unitId = town.Other,
                    post = "科员",
                }
            )
        ).Expect(Created);

        // What the town met stays with the town; what is owed is the other unit's now, and no window began anew.
        var moved = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal(town.Other.ToString(), moved["case.unitId"]);
        var units = moved.Json["dueItems"]!.AsArray().Select(item => item!["unitId"]!.ToString()).ToList();
        Assert.Equal(6, units.Count);
        Assert.Equal(2, units.Count(unit => unit != town.Other.ToString()));
        Assert.Equal(0, await town.Rebuild());
        // The talk that was held counts where it was held, also for who reads it now; the letter goes with the person.
        Assert.Equal(0, (await town.App.Send(new RebuildCounts(FactSource.Visits, null))).Mended);
        var letters = (await town.Officer.Get($"documents?subjectId={followUp}")).Expect(OK).Json["items"]!.AsArray();
        Assert.Single(letters);
        Assert.Empty((await town.Secretary.Get($"documents?subjectId={followUp}")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(Forbidden, (await town.Secretary.Get($"documents/{letters[0]!["id"]}")).Status);

        town.App.Clock.MoveTo(2021, 6, 1);
        (await town.Officer.Post($"people/{person}/service-changes", new { state = "retired", on = "2021-06-01" })).Expect(Created);
        var retired = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal("true", retired["dueItems.2.noTravel"]);
        Assert.Equal(0, await town.Rebuild());

        town.App.Clock.MoveTo(2021, 7, 2);
        (await town.Officer.Post($"people/{person}/service-changes", new { state = "deceased", on = "2021-07-02" })).Expect(Created);
        Assert.Equal(["met", "met", "closed", "closed", "closed", "closed"], (await town.Items(followUp)).Select(item => item.State));
        Assert.Equal(0, await town.Rebuild());
    }
}
