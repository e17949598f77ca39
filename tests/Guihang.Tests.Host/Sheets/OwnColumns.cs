using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Sheets;

/// <summary>A county's ledger is given in its own columns, and what was given changes nothing when it is imported again.</summary>
public sealed class OwnColumns
{
    private const string Region = "440605";
    private const string Unit = "南海区某镇人民政府";

    private static readonly IReadOnlyList<string> Headers =
    [
        "台账编号",
        "处分决定",
        "受处分人",
        "所在单位",
        "现任职务",
        "人员身份",
        "处分依据",
        "处分时间",
        "批准机关",
        "处分文号",
        "主要问题",
        "立案辖区",
        "宣布日期",
        "影响期止",
        "谈话时间",
        "谈话方式",
        "谈话人",
        "谈话人身份",
        "谈话地点",
        "思想动态",
    ];

    private static readonly IReadOnlyList<IReadOnlyList<string>> Ledger =
    [
        ["某镇受处分人员台账"],
        Headers,
        Row("南-1", "党内警告", "甲某", "party-2018", "2019.3.1", Region, "2019.4.1、2019年7月1日", "谈话", "陈书记、林某", "书记、纪委"),
        Row("南-2", "政务记过", "乙某", "政务处分法", "20210301", "", "", "", "", ""),
    ];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_is_given_in_the_countys_own_columns_changes_nothing_when_it_is_imported_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        app.Clock.MoveTo(2026, 11, 2);
        var officer = app.As("nanhai.officer");
        var none = (await officer.Post($"people/search?form=csv&columns={Region}", new { })).Expect(NotFound);
        Assert.Equal(("import.no-columns-kept", "columns"), (none["code"], none["errors.0.field"]));

        var first = await app.Import("nanhai.officer", Ledgers.Csv(Ledger), Region);
        Assert.Equal(("2", "2", "0", "0"), (first["rows"], first["loaded"], first["refused"], first["warnings"]));
        var (person, sanction, visitedCase) = await ByHand(officer, offices);

        var kept = (await officer.Get($"ledger-columns/{Region}")).Expect(OK);
        Assert.Equal(Headers, kept.Json["columns"]!.AsArray().Select(column => $"{column!["header"]}"));

        var before = await Counts(app.Database);
        var csv = (await officer.Post($"people/search?form=csv&columns={Region}", new { })).Expect(OK);
        var xlsx = (await officer.Post($"people/search?form=xlsx&columns={Region}", new { })).Expect(OK);
        Assert.Equal(Headers, xlsx.Sheet()[0].Cells);
        Assert.Equal(csv.Sheet().ConvertAll(Text), xlsx.Sheet().ConvertAll(Text));
        // In the county's words and with its numbers; two visits that differ in their days alone share a line.
        Assert.Contains(csv.Sheet(), row => row[0] == "南-1" && row[1] == "党内警告" && row[14] == "2019-04-01、2019-07-01");
        Assert.Contains(csv.Sheet(), row => row[0] == "南-2" && row[11] == "" && row[13] == "2022-02-28" && row[14] == "");
        // What was registered by hand stands there too, and text that looks like a formula is none.
        Assert.Contains("'=1+1", csv.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Text.Split('\n'), line => line.Split(',').Any(cell => cell.Trim('"') is ['=', ..]));

        foreach (
            var given in new[]
            {
                csv,
                xlsx,
                (await officer.Get($"people/{person}/sanctions?form=csv&columns={Region}")).Expect(OK),
                (await officer.Get($"follow-up-cases/{visitedCase}/visits?form=xlsx&columns={Region}")).Expect(OK),
            }
        )
        {
            var rows = given.Sheet().Count - 1;
            Assert.True(rows > 0);
            var again = await app.Import("nanhai.officer", given.Bytes, Region);
            Assert.Equal(
                ($"{rows}", "0", $"{rows}", "0", "0"),
                (again["rows"], again["loaded"], again["unchanged"], again["refused"], again["warnings"])
            );
        }

        Assert.Equal(before, await Counts(app.Database));

        // A revoked sanction stands in no ledger.
        (await officer.Change($"sanctions/{sanction}/revocation", 1, new { on = "2026-10-01", documentNumber = "撤1号" })).Expect(OK);
        Assert.DoesNotContain(
            "手工1号",
            (await officer.Post($"people/search?form=csv&columns={Region}", new { })).Text,
            StringComparison.Ordinal
        );

