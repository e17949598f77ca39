using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J6: 133 people sanctioned for dereliction within two years are screened in batch. The days are invented.</summary>
public sealed class J6_Population
{
    private const string Day = "2023-09-21";
    private const string Population = $"jurisdiction=511523&decidedFrom=2021-09-21&decidedTo={Day}&cause=失职&on={Day}";

    private static readonly string[] Over = ["enrolled", "screened"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_A_hundred_and_thirty_three_are_screened_each_with_what_it_came_to_and_why(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 5, 10);
        var zhang = await Sanctioned(officer, offices, "张明军", "2022-03-15");
        var within = await Sanctioned(officer, offices, "己", "2022-05-01");
        var grounds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ground in new[] { "private-gain", "knowing-breach", "persisted-after-ban", "poor-conduct" })
        {
            grounds[ground] = await Sanctioned(officer, offices, ground, "2022-03-15", "warning");
        }

        for (var i = grounds.Count + 2; i < 133; i++)
        {
            await Sanctioned(officer, offices, $"第{i}人", "2022-03-15", "warning");
        }

        // Of another cause: not of the population.
        await Sanctioned(officer, offices, "他人", "2022-03-15", "warning", cause: "违规用车");
        app.Clock.MoveTo(2023, 9, 21);
        await officer.Hear(zhang, "2023-09-18");
        await officer.Hear(within, "2023-09-18");
        foreach (var (ground, person) in grounds)
        {
            await officer.Hear(person, "2023-09-18", ground);
        }

        // The preview says the same and writes nothing.
        var preview = (await officer.Get($"screenings/preview?{Population}&limit=100")).Expect(OK);
        Assert.Equal(100, preview.Json["items"]!.AsArray().Count);
        Assert.Empty((await officer.Get($"people/{zhang}/enrolments")).Expect(OK).Json["items"]!.AsArray());

        var all = await ScreenAll(officer);

        Assert.Equal(133, all.Count);
        Assert.Equal("enrolled", all[zhang]["proposed"]!.ToString());
        foreach (var (ground, person) in grounds)
        {
            Assert.Equal("excluded", all[person]["proposed"]!.ToString());
            Assert.Equal(ground, all[person]["excluded"]![0]!["ground"]!.ToString());
            Assert.Single(all[person]["excluded"]![0]!["findings"]!.AsArray());
            Assert.Equal("2024-03-21", all[person]["lookAgainOn"]!.ToString());
        }

        Assert.Equal("41", all[within]["notYet"]![0]!["days"]!.ToString());
        Assert.Equal("2023-11-01", all[within]["lookAgainOn"]!.ToString());
        Assert.Equal(127, all.Values.Count(item => item["notYet"]!.AsArray().Any(why => why!["missing"]?.ToString() == "unitOpinion")));

        // A page sent again passes over who was screened that day.
        var again = (await officer.Post("screenings", Page(null))).Expect(Created);
        Assert.All(again.Json["items"]!.AsArray(), item => Assert.Contains(item!["passedOver"]!.ToString(), Over));

