using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>Visits beyond the most that policy allows: which limit it is, and how who decides finds them.</summary>
public sealed class ExtraVisits
{
    private const string AtMostTwo = """

        - parameter: visits.most
          values: [{ from: 2017-12-01, value: 2, cites: [nanhai-opinion#talk] }]
        """;

    // A later policy allows more: who was sanctioned before it is under the earlier one.
    private const string TwoThenThree = """

        - parameter: visits.most
          values:
            - { from: 2017-12-01, value: 2, cites: [nanhai-opinion#talk] }
            - { from: 2021-06-01, value: 3, cites: [nanhai-opinion#talk] }
        """;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_waits_for_a_decision_is_listed_with_the_limit_and_what_was_held(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, AtMostTwo);
        var (_, _, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        await town.Visit(followUp, "2021-06-20");
        town.App.Clock.MoveTo(2021, 9, 2);
        var later = await Ask(town, followUp, "2021-10-01", "岗位变动");
        var first = await Ask(town, followUp, "2021-09-10", "家中变故");
        var other = await Ask(town, followUp, "2022-02-01", "补充了解");

        var list = (await town.Officer.Get("open-extra-visits")).Expect(OK);
        Assert.Equal([first, later, other], list.Json["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
        Assert.Equal(followUp, list["items.0.caseId"]);
        Assert.Equal("家中变故", list["items.0.reason"]);
        Assert.Equal("2021-09-02", list["items.0.askedOn"]);
        Assert.Equal("2", list["items.0.limits.0.most"]);
        Assert.Equal("2", list["items.0.limits.0.held"]);
        Assert.Equal("2021-01-01", list["items.0.limits.0.window.firstDay"]);
        Assert.Equal("2021-12-31", list["items.0.limits.0.window.lastDay"]);
        Assert.Equal("0", list["items.2.limits.0.held"]);

        // By the key, one at a time; elsewhere nobody sees them, and whoever may not decide does not either.
        var page = (await town.Officer.Get("open-extra-visits?limit=2")).Expect(OK);
        Assert.Equal(
            [other],
            (await town.Officer.Get($"open-extra-visits?limit=2&after={page["next"]}")).Expect(OK).Json["items"]!
                .AsArray()
                .Select(item => item!["id"]!.ToString())
        );
        Assert.Equal("caller.role", (await town.Secretary.Get("open-extra-visits")).Expect(Forbidden)["code"]);
        await town.App.Database.Execute("UPDATE core_officers SET region = '440606' WHERE code = 'nanhai.officer2'");
        Assert.Empty((await town.App.As("nanhai.officer2").Get("open-extra-visits")).Expect(OK).Json["items"]!.AsArray());

        (await town.Officer.Post($"extra-visits/{first}/decision", new { granted = false })).Expect(Created);
        (await town.Officer.Post($"extra-visits/{other}/decision", new { granted = true })).Expect(Created);
        Assert.Equal(
            [later],
            (await town.Officer.Get("open-extra-visits")).Expect(OK).Json["items"]!.AsArray().Select(item => item!["id"]!.ToString())
        );
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_several_sanctions_the_limit_of_each_that_is_in_force_holds(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, TwoThenThree);
        var (person, first, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        await town.Visit(followUp, "2021-06-20");
        town.App.Clock.MoveTo(2021, 7, 1);
        var second = await town.Officer.Sanction(person, "2021-07-01", "party", "seriousWarning", "party-2018");
        Assert.Equal("2022-03-14", (await town.Officer.Get($"sanctions/{first}")).Expect(OK)["influencePeriod.lastDay"]);

        // Before it is served the other has no limit of its own, and then a wider one: neither makes room.
        await Refused(town, followUp, "2021-07-01", "2");
        (await town.Officer.Change($"sanctions/{second.Id}/service", 1, new { on = "2021-07-01" })).Expect(OK);
        await Refused(town, followUp, "2021-07-01", "2");

        // When the first is over, that of the second holds alone; for a day before that, both.
        await town.Visit(followUp, "2022-04-01");
        await town.Visit(followUp, "2022-05-01");
        await Refused(town, followUp, "2022-03-01", "2");
        await town.Visit(followUp, "2022-06-01");
        await Refused(town, followUp, "2022-06-20", "3");

        // What is revoked limits nothing.
        (
            await town.Officer.Change($"sanctions/{first}/revocation", 2, new { on = "2022-06-20", documentNumber = "南纪〔2022〕9号" })
        ).Expect(OK);
        await town.Visit(followUp, "2021-07-01", "2022-06-21");
    }

    private static async Task Refused(Town town, string followUp, string on, string most)
    {
        var today = DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (today > town.App.Clock.Today())
        {
            town.App.Clock.MoveTo(today);
        }

        var refused = (await town.Secretary.Post($"follow-up-cases/{followUp}/visits", Office.Talk(on))).Expect(Conflict);
        Assert.Equal("visit.beyond-the-most", refused["code"]);
        Assert.Contains($"已回访 {most} 次", refused["detail"], StringComparison.Ordinal);
    }

    private static async Task<string> Ask(Town town, string followUp, string on, string reason) =>
        (await town.Secretary.Post($"follow-up-cases/{followUp}/extra-visits", new { on, reason })).Expect(Created).Id;
}
