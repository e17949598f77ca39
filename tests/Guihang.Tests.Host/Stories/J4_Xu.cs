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
    public async Task J4_From_two_rows_to_one_man_without_a_label(DatabaseKind kind)
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

        var published = await Published(app, officer, sanction);
        await ReviewTogether(app, officer, sanction);
        await TakeDown(app, officer, published);
        await SameAnswerAsAnybody(app, first, other.Id);
        await InTheAudit(app, first);
    }

    // One of seven cases published that year. While the label is on there is nothing to take down.
    private static async Task<string> Published(TestApp app, Api officer, string sanction)
    {
        app.Clock.MoveTo(2014, 12, 20);
        var published = (
            await officer.Post(
                $"sanctions/{sanction}/publicity",
                new
                {
                    on = "2014-12-20",
                    medium = "区纪委网站",
                    reference = "2014年查处的七起典型案例",
                }
            )
        ).Expect(Created);
        Assert.Empty((await officer.Get("publicity/to-take-down")).Expect(OK).Json["items"]!.AsArray());
        return published.Id;
    }

    // With the label off, the publicity is on the list until somebody took it down.
    private static async Task TakeDown(TestApp app, Api officer, string published)
    {
        app.Clock.MoveTo(2015, 3, 12);
        var list = (await officer.Get("publicity/to-take-down")).Expect(OK);
        Assert.Equal(published, Assert.Single(list.Json["items"]!.AsArray())!["publicityId"]!.ToString());
        Assert.Equal("2015-03-10", list["items.0.since"]);
        var early = await officer.Post($"publicity/{published}/taking-down", new { on = "2014-12-19", evidenceNumber = "番纪宣1" });
        Assert.Equal("publicity.before", early.Expect(UnprocessableEntity)["code"]);
        var down = new { on = "2015-03-12", evidenceNumber = "番纪宣〔2015〕8号" };
        var taken = (await officer.Post($"publicity/{published}/taking-down", down)).Expect(Created);
        Assert.Equal("2015-03-12", taken["takenDownOn"]);
        Assert.Equal("publicity.taken-down", (await officer.Post($"publicity/{published}/taking-down", down)).Expect(Conflict)["code"]);
        Assert.Empty((await officer.Get("publicity/to-take-down")).Expect(OK).Json["items"]!.AsArray());
        var all = (await officer.Get($"sanctions/{taken["sanctionId"]}/publicity")).Expect(OK);
        Assert.Equal("番纪宣〔2015〕8号", all["items.0.evidenceNumber"]);
    }

    // Who asked about him, and for what, is kept: the audit has the question, and the question its purpose.
    private static async Task InTheAudit(TestApp app, string xu)
    {
        var asked = await app.Database.Rows(
            "SELECT o.code, a.subject_id, c.purpose FROM core_audit a JOIN core_officers o ON o.id = a.officer_id "
                + "JOIN sanctions_consequences c ON c.asked_by = a.officer_id AND c.person_id = a.subject_id "
                + "WHERE a.request = 'AskConsequence' AND a.outcome = 'Done'"
        );
        Assert.All(asked, row => Assert.Equal(("panyu.org", "廉政意见"), ((string)row[0]!, (string)row[2]!)));
        Assert.Contains(asked, row => Id(row[1]!) == Guid.Parse(xu));
    }

    private static Guid Id(object stored) => stored is Guid id ? id : new Guid((byte[])stored, bigEndian: true);

    // When the period is over the three bodies review together; nothing keeps the label on.
    private static async Task ReviewTogether(TestApp app, Api officer, string sanction)
    {
        app.Clock.MoveTo(2015, 3, 1);
        var ends = (await officer.Get("period-ends?from=2015-03-01&to=2015-03-31")).Expect(OK);
        Assert.Contains(ends.Json["items"]!.AsArray(), item => item!["sanctionId"]!.ToString() == sanction);
        Assert.Equal("on", ends["items.0.label.state"]);
        app.Clock.MoveTo(2015, 3, 10);
        // That it affects use no longer is found together, too.
        var alone = new
        {
            stillAffectsUse = false,
            on = "2015-03-10",
            decider = "联席会议",
            reasons = "不影响使用",
            participants = new[] { new { body = "other", names = "某机关" } },
        };
        var missing = (await officer.Post($"sanctions/{sanction}/use-judgements", alone)).Expect(UnprocessableEntity);
        Assert.Equal(("use-judgement.body-missing", "participants"), (missing["code"], missing["errors.0.field"]));
        Assert.Contains("discipline, organisation, personnel", missing["errors.0.right"], StringComparison.Ordinal);
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
