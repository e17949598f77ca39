using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J1: a former chairman of a provincial enterprise. Days that the story does not give are invented.</summary>
public sealed class J1_Sun
{
    private static readonly string[] Causes = ["eight-point-rules"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J1_Sun_wishes_to_resign_and_is_free_when_the_period_is_over(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");

        app.Clock.MoveTo(2018, 6, 20);
        var sun = await officer.Person(offices.Department, "孙某", "headOfLowerOrganisation", "stateEnterpriseManager");
        var sanction = await Warned(officer, sun);
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-06-20" })).Expect(OK);

        await Resign(app, officer, sun, offices);
        await Move(app, officer, sun);
    }

    // A year from the day of approval, for that article; of what nature it was and how far he answers for it is told as the decision says it.
    private static async Task<Answer> Warned(Api officer, string sun)
    {
        var sanction = (
            await officer.Post(
                $"people/{sun}/sanctions",
                new
                {
                    regime = "party",
                    kind = "warning",
                    legalText = "party-2015",
                    decidedOn = "2018-06-15",
                    decidingBody = "省管某企业纪委",
                    documentNumber = "企纪〔2018〕7号",
                    cause = "违规发放津贴补贴",
                    causes = Causes,
                    circumstances = "负主要领导责任",
                }
            )
        ).Expect(Created);
        Assert.Equal(("2018-06-15", "2019-06-14"), (sanction["influencePeriod.firstDay"], sanction["influencePeriod.lastDay"]));
        var told = (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK);
        Assert.Equal(("eight-point-rules", "负主要领导责任"), (told["causes.0"], told["circumstances"]));
        var why = (await officer.Get($"sanctions/{sanction.Id}/influence-period/explanation")).Expect(OK)["text"];
        Assert.Contains("中国共产党纪律处分条例（2015年） 9：警告一年内", why, StringComparison.Ordinal);
        return sanction;
    }

    // In his own words, closed to those who need not know; later he drops it.
    private static async Task Resign(TestApp app, Api officer, string sun, Offices offices)
    {
        app.Clock.MoveTo(2019, 1, 22);
        await app.Send(
            new RegisterOfficer
            {
                Code = "department.other",
                Name = "另一书记",
                Phone = null,
                UnitId = offices.Department,
                Region = "440000",
                Roles = [Role.UnitSecretary],
            }
        );
        var secretary = app.As("department.secretary");
        var sunCase = await officer.CaseOf(sun);
        var path = $"follow-up-cases/{sunCase}";
        (await secretary.Post($"{path}/visits", Office.Talk("2019-01-22", "disciplineCommission", "commissionVisit"))).Expect(Created);
        var note = (
            await secretary.Post(
                $"{path}/closed-notes",
                new
                {
                    sign = "wishToResign",
                    words = "“干不下去了，想辞职”",
                    on = "2019-01-22",
                }
            )
        ).Expect(Created);

        await SomebodyTheSameDay(app, secretary, path);

        // The writer and the case officer read it; the colleague in the same unit does not, and nowhere else does it show.
        Assert.Single((await secretary.Get($"{path}/closed-notes")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal("“干不下去了，想辞职”", (await officer.Get($"{path}/closed-notes")).Expect(OK)["items.0.words"]);
        var other = app.As("department.other");
        Assert.Empty((await other.Get($"{path}/closed-notes")).Expect(OK).Json["items"]!.AsArray());
        var drop = new { on = "2019-03-05", note = "本人表示不再提出辞职" };
        app.Clock.MoveTo(2019, 3, 5);
        Assert.Equal("closed-note.reader", (await other.Post($"closed-notes/{note.Id}/dropping", drop)).Expect(Forbidden)["code"]);
        foreach (var place in new[] { path, $"{path}/visits", $"{path}/difficulties" })
        {
            Assert.DoesNotContain("辞职", (await other.Get(place)).Expect(OK).Text, StringComparison.Ordinal);
        }

        var dropped = (await officer.Post($"closed-notes/{note.Id}/dropping", drop)).Expect(Created);
        Assert.Equal("2019-03-05", dropped["droppedOn"]);
        Assert.Equal("“干不下去了，想辞职”", dropped["words"]);
        Assert.Equal("closed-note.dropped", (await officer.Post($"closed-notes/{note.Id}/dropping", drop)).Expect(Conflict)["code"]);
    }

    // The policy asks for a human contact the same day; the list says nothing of why, and the contact meets it.
    private static async Task SomebodyTheSameDay(TestApp app, Api secretary, string path)
    {
        var prompted = Prompted((await secretary.Get(path)).Expect(OK));
        Assert.Equal("open", prompted["state"]!.ToString());
        Assert.Equal("careResponsible", prompted["visitor"]!.ToString());
        Assert.Equal("""{"firstDay":"2019-01-22","lastDay":"2019-01-22"}""", prompted["window"]!.ToJsonString());
        Assert.DoesNotContain("despair", prompted.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        var came = (await secretary.Post($"{path}/visits", Office.Talk("2019-01-22"))).Expect(Created);
        Assert.Contains(prompted["id"]!.ToString(), came.Json["meets"]!.AsArray().Select(id => id!.ToString()));
        app.Clock.MoveTo(2019, 1, 23);
        Assert.Equal("met", Prompted((await secretary.Get(path)).Expect(OK))["state"]!.ToString());
    }

    private static System.Text.Json.Nodes.JsonNode Prompted(Answer shown) =>
        Assert.Single(shown.Json["dueItems"]!.AsArray(), item => item!["purpose"]!.ToString() == "prompted")!;

    // Whether a post is higher is a person's finding.
    private static async Task Move(TestApp app, Api officer, string sun)
    {
        app.Clock.MoveTo(2019, 4, 28);
        var unknown = await Ask(officer, sun, "2019-05-01", "notFound");
        Assert.Equal("needsDecision", unknown["outcome"]);
        var higher = await Ask(officer, sun, "2019-05-01", "higher");
        Assert.Equal("barred", higher["verdict"]);
        Assert.Equal("2019-06-15", higher["firstFreeDay"]);
        app.Clock.MoveTo(2019, 8, 1);
        Assert.Equal("allowed", (await Ask(officer, sun, "2019-08-20", "higher"))["verdict"]);
    }

    private static async Task<Answer> Ask(Api officer, string person, string on, string comparison) =>
        (
            await officer.Post(
                $"people/{person}/consequences",
                new
                {
                    action = "moveToPost",
                    comparison,
                    on,
                    purpose = "拟任二级公司副总经理",
                }
            )
        ).Expect(Created);
}
