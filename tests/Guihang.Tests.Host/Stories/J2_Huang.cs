using Guihang.Core.Data;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J2: the mayor of a town in Nanhai, from the decision to a figure. Days that the story does not give are invented.</summary>
public sealed class J2_Huang
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J2_Huang_goes_the_whole_way(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await Tell(app);
    }

    /// <summary>Tells the story on a host with an empty database.</summary>
    internal static async Task Tell(TestApp app)
    {
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var secretary = app.As("town.secretary");
        var organisation = app.As("nanhai.org");

        app.Clock.MoveTo(2018, 9, 5);
        var huang = await officer.Person(offices.Town, leadership: "leadingGroupMember");
        var sanction = await officer.Sanction(huang, "2018-09-05");
        Assert.Equal("2018-09-05", sanction["influencePeriod.firstDay"]);
        Assert.Equal("2020-03-04", sanction["influencePeriod.lastDay"]);
        var period = (await officer.Get($"sanctions/{sanction.Id}/influence-period/explanation")).Expect(OK);
        Assert.Contains("行政机关公务员处分条例 7", period["text"], StringComparison.Ordinal);

        // The letter is ordered when the decision is served, and there when the worker has come by.
        app.Clock.MoveTo(2018, 9, 7);
        (await officer.Change($"sanctions/{sanction.Id}/service", sanction.Version, new { on = "2018-09-07" })).Expect(OK);
        var huangCase = await officer.CaseOf(huang);
        var letters = (await officer.Get($"documents?subjectId={huangCase}")).Expect(OK);
        Assert.Equal("care-letter", letters["items.0.template"]);
        await app.DoOrders();
        var letter = (await secretary.Get($"documents/{letters["items.0.id"]}/content?form=html")).Expect(OK).Text;
        Assert.Contains("黄某同志", letter, StringComparison.Ordinal);
        Assert.Contains("中共南海区某镇委员会", letter, StringComparison.Ordinal);
        Assert.Contains("陈书记", letter, StringComparison.Ordinal);
        Assert.Contains("申诉", letter, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await officer.Get($"documents/{letters["items.0.id"]}/content?form=docx")).Expect(OK).Bytes[..2]);

        // The talk is the town secretary's duty under Nanhai's own opinion: the provincial measures are of the next year.
        var due = (await secretary.Get($"due-items?caseId={huangCase}")).Expect(OK);
        Assert.Equal("open", due["items.0.state"]);
        Assert.Equal("2018-10-06", due["items.0.window.lastDay"]);
        Assert.Equal("unitSecretary", due["items.0.visitor"]);
        var why = (await secretary.Get($"due-items/{due["items.0.id"]}/explanation")).Expect(OK)["text"]!;
        Assert.Contains("440605.Nanhai@1.0.0，自 2017-12-01 起", why, StringComparison.Ordinal);
        Assert.Contains("由部署者确认", why, StringComparison.Ordinal);
        Assert.DoesNotContain("广东省各级党组织谈话实施办法", why, StringComparison.Ordinal);

        app.Clock.MoveTo(2018, 9, 20);
        var talk = (await secretary.Post($"follow-up-cases/{huangCase}/visits", Office.Talk("2018-09-20"))).Expect(Created);
        Assert.Equal(due["items.0.id"], talk["meets.0"]);
        Assert.Equal("met", (await secretary.Get($"due-items?caseId={huangCase}&state=met")).Expect(OK)["items.0.state"]);
        var difficulty = (
            await secretary.Post(
                $"follow-up-cases/{huangCase}/difficulties",
                new
                {
                    description = "请求免去职务",
                    raisedOn = "2018-09-20",
                    answerBy = "2018-10-20",
                }
            )
        ).Expect(Created);
        Assert.Equal("1", (await secretary.Get($"follow-up-cases/{huangCase}")).Expect(OK)["openDifficulties"]);
        app.Clock.MoveTo(2018, 10, 10);
        (
            await secretary.Change($"difficulties/{difficulty.Id}/answer", 1, new { answeredOn = "2018-10-10", answer = "镇党委经常谈心" })
        ).Expect(OK);
        app.Clock.MoveTo(2018, 12, 28);
        (
            await officer.Post(
                $"follow-up-cases/{huangCase}/achievements",
                new
                {
                    on = "2018-12-28",
                    description = "隐患整改比例首次超过 94%，火灾事故同比下降 40%",
                    evidence = "区消防工作会议",
                }
            )
        ).Expect(Created);

        var achieved = (await secretary.Get($"follow-up-cases/{huangCase}/achievements")).Expect(OK);
        Assert.Single(achieved.Json["items"]!.AsArray());
        Assert.Equal("区消防工作会议", achieved["items.0.evidence"]);
        Assert.Contains("94%", achieved["items.0.description"], StringComparison.Ordinal);
        Assert.Contains("40%", achieved["items.0.description"], StringComparison.Ordinal);

        // Same rank: a lateral move, allowed with the reason. As an inspection candidate he is barred.
        app.Clock.MoveTo(2019, 4, 2);
        var lateral = (
            await organisation.Post(
                $"people/{huang}/consequences",
                new
                {
                    action = "moveToPost",
                    comparison = "same",
                    on = "2019-04-10",
                    purpose = "拟任另一镇镇长",
                }
            )
        ).Expect(Created);
        Assert.Equal("allowed", lateral["verdict"]);
        Assert.Contains("平级交流", lateral["decision.decided.reason.zh"], StringComparison.Ordinal);
        var candidate = (
            await organisation.Post(
                $"people/{huang}/consequences",
                new
                {
                    action = "inspectionCandidate",
                    on = "2019-04-10",
                    purpose = "考察",
                }
            )
        ).Expect(Created);
        Assert.Equal("barred", candidate["verdict"]);
        Assert.Equal("2020-03-05", candidate["firstFreeDay"]);
        Assert.Contains(
            "24(6)",
            (await organisation.Get($"consequences/{candidate.Id}/explanation")).Expect(OK)["text"],
            StringComparison.Ordinal
        );

        app.Clock.MoveTo(2019, 4, 12);
        var use = (
            await organisation.Post(
                $"people/{huang}/uses-of-result",
                new
                {
                    kind = "lateralMove",
                    on = "2019-04-10",
                    description = "任另一较大镇镇长",
                }
            )
        ).Expect(Created);
        Assert.Equal("within", use["standing"]);

        // The figure, with the day it is about and the day it is known on.
        app.Clock.MoveTo(2020, 3, 4);
        const string Figure = "figures/lateral-moves-within-period?jurisdiction=440605&from=2019-01-01&to=2019-12-31";
        Assert.Equal("1", (await officer.Get(Figure)).Expect(OK)["persons"]);
        Assert.Equal("0", (await officer.Get($"{Figure}&knownOn=2019-04-11")).Expect(OK)["persons"]);
        Assert.Equal(
            "0",
            (await officer.Get(Figure.Replace("lateral-moves-within-period", "used-after-period", StringComparison.Ordinal))).Expect(OK)[
                "persons"
            ]
        );
        Assert.Contains(
            "影响期内平级交流",
            (await officer.Get(Figure.Replace("?", "/explanation?", StringComparison.Ordinal))).Expect(OK)["text"],
            StringComparison.Ordinal
        );

        // The period ends: computed on reading, told by the daily job.
        Assert.Equal("false", (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK)["influencePeriod.hasEnded"]);
        Assert.Equal(0, await app.Send(new TellEndedPeriods()));
        app.Clock.MoveTo(2020, 3, 5);
        Assert.Equal("true", (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK)["influencePeriod.hasEnded"]);
        Assert.Equal(1, await app.Send(new TellEndedPeriods()));
        Assert.Equal(0, await app.Send(new TellEndedPeriods()));
        Assert.Equal(
            "1",
            (await officer.Get("figures/periods-ended?jurisdiction=440605&from=2020-03-04&to=2020-03-04")).Expect(OK)["events"]
        );
    }
}
