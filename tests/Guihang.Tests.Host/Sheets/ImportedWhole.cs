using System.IO.Compression;
using System.Text;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Sheets;

/// <summary>Rows of a ledger are taken whole, those of one person belong together, and a file that breaks off harms no other.</summary>
public sealed class ImportedWhole
{
    private const string Unit = "南海区某镇人民政府";

    private static readonly string[] Headers =
    [
        .. Ledgers.Headers,
        "性别",
        "编号",
        "回访日期",
        "回访方式",
        "回访人",
        "回访人身份",
        "回访地点",
    ];

    [Fact]
    public async Task What_is_wrong_with_a_visit_leaves_out_the_sanction_too()
    {
        await using var app = await Open();
        List<IReadOnlyList<string>> rows = [Headers, Row("甲某", "2018-06-15", visited: "2018-13-40")];

        var import = await app.Import("nanhai.officer", Ledgers.Csv(rows), "440605");

        Assert.Equal(("0", "1"), (import["loaded"], import["refused"]));
        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"));
    }

    [Fact]
    public async Task Lines_of_one_person_belong_together_and_the_same_again_changes_nothing()
    {
        await using var app = await Open();
        List<IReadOnlyList<string>> rows =
        [
            Headers,
            Row("甲某", "2018-06-15", visited: "2018-07-01"),
            Row("甲某", "2018-06-15", visited: "2018-08-01"),
            With(
                new string[Headers.Length],
                (1, "甲某"),
                (2, Unit),
                (16, "2018-09-01"),
                (17, "谈话"),
                (18, "陈书记"),
                (19, "书记"),
                (20, "镇政府")
            ),
        ];

        await app.Import("nanhai.officer", Ledgers.Csv(rows), "440605");
        Assert.Equal((1, 1, 3), await Counts(app));
        var again = await app.Import("nanhai.officer", Ledgers.Csv(rows), "440605");

        Assert.Equal("0", again["loaded"]);
        Assert.Equal((1, 1, 3), await Counts(app));
    }

    [Fact]
    public async Task Two_of_one_number_are_two_and_two_of_one_name_are_not_taken_for_one()
    {
        await using var app = await Open();
        List<IReadOnlyList<string>> rows =
        [
            Headers,
            Row("甲某", "2018-06-15", sex: "男", number: "案1"),
            Row("乙某", "2018-06-15", number: "案1"),
        ];
        Assert.Equal("2", (await app.Import("nanhai.officer", Ledgers.Csv(rows), "440605"))["loaded"]);

        var other = await app.Import(
            "nanhai.officer",
            Ledgers.Csv([Headers, Row("甲某", "2019-06-14", sex: "女", number: "案2")]),
            "440605"
        );

        Assert.Equal(("0", "1"), (other["loaded"], other["refused"]));
        Assert.Equal("import-person", Assert.Single(await app.As("nanhai.officer").Faults(other.Id)).Code);
    }

    [Fact]
    public async Task A_workbook_that_breaks_off_fails_and_the_next_one_is_loaded()
    {
        await using var app = await Open();
        var good = await Ledgers.Xlsx([Headers, Row("甲某", "2018-06-15")]);

        var broken = await app.Import("nanhai.officer", BrokenOff(good), "440605");
        Assert.Equal("failed", broken["state"]);
        Assert.Equal(("done", "1"), Ended(await app.Import("nanhai.officer", good, "440605")));
        Assert.NotEqual(InternalServerError, (await app.As("nanhai.officer").Get($"imports/{broken.Id}/report")).Status);
    }

    private static (string?, string?) Ended(Answer import) => (import["state"], import["loaded"]);

    private static async Task<TestApp> Open()
    {
        var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        app.Clock.MoveTo(2026, 11, 2);
        return app;
    }

    private static async Task<(int People, int Sanctions, int Visits)> Counts(TestApp app) =>
        (
            await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"),
            await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_sanctions"),
            await app.Database.Scalar<int>("SELECT count(*) FROM visits_visits")
        );

    private static string[] Row(string name, string decidedOn, string? visited = null, string sex = "", string number = "")
    {
        string[] row = [.. Ledgers.Row("1", name, Unit, "党内警告", "party-2015", decidedOn), sex, number, "", "", "", "", ""];
        return visited is null ? row : With(row, (16, visited), (17, "谈话"), (18, "陈书记"), (19, "书记"), (20, "镇政府"));
    }

    private static string[] With(string[] row, params (int Column, string Text)[] cells)
    {
        foreach (var (column, text) in cells)
        {
            row[column] = text;
        }

        return [.. row.Select(cell => cell ?? "")];
    }

    // The sheet ends in the middle of its second row.
    private static byte[] BrokenOff(byte[] workbook)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = archive.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(sheet.Open(), Encoding.UTF8))
            {
                xml = reader.ReadToEnd();
            }

            var name = sheet.FullName;
            sheet.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(xml[..(xml.IndexOf("党内警告", StringComparison.Ordinal) + 4)]);
        }

        return stream.ToArray();
    }
}