        (await app.As("town.secretary").Post($"people/search?form=csv&columns={Region}", new { })).Expect(Forbidden);
        Assert.Equal("list.no-ledger", (await officer.Get($"units?form=csv&columns={Region}")).Expect(BadRequest)["code"]);
    }

    [Fact]
    public async Task What_is_kept_of_the_ledger_stays_when_a_file_of_less_comes_and_when_nothing_of_a_file_is_loaded()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        app.Clock.MoveTo(2026, 11, 2);
        var officer = app.As("nanhai.officer");
        var called = new Dictionary<string, string>(StringComparer.Ordinal) { ["documentNumber"] = "卷号" };
        List<IReadOnlyList<string>> ledger =
        [
            [.. Ledgers.Headers.Select(header => header == "文号" ? "卷号" : header)],
            [.. Ledgers.Row("1", "甲某", Unit, "党内警告", "party-2018", "2019-03-01")],
        ];
        var loaded = await app.Import("nanhai.officer", Ledgers.Csv(ledger), Region, columns: called);
        Assert.Equal(("1", "1"), (loaded["rows"], loaded["loaded"]));
        var kept = await Kept(officer);
        Assert.Contains("卷号", kept);

        // Visits alone, with the usual headers; then a file of which no row can be loaded, with headers of its own.
        List<IReadOnlyList<string>> visits =
        [
            ["姓名", "单位", "回访日期", "回访方式", "回访人", "回访人身份", "回访地点"],
            ["甲某", Unit, "2019-06-03", "谈话", "陈书记", "书记", "镇政府"],
        ];
        Assert.Equal("1", (await app.Import("nanhai.officer", Ledgers.Csv(visits), Region))["loaded"]);
        Assert.Equal(kept, (await Kept(officer)).Take(kept.Count));
        var widened = await Kept(officer);
        List<IReadOnlyList<string>> refused =
        [
            [.. Ledgers.Headers.Select(header => header == "事由" ? "错误事实" : header)],
            [.. Ledgers.Row("1", "乙某", "没有的单位", "党内警告", "party-2018", "2019-03-01")],
        ];
        var none = await app.Import(
            "nanhai.officer",
            Ledgers.Csv(refused),
            Region,
            columns: new Dictionary<string, string>(StringComparer.Ordinal) { ["cause"] = "错误事实" }
        );
        Assert.Equal(("0", "1"), (none["loaded"], none["refused"]));
        Assert.Equal(widened, await Kept(officer));

        // So the ledger is read as before, without being told again what it calls its columns.
        var again = await app.Import("nanhai.officer", Ledgers.Csv(ledger), Region);
        Assert.Equal(("1", "0"), (again["unchanged"], again["refused"]));
    }

    [Theory]
    [InlineData("没有这列", 422, "import.no-such-header", "columns.cause")]
    [InlineData(" ", 400, "invalid", "columns")]
    [InlineData(null, 400, "invalid", "columns")]
    public async Task A_mapping_to_a_header_that_the_file_has_not_is_refused(string? header, int status, string code, string field)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();

        var answer = await app.As("nanhai.officer")
            .Post(
                "imports",
                new
                {
                    jurisdiction = Region,
                    fileName = "台账.csv",
                    content = Ledgers.Csv([Ledgers.Headers, Ledgers.Row("1", "甲某", Unit, "党内警告", "party-2018", "2019-03-01")]),
                    columns = new { cause = header },
                }
            );

        Assert.Equal((status, code, field), ((int)answer.Status, answer["code"], answer["errors.0.field"]));
        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM core_imports"));
    }

    private static async Task<List<string>> Kept(Api officer) =>
        [.. (await officer.Get($"ledger-columns/{Region}")).Expect(OK).Json["columns"]!.AsArray().Select(column => $"{column!["header"]}")];

    private static async Task<(string Person, string Sanction, string Case)> ByHand(Api officer, Offices offices)
    {
        var person = await officer.Person(offices.Town, "=1+1", category: "publicInstitutionStaff");
        var sanction = (
            await officer.Post(
                $"people/{person}/sanctions",
                new
                {
                    regime = "publicInstitution",
                    kind = "warning",
                    legalText = "institutions-2023",
                    decidedOn = "2024-03-01",
                    decidingBody = "某中学",
                    documentNumber = "手工1号",
                    cause = "违反工作纪律",
                }
            )
        ).Expect(Created);
        var opened = await officer.CaseOf(person);
        // A home visit needs the family's agreement, which no ledger tells: it is there already.
        (
            await officer.Post(
                $"follow-up-cases/{opened}/visits",
                new
                {
                    kind = "homeVisit",
                    heldOn = "2024-06-01",
                    consentOn = "2024-05-30",
                    visitors = new[] { new { name = "陈书记", capacity = "unitSecretary" } },
                    place = "家中",
                }
            )
        ).Expect(Created);
        return (person, sanction.Id, opened);
    }

    private static async Task<Dictionary<string, int>> Counts(TestDatabase database) =>
        (await database.Counts())
            .Where(table => !table.Key.StartsWith("core_", StringComparison.Ordinal))
            .ToDictionary(table => table.Key, table => table.Value, StringComparer.Ordinal);

    private static string Text(Core.Sheets.SheetRow row) => string.Join('|', row.Cells);

    private static IReadOnlyList<string> Row(
        string number,
        string kind,
        string name,
        string text,
        string day,
        string caseRegion,
        string days,
        string visitKind,
        string visitors,
        string capacities
    ) =>
        [
            number,
            kind,
            name,
            Unit,
            "干部",
            "公务员",
            text,
            day,
            "本级纪委监委",
            $"〔{number}〕号",
            "违反工作纪律",
            caseRegion,
            day,
            "",
            days,
            visitKind,
            visitors,
            capacities,
            days == "" ? "" : "镇党委会议室",
            days == "" ? "" : "平稳",
        ];
}
