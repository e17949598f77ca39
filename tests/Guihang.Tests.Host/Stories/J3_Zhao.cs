using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J3: a retired cadre of Guangzhou who contests. Days that the story does not give are invented.</summary>
public sealed class J3_Zhao
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J3_Zhao_contests_and_may_decline_and_nothing_changes(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(
            kind,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Policies:Served:2"] = "440100",
                ["Policies:Confirmed:1:Parameter"] = "visits.regular.every",
                ["Policies:Confirmed:1:Region"] = "440100",
                ["Policies:Confirmed:1:Value"] = "calendar-half-year",
                ["Policies:Confirmed:1:By"] = "Tests",
                ["Policies:Confirmed:1:On"] = "2026-01-01",
                ["Policies:Confirmed:1:Document"] = "None",
            }
        );
        var organ = await Organ(app);
        var officer = app.As("guangzhou.officer");

        app.Clock.MoveTo(2018, 5, 21);
        var zhao = (
            await officer.Post(
                "people",
                new
                {
                    name = "赵某",
                    category = "civilServant",
                    leadership = "none",
                    serviceState = "retired",
                    post = "退休干部",
                    unitId = organ,
                }
            )
        ).Expect(Created).Id;
        var sanction = await officer.Sanction(zhao, "2018-05-18", "party", "warning", "party-2015");
        Assert.Equal("2019-05-17", sanction["influencePeriod.lastDay"]);
        app.Clock.MoveTo(2018, 5, 24);
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-05-24" })).Expect(OK);
        var path = $"follow-up-cases/{await officer.CaseOf(zhao)}";

        // A visit is owed to him as to everybody.
        var owed = (await officer.Get(path)).Expect(OK);
        Assert.NotEmpty(owed.Json["dueItems"]!.AsArray());
        // Who visits goes to him.
        Assert.All(owed.Json["dueItems"]!.AsArray(), item => Assert.Equal("true", item!["noTravel"]!.ToJsonString()));

        app.Clock.MoveTo(2018, 7, 10);
        var first = (
            await officer.Post(
                $"{path}/visits",
                new
                {
                    kind = "commissionVisit",
                    heldOn = "2018-07-10",
                    visitors = new[] { new { name = "市纪委负责人", capacity = "disciplineCommission" } },
                    place = "赵某住处",
                    contests = true,
                    toldHowToAppeal = true,
                }
            )
        ).Expect(Created);
        Assert.Equal("true", first["contests"]);
        Assert.Equal("true", first["toldHowToAppeal"]);
        var before = (await officer.Get(path)).Expect(OK);
        Assert.DoesNotContain(Needs(before), need => need == "appealToTell");

        // One further contact is offered; he declines, and nothing changes: what is owed is owed as before, and nobody must do anything.
        app.Clock.MoveTo(2018, 8, 15);
        var declined = (
            await officer.Post(
                $"{path}/visits",
                new
                {
                    kind = "commissionVisit",
                    heldOn = "2018-08-15",
                    outcome = "refusedByPerson",
                    visitors = new[] { new { name = "市纪委回访人员", capacity = "disciplineCommission" } },
                    place = "电话约访",
                }
            )
        ).Expect(Created);
        Assert.Empty(declined.Json["meets"]!.AsArray());
        var after = (await officer.Get(path)).Expect(OK);
        Assert.Equal(before.Json["dueItems"]!.ToJsonString(), after.Json["dueItems"]!.ToJsonString());
        Assert.Equal(Needs(before), Needs(after));

        // There is no question of promotion: neither barred nor allowed, while his period runs.
        foreach (
            var question in new object[]
            {
                new
                {
                    action = "rankPromotion",
                    on = "2018-08-15",
                    purpose = "核对",
                },
                new
                {
                    action = "moveToPost",
                    on = "2018-08-15",
                    comparison = "higher",
                    purpose = "核对",
                },
            }
        )
        {
            var asked = (await officer.Post($"people/{zhao}/consequences", question)).Expect(Created);
            Assert.Equal(("notApplicable", null), (asked["outcome"], asked["verdict"]));
        }

        // There is no stage of evaluation for him.
        Assert.Null(after["enrolledOn"]);
        await CountedAndFree(app, officer, sanction.Id);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J3_Where_there_is_a_programme_who_has_retired_goes_through_no_stage_of_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 3, 17);
        var person = await officer.Sanctioned(offices.Reform, "赵某");
        app.Clock.MoveTo(2023, 5, 4);
        (await officer.Post($"people/{person}/service-changes", new { state = "retired", on = "2023-05-01" })).Expect(Created);
        await officer.Hear(person, "2023-05-04");

        var screened = await officer.Screen(person, "2023-05-04");

        Assert.Equal(("notApplicable", null), (screened["outcome"], screened["standing"]));
        Assert.Contains("已不在职", screened.Json["decision"]!.ToJsonString(Readable), StringComparison.Ordinal);
        var evaluation = await officer.Post($"enrolments/{screened.Id}/evaluation", new { on = "2023-05-04" });
        Assert.Contains(evaluation.Status, new[] { Conflict, UnprocessableEntity });
        // The ordinary follow-up is owed to him all the same.
        Assert.NotEmpty((await officer.Get($"follow-up-cases?personId={person}")).Expect(OK).Json["items"]!.AsArray());
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // He is counted in coverage as anybody is; and when the period is over, the label comes off by itself.
    private static async Task CountedAndFree(TestApp app, Api officer, string sanction)
    {
        app.Clock.MoveTo(2019, 1, 10);
        var coverage = (await officer.Get("coverage?jurisdiction=440100&from=2018-05-01&to=2018-12-31")).Expect(OK);
        Assert.Equal(("1", "1"), (coverage["owed.personsDue"], coverage["held.persons"]));
        app.Clock.MoveTo(2019, 5, 17);
        Assert.Equal("on", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["label.state"]);
        app.Clock.MoveTo(2019, 5, 18);
        var free = (await officer.Get($"sanctions/{sanction}")).Expect(OK);
        Assert.Equal(("off", "2019-05-18"), (free["label.state"], free["label.firstDayWithout"]));
        Assert.Equal(1, await app.Send(new TakeLabelsOff()));
        Assert.Equal(0, await app.Send(new TakeLabelsOff()));
    }

    private static List<string> Needs(Answer shown) => [.. shown.Json["needsYou"]!.AsArray().Select(need => need!["kind"]!.ToString())];

    private static async Task<Guid> Organ(TestApp app)
    {
        var organ = await app.Send(
            new RegisterUnit
            {
                Name = "广州市某机关",
                CommitteeName = "中共广州市某机关委员会",
                AppealBody = "上一级纪委",
                Region = "440100",
            }
        );
        await app.Send(
            new RegisterOfficer
            {
                Code = "guangzhou.officer",
                Name = "谢某",
                Phone = null,
                UnitId = organ.Id,
                Region = "440100",
                Roles = [Role.CaseOfficer],
            }
        );
        return organ.Id;
    }
}
