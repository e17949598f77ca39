using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using Guihang.Visits;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>Signs of formality are shown with their reason and block nothing.</summary>
public sealed class SignsOfFormality
{
    private const string Words = "该同志思想稳定，能正确认识所犯错误，工作积极主动，按时完成交办任务，家庭情况正常，没有提出困难。";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Records_that_are_alike_overlap_or_come_late_are_shown(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var secretary = app.As("town.secretary");
        app.Clock.MoveTo(2018, 9, 7);
        var paths = new List<string>();
        foreach (var name in new[] { "黄某", "何某", "冯某" })
        {
            var person = await officer.Person(offices.Town, name);
            var sanction = await officer.Sanction(person, "2018-09-05");
            (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
            paths.Add($"follow-up-cases/{await officer.CaseOf(person)}");
        }

        app.Clock.MoveTo(2018, 9, 10);
        var first = (await secretary.Post($"{paths[0]}/visits", Talk("2018-09-10", "09:00", Words))).Expect(Created);
        app.Clock.MoveTo(2018, 9, 11);
        var alike = (await secretary.Post($"{paths[1]}/visits", Talk("2018-09-10", "09:30", Words))).Expect(Created);
        app.Clock.MoveTo(2018, 10, 8);
        var late = (
            await secretary.Post(
                $"{paths[2]}/visits",
                Talk("2018-09-12", "09:00", "谈到孩子升学与老人看病，请求把值班调到周末，并愿意承担水利项目的验收工作。")
            )
        ).Expect(Created);
        while (await app.Send(new LookForFormality()) > 0)
        {
            // In pieces, as the job does.
        }

        var signs = (await officer.Get("formality-signs")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(
            [("nearlyTheSame", alike.Id, first.Id), ("sameTime", alike.Id, first.Id), ("writtenLate", late.Id, null)],
            signs
                .Select(sign => (sign!["kind"]!.ToString(), sign["visitId"]!.ToString(), sign["otherVisitId"]?.ToString()))
                .OrderBy(sign => sign.Item1, StringComparer.Ordinal)
        );
        var shown = (await officer.Get($"visits/{alike.Id}")).Expect(OK);
        Assert.Contains("100%", shown["signs.0.text"], StringComparison.Ordinal);
        Assert.Equal("thinking", shown["signs.0.where.field"]);
        Assert.Equal(Words.TrimEnd('。'), shown["signs.0.where.otherSentence"]);
        Assert.Contains("思想", shown["signs.0.text"], StringComparison.Ordinal);
        Assert.Empty((await officer.Get($"visits/{first.Id}")).Expect(OK).Json["signs"]!.AsArray());
        Assert.Single((await officer.Get("formality-signs?kind=writtenLate")).Expect(OK).Json["items"]!.AsArray());

        // It blocks nothing: the talk counts as any other. Looked for again, nothing is found twice.
        Assert.Equal("met", (await officer.Get(paths[1])).Expect(OK)["dueItems.0.state"]);
        Assert.Equal(0, await app.Send(new LookForFormality()));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_short_record_that_says_the_same_and_one_visitor_too_few_after_the_window_are_shown(DatabaseKind kind)
    {
        await using var town = await Town.Open(
            kind,
            """

            - parameter: visits.first.visitors
              values: [{ from: 2017-12-01, value: 2, cites: [nanhai-opinion#talk] }]
            """
        );
        var (_, _, first) = await town.Served("2021-03-15");
        var person = await town.Officer.Person(town.Unit, "何某");
        var sanction = await town.Officer.Sanction(person, "2021-03-15", "party", "warning", "party-2018");
        (await town.Officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2021-03-15" })).Expect(OK);
        var second = await town.Officer.CaseOf(person);
        town.App.Clock.MoveTo(2021, 9, 1);
        var one = (await town.Secretary.Post($"follow-up-cases/{first}/visits", Talk("2021-08-31", "09:00", "思想稳定。"))).Expect(Created);
        var two = (await town.Secretary.Post($"follow-up-cases/{second}/visits", Talk("2021-09-01", "09:00", "思想稳定"))).Expect(Created);
        await town.App.Send(new LookForFormality());

        var signs = (await town.Officer.Get("formality-signs")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(
            [("nearlyTheSame", two.Id), ("tooFewVisitors", one.Id), ("tooFewVisitors", two.Id)],
            signs
                .Select(sign => (sign!["kind"]!.ToString(), sign["visitId"]!.ToString()))
                .OrderBy(sign => sign.Item1, StringComparer.Ordinal)
                .ThenBy(sign => sign.Item2, StringComparer.Ordinal)
        );
        var alike = (await town.Officer.Get("formality-signs?kind=nearlyTheSame")).Expect(OK);
        Assert.Equal(one.Id, alike["items.0.otherVisitId"]);
        Assert.Equal("思想稳定", alike["items.0.where.sentence"]);
    }

    private static object Talk(string heldOn, string startedAt, string thinking) =>
        new
        {
            kind = "talk",
            heldOn,
            startedAt,
            visitors = new[] { new { name = "陈书记", capacity = "unitSecretary" } },
            place = "镇党委会议室",
            durationMinutes = 60,
            thinking,
        };
}
