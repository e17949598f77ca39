using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>
/// Xu (许某, also written 徐某, Panyu): two rows that may be one man, a review by three bodies when the period is over, the label off, and an answer to the
/// organisation department that is the same for anybody else.
/// </summary>
public sealed class J4_Xu
{
    private static readonly Dictionary<string, string?> Panyu = new(StringComparer.Ordinal)
    {
        ["Policies:Served:2"] = "440113",
        ["Policies:Confirmed:1:Parameter"] = "visits.regular.every",
        ["Policies:Confirmed:1:Region"] = "440100",
        ["Policies:Confirmed:1:Value"] = "calendar-half-year",
        ["Policies:Confirmed:1:By"] = "Tests",
        ["Policies:Confirmed:1:On"] = "2026-01-01",
        ["Policies:Confirmed:1:Document"] = "None",
    };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task From_two_rows_to_one_man_without_a_label(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Panyu);
        var town = await Open(app);
        var officer = app.As("panyu.officer");
        app.Clock.MoveTo(2014, 3, 14);

        // The ledger writes him in two ways: the second is offered as perhaps the first, and nobody is refused.
        var first = await officer.Person(town, "许某");
        var second = (await officer.Post("people", Person(town, "徐某"))).Expect(Created);
        Assert.Equal(first, second["maybeSame.0.personId"]);
        Assert.Equal("soundsAlike", second["maybeSame.0.likeness"]);
        var other = (await officer.Post("people", Person(town, "王某"))).Expect(Created);
        Assert.Empty(other.Json["maybeSame"]!.AsArray());
        var sanction = (await officer.Sanction(first, "2014-03-10", "party", "warning", "party-2003")).Id;
        var again = (await officer.Sanction(second.Id, "2014-03-10", "party", "warning", "party-2003")).Id;
        Assert.Equal("2014", (await officer.Get($"people/{first}")).Expect(OK)["maybeSame.0.years.0"]);

        await Link(officer, first, second.Id);

        // Both names find him, by characters, by pinyin and by initials; the one decision that stands on both rows counts once.
        foreach (var part in new[] { "徐", "许某", "xu", "XM", "mou" })
        {
            Assert.Superset(new HashSet<string> { first, second.Id }, await Found(officer, part));
        }

        Assert.DoesNotContain(first, await Found(officer, "wang"));
        Assert.Equal("徐某", (await officer.Get($"people/{first}")).Expect(OK)["otherNames.0"]);
        Assert.Equal("2015-03-09", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["influencePeriod.lastDay"]);
        Assert.Equal("2015-03-09", (await officer.Get($"sanctions/{again}")).Expect(OK)["influencePeriod.lastDay"]);

        await ReviewTogether(app, officer, sanction);
        await SameAnswerAsAnybody(app, first, other.Id);
    }

    // When the period is over the three bodies review together; nothing keeps the label on.
    private static async Task ReviewTogether(TestApp app, Api officer, string sanction)
    {
        app.Clock.MoveTo(2015, 3, 1);
        var ends = (await officer.Get("period-ends?from=2015-03-01&to=2015-03-31")).Expect(OK);
        Assert.Contains(ends.Json["items"]!.AsArray(), item => item!["sanctionId"]!.ToString() == sanction);
        Assert.Equal("on", ends["items.0.label.state"]);
        app.Clock.MoveTo(2015, 3, 10);
        var judged = (
            await officer.Post(
                $"sanctions/{sanction}/use-judgements",
                new
                {
                    stillAffectsUse = false,
                    on = "2015-03-10",
                    decider = "区纪委、区委组织部、区人力资源和社会保障局联席会议",
                    reasons = "影响期内表现良好，不影响使用",
                    participants = new[]
                    {
                        new { body = "discipline", names = "梁某" },
                        new { body = "organisation", names = "干部监督科" },
                        new { body = "personnel", names = "公务员管理科" },
                    },
                }
            )
        ).Expect(Created);
        Assert.Equal("inForce", judged["state"]);
        Assert.Equal(
            "无异议",
            (await officer.Post($"use-judgements/{judged.Id}/replies", new { on = "2015-03-10", text = "无异议" })).Expect(Created)[
                "replies.0.text"
            ]
        );
        var off = (await officer.Get($"sanctions/{sanction}")).Expect(OK);
        Assert.Equal("off", off["label.state"]);
        Assert.Equal("2015-03-10", off["label.firstDayWithout"]);
        // The other row's label comes off by itself, with the daily job.
        Assert.Equal(1, await app.Send(new TakeLabelsOff()));
    }

    // Considered for promotion in March 2019: the same words for him and for somebody who was never sanctioned.
    private static async Task SameAnswerAsAnybody(TestApp app, string xu, string anybody)
    {
        app.Clock.MoveTo(2019, 3, 18);
        var department = app.As("panyu.org");
        var (about, ofAnybody) = (await Ask(department, xu), await Ask(department, anybody));
        Assert.Equal("allowed", about["verdict"]);
        Assert.Equal(ofAnybody["decision"], about["decision"]);
        Assert.Equal(ofAnybody["trace"], about["trace"]);
        Assert.Contains("没有有效的限制", about["decision.decided.reason.zh"], StringComparison.Ordinal);
    }

    private static async Task<Answer> Ask(Api department, string person) =>
        (
            await department.Post(
                $"people/{person}/consequences",
                new
                {
                    action = "inspectionCandidate",
                    on = "2019-03-18",
                    purpose = "廉政意见",
                }
            )
        ).Expect(Created);

    private static async Task Link(Api officer, string first, string second)
    {
        var finding = new
        {
            otherPersonId = second,
            isSame = true,
            reason = "档案一致",
        };
        (await officer.Post($"people/{first}/same-person-findings", finding)).Expect(Created);
        var twice = await officer.Post($"people/{first}/same-person-findings", finding);
        Assert.Equal("person.already-found", twice.Expect(Conflict)["code"]);
        Assert.Empty((await officer.Get($"people/{first}")).Expect(OK).Json["maybeSame"]!.AsArray());
    }

    private static async Task<HashSet<string>> Found(Api officer, string name) =>
        [
            .. (await officer.Post("people/search", new { name })).Expect(OK).Json["items"]!
                .AsArray()
                .Select(person => person!["id"]!.ToString()),
        ];

    private static object Person(Guid unitId, string name) =>
        new
        {
            name,
            category = "civilServant",
            post = "副镇长",
            rank = "townshipDeputy",
            management = "county",
            sex = "male",
            unitId,
        };

    private static async Task<Guid> Open(TestApp app)
    {
        var town = await app.Send(
            new RegisterUnit
            {
                Name = "番禺区某镇人民政府",
                CommitteeName = "中共番禺区某镇委员会",
                AppealBody = "上一级监察机关",
                Region = "440113",
                Kind = UnitKind.Township,
            }
        );
        await app.Send(Officer("panyu.officer", "梁某", town.Id, Role.CaseOfficer));
        await app.Send(Officer("panyu.org", "何某", town.Id, Role.OrganisationDepartment));
        return town.Id;
    }

    private static RegisterOfficer Officer(string code, string name, Guid unitId, Role role) =>
        new()
        {
            Code = code,
            Name = name,
            Phone = "020-0000",
            UnitId = unitId,
            Region = "440113",
            Roles = [role],
        };
}