        await Told(app, officer, grounds["poor-conduct"], within);
        await NobodyElse(app);
        await LookAgain(app, officer);
    }

    // The notice says why, how to answer, when there is another look, and that follow-up goes on.
    private static async Task Told(TestApp app, Api officer, string excluded, string within)
    {
        await app.DoOrders();
        foreach (var (person, why) in new[] { (excluded, "影响期内综合表现不好"), (within, "还有 41 天") })
        {
            var screening = (await officer.Get($"people/{person}/enrolments")).Expect(OK)["items.0.id"];
            var notice = (await officer.Get($"documents?subjectId={screening}")).Expect(OK)["items.0.id"];
            var text = (await officer.Get($"documents/{notice}/content?form=html")).Expect(OK).Text;
            Assert.Contains(why, text, StringComparison.Ordinal);
            Assert.Contains("提出意见不影响对您的评价", text, StringComparison.Ordinal);
            Assert.Contains("日常回访照常进行", text, StringComparison.Ordinal);
            (await app.As("zone.secretary").Get($"documents/{notice}")).Expect(Forbidden);
            (await app.As("zone.secretary").Get($"documents/{notice}/content?form=html")).Expect(Forbidden);
        }

        (await officer.Get($"follow-up-cases/{await officer.CaseOf(excluded)}")).Expect(OK);
    }

    private static async Task NobodyElse(TestApp app)
    {
        foreach (var other in new[] { "zone.secretary", "jiangan.org", "jiangan.group" })
        {
            (await app.As(other).Get($"screenings/preview?{Population}")).Expect(Forbidden);
            (await app.As(other).Get("screenings/look-again?jurisdiction=511523")).Expect(Forbidden);
        }
    }

    private static async Task LookAgain(TestApp app, Api officer)
    {
        Assert.Empty((await officer.Get("screenings/look-again?jurisdiction=511523")).Expect(OK).Json["items"]!.AsArray());
        app.Clock.MoveTo(2023, 11, 1);
        var first = (await officer.Get("screenings/look-again?jurisdiction=511523&limit=1")).Expect(OK);
        Assert.Equal("2023-11-01", first["items.0.lookAgainOn"]);
        Assert.Null(first["next"]);
        var later = (await officer.Get("screenings/look-again?jurisdiction=511523&by=2024-03-21&limit=200")).Expect(OK);
        Assert.Equal(132, later.Json["items"]!.AsArray().Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_An_officer_differs_with_a_reason_and_nobody_differs_from_a_period(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 5, 10);
        var unheard = await Sanctioned(officer, offices, "甲", "2022-03-15");
        var within = await Sanctioned(officer, offices, "乙", "2022-05-01");
        app.Clock.MoveTo(2023, 9, 21);
        var path = $"people/{unheard}/enrolments";

        var bare = (await officer.Post(path, new { on = Day, standing = "enrolled" })).Expect(UnprocessableEntity);
        Assert.Equal("enrolment.difference-unexplained", bare["code"]);
        Assert.Contains("not-yet", bare["detail"], StringComparison.Ordinal);
        var reason = new
        {
            on = Day,
            standing = "enrolled",
            reason = "单位已撤并，改由接收单位口头说明",
        };
        var taken = (await officer.Post(path, reason)).Expect(Created);

        Assert.Equal("enrolled", taken["standing"]);
        Assert.Equal("notYet", taken["proposed"]);
        Assert.Equal("单位已撤并，改由接收单位口头说明", taken["differsBecause"]);
        var period = await officer.Post($"people/{within}/enrolments", reason);
        Assert.Equal("enrolment.period", period.Expect(UnprocessableEntity)["code"]);
    }

    private static async Task<Dictionary<string, System.Text.Json.Nodes.JsonNode>> ScreenAll(Api officer)
    {
        var all = new Dictionary<string, System.Text.Json.Nodes.JsonNode>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var page = (await officer.Post("screenings", Page(next))).Expect(Created);
            foreach (var item in page.Json["items"]!.AsArray())
            {
                all.Add(item!["personId"]!.ToString(), item);
            }

            next = page["next"];
        } while (next is not null);

        return all;
    }

    private static object Page(string? after) =>
        new
        {
            jurisdiction = "511523",
            decidedFrom = "2021-09-21",
            decidedTo = Day,
            cause = "失职",
            on = Day,
            afterPerson = after,
        };

    private static async Task<string> Sanctioned(
        Api officer,
        JianganOffices offices,
        string name,
        string decidedOn,
        string kind = "seriousWarning",
        string cause = "工作失职失责"
    )
    {
        var person = await officer.Person(offices.Zone, name);
        (
            await officer.Post(
                $"people/{person}/sanctions",
                new
                {
                    regime = "party",
                    kind,
                    legalText = "party-2018",
                    decidedOn,
                    decidingBody = "江安县纪委",
                    documentNumber = "江纪〔2022〕6号",
                    cause,
                }
            )
        ).Expect(Created);
        return person;
    }
}
