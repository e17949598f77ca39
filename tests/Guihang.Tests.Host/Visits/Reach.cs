using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>Who is named for a case reaches it for that, of whichever unit; and nothing else there.</summary>
public sealed class Reach
{
    private static readonly object Accepts = new { accepts = true, on = "2021-05-20" };

    private static readonly object On = new { on = "2021-05-20" };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_case_passes_though_the_person_has_moved_to_another_unit(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (person, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        var former = await Officer(town, "town.helper", "李副书记", town.Unit);
        var next = await Officer(town, "other.helper", "周副书记", town.Other);
        var (helper, taker) = (town.App.As("town.helper"), town.App.As("other.helper"));
        town.App.Clock.MoveTo(2021, 5, 20);
        var asked = (await town.Officer.Post($"{path}/appointments", Appointment(former))).Expect(Created);
        (await helper.Post($"appointments/{asked.Id}/answer", Accepts)).Expect(Created);
        (
            await town.Officer.Post(
                $"people/{person}/moves",
                new
                {
                    on = "2021-05-20",
                    unitId = town.Other,
                    post = "科员",
                }
            )
        ).Expect(Created);
        Assert.Equal(Forbidden, (await town.Secretary.Get(path)).Status);
        Assert.Contains("responsibleOfFormerUnit", await Needs(town, path));

        // Both confirm, each of another unit; then the former one reaches the case no longer.
        var handOver = (
            await town.Officer.Post(
                $"{path}/hand-overs",
                new
                {
                    post = "careResponsible",
                    toOfficerId = next,
                    on = "2021-05-20",
                    note = "谈心宜在上午",
                }
            )
        ).Expect(Created);
        (await helper.Get(path)).Expect(OK);
        Assert.Equal(Forbidden, (await town.Secretary.Post($"hand-overs/{handOver.Id}/confirmations", On)).Status);
        (await helper.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Created);
        var done = (await taker.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Created);
        Assert.Equal("2021-05-20", done["givenOn"]);
        Assert.Equal(Forbidden, (await helper.Get(path)).Status);
        Assert.DoesNotContain("responsibleOfFormerUnit", await Needs(town, path));
        Assert.Equal(next.ToString(), (await town.Officer.Get(path)).Expect(OK)["responsible.0.officerId"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_is_appointed_or_substitutes_from_another_unit_does_what_is_asked_and_nothing_else(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        var helperId = await Officer(town, "other.helper", "周副书记", town.Other);
        var substituteId = await Officer(town, "other.substitute", "吴副书记", town.Other);
        var (helper, substitute) = (town.App.As("other.helper"), town.App.As("other.substitute"));
        town.App.Clock.MoveTo(2021, 5, 20);
        Assert.Equal(Forbidden, (await helper.Get(path)).Status);

        var asked = (await town.Officer.Post($"{path}/appointments", Appointment(helperId))).Expect(Created);
        Assert.Equal(Forbidden, (await substitute.Post($"appointments/{asked.Id}/answer", Accepts)).Status);
        Assert.Equal("inForce", (await helper.Post($"appointments/{asked.Id}/answer", Accepts)).Expect(Created)["state"]);
        (await helper.Post($"{path}/visits", Office.Talk("2021-05-20"))).Expect(Created);
        var recusal = new
        {
            officerId = substituteId,
            ground = "relative",
            reason = "当事人之兄",
            on = "2021-05-20",
        };
        Assert.Equal(Forbidden, (await helper.Post($"{path}/recusals", recusal)).Status);

        var named = (
            await town.Officer.Post(
                $"{path}/substitutions",
                new
                {
                    officerId = substituteId,
                    ground = "absent",
                    reason = "书记脱产学习",
                    from = "2021-05-20",
                    until = "2021-05-31",
                }
            )
        ).Expect(Created);
        var talk = new
        {
            kind = "talk",
            heldOn = "2021-05-20",
            visitors = new[] { new { name = "吴副书记", capacity = "unitSecretary" } },
            place = "镇党委会议室",
            substitutionId = named.Id,
        };
        (await substitute.Post($"{path}/visits", talk)).Expect(Created);
        town.App.Clock.MoveTo(2021, 6, 1);
        Assert.Equal(Forbidden, (await substitute.Get(path)).Status);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Whose_appointment_was_withdrawn_reaches_the_case_no_longer(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        var helperId = await Officer(town, "other.helper", "周副书记", town.Other);
        var helper = town.App.As("other.helper");
        town.App.Clock.MoveTo(2021, 5, 20);
        var asked = (await town.Officer.Post($"{path}/appointments", Appointment(helperId))).Expect(Created);
        (await helper.Get(path)).Expect(OK);

        (await town.Officer.Post($"appointments/{asked.Id}/withdrawal", new { reason = "登记错误" })).Expect(Created);

        Assert.Equal(Forbidden, (await helper.Get(path)).Status);
        Assert.Equal(Forbidden, (await helper.Post($"{path}/visits", Office.Talk("2021-05-20"))).Status);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_is_named_has_the_case_in_lists_and_does_its_daily_work(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var (_, _, another) = await town.Served("2021-03-16");
        var path = $"follow-up-cases/{followUp}";
        var helperId = await Officer(town, "other.helper", "周副书记", town.Other);
        await Officer(town, "other.stranger", "郑副书记", town.Other);
        var (helper, stranger) = (town.App.As("other.helper"), town.App.As("other.stranger"));
        town.App.Clock.MoveTo(2021, 5, 20);
        Assert.Empty((await helper.Get("follow-up-cases")).Expect(OK).Json["items"]!.AsArray());
        Assert.Empty((await helper.Get("due-items")).Expect(OK).Json["items"]!.AsArray());
        var asked = (await town.Officer.Post($"{path}/appointments", Appointment(helperId))).Expect(Created);
        (await helper.Post($"appointments/{asked.Id}/answer", Accepts)).Expect(Created);

        Assert.Equal([followUp], Of(await helper.Get("follow-up-cases"), "id"));
        Assert.Equal([followUp], Of(await helper.Get("due-items?state=overdue"), "caseId"));
        Assert.Equal([followUp], Of(await helper.Get("due-items?region=440605&state=overdue"), "caseId"));
        Assert.Empty((await stranger.Get("follow-up-cases")).Expect(OK).Json["items"]!.AsArray());
        var item = (await helper.Get("due-items?state=overdue")).Expect(OK)["items.0.id"];
        (await helper.Get($"due-items/{item}/explanation")).Expect(OK);
        Assert.Equal(Forbidden, (await stranger.Get($"due-items/{item}/explanation")).Status);

        var visit = (await helper.Post($"{path}/visits", Office.Talk("2021-05-20"))).Expect(Created);
        var earlier = new { reason = "日期有误", visit = Office.Talk("2021-05-19") };
        Assert.Equal(Forbidden, (await stranger.Post($"visits/{visit.Id}/correction", earlier)).Status);
        var corrected = (await helper.Post($"visits/{visit.Id}/correction", earlier)).Expect(Created);
        (await helper.Get($"visits/{corrected.Id}")).Expect(OK);
        var difficulty = (
            await helper.Post(
                $"{path}/difficulties",
                new
                {
                    description = "子女入学",
                    raisedOn = "2021-05-20",
                    answerBy = "2021-06-20",
                }
            )
        ).Expect(Created);
        var answer = new { answeredOn = "2021-05-20", answer = "已协调" };
        Assert.Equal(Forbidden, (await stranger.Change($"difficulties/{difficulty.Id}/answer", 1, answer)).Status);
        (await helper.Change($"difficulties/{difficulty.Id}/answer", 1, answer)).Expect(OK);
        var achievement = new
        {
            on = "2021-05-20",
            description = "完成重点项目",
            evidence = "通报",
        };
        (await helper.Post($"{path}/achievements", achievement)).Expect(Created);
        var despair = new
        {
            sign = "wishToResign",
            words = "“干不下去了”",
            on = "2021-05-20",
        };
        var note = (await helper.Post($"{path}/closed-notes", despair)).Expect(Created);
        var drop = new { on = "2021-05-20", note = "本人表示不再提出" };
        Assert.Equal(Forbidden, (await stranger.Post($"closed-notes/{note.Id}/dropping", drop)).Status);
        (await helper.Post($"closed-notes/{note.Id}/dropping", drop)).Expect(Created);
        foreach (var list in new[] { "visits", "difficulties", "achievements", "closed-notes", "care-plans" })
        {
            (await helper.Get($"{path}/{list}")).Expect(OK);
            Assert.Equal(Forbidden, (await stranger.Get($"{path}/{list}")).Status);
            Assert.Equal(Forbidden, (await helper.Get($"follow-up-cases/{another}/{list}")).Status);
        }

        // What decides of the case is not the helper's.
        var closing = new { reason = "periodEnded", on = "2021-05-20" };
        Assert.Equal(Forbidden, (await helper.Post($"{path}/closings", closing)).Status);
        Assert.Equal(Forbidden, (await helper.Get($"{path}/exemptions")).Status);
        Assert.Equal(Forbidden, (await helper.Get($"{path}/recusals")).Status);
    }

    private static IReadOnlyList<string> Of(Answer list, string field) =>
        [.. list.Expect(OK).Json["items"]!.AsArray().Select(entry => entry![field]!.ToString()).Distinct(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<string>> Needs(Town town, string path) =>
        [.. (await town.Officer.Get(path)).Expect(OK).Json["needsYou"]!.AsArray().Select(need => need!["kind"]!.ToString())];

    private static object Appointment(Guid officerId) =>
        new
        {
            post = "careResponsible",
            officerId,
            from = "2021-05-20",
        };

    private static async Task<Guid> Officer(Town town, string code, string name, Guid unit) =>
        (
            await town.App.Send(
                new RegisterOfficer
                {
                    Code = code,
                    Name = name,
                    Phone = null,
                    UnitId = unit,
                    Region = "440605",
                    Roles = [Role.UnitSecretary],
                }
            )
        ).Id;
}
