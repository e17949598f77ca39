using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J10: missed care by the officer who owed it.</summary>
public sealed class J10_Compliance
{
    private static readonly string[] Measures = ["谈心谈话"];

    private const string Spring = "compliance?jurisdiction=440605&from=2019-03-01&to=2019-04-30&by=officer";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_What_was_owed_is_told_by_carer_by_secretary_and_where_nobody_holds_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var leaderless = await app.Unit("南海区某局", "440605");
        app.Clock.MoveTo(2019, 3, 4);
        await Served(officer, offices.Town, "甲");
        await Served(officer, offices.Town, "乙");
        await Served(officer, leaderless, "丙");
        var cared = await Served(officer, offices.Town, "丁");
        var carer = (await officer.Get("officers?limit=200")).Expect(OK).Json["items"]!
            .AsArray()
            .Single(listed => listed!["code"]!.ToString() == "nanhai.officer")!["id"]!.ToString();
        (
            await officer.Post(
                $"follow-up-cases/{cared}/care-plan",
                new
                {
                    responsibleOfficerId = carer,
                    madeBy = "区纪委监委",
                    madeOn = "2019-03-04",
                    goals = "放下包袱",
                    measures = Measures,
                    agreedWithPerson = true,
                    agreementNote = "本人同意",
                }
            )
        ).Expect(Created);
        app.Clock.MoveTo(2019, 4, 15);

        Assert.Equal(
            ["carer: 1 of 1", "nobody: 1 of 1", "secretary: 2 of 2"],
            (await Rows(officer, "zh-CN"))
                .Select(row =>
                    row["name"]!.ToString() switch
                    {
                        "无人负责" => "nobody",
                        "林某" => "carer",
                        "陈书记" => "secretary",
                        var other => other,
                    } + $": {row["overdue"]} of {row["due"]}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            $"{Guid.Empty}",
            Assert.Single(await Rows(officer, "en"), row => row["name"]!.ToString() == "nobody")["id"]!.ToString()
        );
        // Paged by the officers' ids, and nobody is told twice.
        var paged = new List<string>();
        string? after = "";
        while (after is not null)
        {
            var page = (await officer.Get($"{Spring}&limit=1{(after is "" ? "" : $"&after={after}")}")).Expect(OK);
            paged.Add(page["items.0.id"]!);
            after = page["next"];
        }

        Assert.Equal((await Rows(officer, "zh-CN")).Select(row => row["id"]!.ToString()), paged);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_An_exemption_has_a_reason_an_approver_and_an_end(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2019, 3, 4);
        var path = $"follow-up-cases/{await Served(officer, offices.Town, "甲")}";
        var secretary = app.As("town.secretary");
        var item = (await secretary.Get(path)).Expect(OK)["dueItems.0.id"];
        app.Clock.MoveTo(2019, 4, 15);
        var body = new
        {
            dueItemIds = new[] { item },
            until = "2019-05-10",
            reason = "住院治疗",
        };
        (await secretary.Post($"{path}/exemptions", body with { reason = "" })).Expect(BadRequest);
        var asked = (await secretary.Post($"{path}/exemptions", body)).Expect(Created);
        var decision = $"exemptions/{asked["items.0.id"]}/decision";
        (await secretary.Post(decision, new { granted = true })).Expect(Forbidden);
        var granted = (await officer.Post(decision, new { granted = true })).Expect(Created);
        var approver = (await app.Database.Rows("SELECT id FROM core_officers WHERE code = 'nanhai.officer'"))[0][0];

        Assert.Equal(("住院治疗", "2019-05-10", "true"), (granted["reason"], granted["until"], granted["isGranted"]));
        Assert.Equal(Hex(approver), Guid.Parse(granted["decidedBy"]!));
        Assert.Equal(("1", "0"), await Standing(officer));
        // Its last day over, the visit is owed again.
        app.Clock.MoveTo(2019, 5, 11);
        Assert.Equal(("0", "1"), await Standing(officer));
    }

    private static async Task<(string? Exempt, string? Overdue)> Standing(Api officer)
    {
        var told = (await officer.Get(Spring)).Expect(OK);
        return (told["items.0.exempt"], told["items.0.overdue"]);
    }

    private static Guid Hex(object? id) => id is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)id!;

    private static async Task<List<System.Text.Json.Nodes.JsonNode>> Rows(Api officer, string language) =>
        [.. (await officer.Get(Spring, language)).Expect(OK).Json["items"]!.AsArray().Select(row => row!)];

    // A talk is owed within thirty days of service, and nobody holds one.
    private static async Task<string> Served(Api officer, Guid unit, string name)
    {
        var person = await officer.Person(unit, name);
        var sanction = await officer.Sanction(person, "2019-03-01");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2019-03-04" })).Expect(OK);
        return await officer.CaseOf(person);
    }
}
