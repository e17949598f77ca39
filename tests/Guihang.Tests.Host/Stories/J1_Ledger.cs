using System.Text;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J1: the ledger of nine rows with which the province begins. Days that the story does not give are invented.</summary>
public sealed class J1_Ledger
{
    private const string Enterprise = "省管某企业下属三级公司";
    private const string Organ = "广州市某机关";
    private const string Town = "番禺区某镇人民政府";
    private const string Bureau = "花都区某局";

    private static readonly IReadOnlyList<IReadOnlyList<string>> Nine =
    [
        Ledgers.Headers,
        Ledgers
            .Row("1", "孙某", Enterprise, "党内警告", "纪律处分条例（2015年）", "2018年6月15日")[..12]
            .Append("2018-06-22")
            .Append("2019-06-14")
            .ToList(),
        With(Ledgers.Row("2", "赵某", Organ, "党内警告", "纪律处分条例（2015年）", "2018.5.18"), 5, "退休"),
        Ledgers.Row("3", "孟某", "广东省直某部门", "行政记过", "行政机关公务员处分条例", "2019/3/20"),
        With(Ledgers.Row("4", "黄某", "南海区某镇人民政府", "行政记大过", "regulation-2007", "43348"), 13, "2020-03-05"),
        Ledgers.Row("5", "徐某", Town, "党内警告", "party-2003", "2014-03-10"),
        Ledgers.Row("6", "许某", Town, "党内警告", "party-2003", "2014-03-10"),
        Ledgers.Row("7", "莫某", "广东省直某部门", "党内严重警告", "纪律处分条例（2015年）", "2017-09-20"),
        Ledgers.Row("8", "某干部", Bureau, "党内警告", "纪律处分条例（2015年）", "2017-03-01"),
        Ledgers.Row("9", "某某", Bureau, "党内警告", "纪律处分条例（2015年）", ""),
    ];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J1_Ledger_of_nine_rows_stores_eight_and_lists_the_broken_one(DatabaseKind kind)
    {
        await using var app = await Open(kind);
        var officer = app.As("province.officer");

        // First as a dry run: it says the same and writes nothing.
        var tried = await app.Import("province.officer", await Ledgers.Xlsx(Nine), isDryRun: true);
        Assert.Equal(("9", "8", "1"), (tried["rows"], tried["loaded"], tried["refused"]));
        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"));
        Assert.Equal("姓名", tried["columns.name"]);

        var import = await app.Import("province.officer", await Ledgers.Xlsx(Nine));
        Assert.Equal(
            ("done", "9", "8", "0", "1"),
            (import["state"], import["rows"], import["loaded"], import["unchanged"], import["refused"])
        );
        Assert.Equal(8, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_sanctions"));
        Assert.Equal(8, await app.Database.Scalar<int>("SELECT count(*) FROM visits_cases"));

        // The one that lacks its day, with its place and what would be right; and a day that somebody counted wrongly.
        var faults = await officer.Faults(import.Id);
        var broken = Assert.Single(faults, fault => fault.Code == "import-missing");
        Assert.Equal("I10", broken.Address);
        Assert.Equal("没有填写“决定日期”。", broken.Wrong);
        Assert.StartsWith("请在这一格填写决定日期", broken.Right, StringComparison.Ordinal);
        var counted = Assert.Single(faults, fault => fault.Code == "import-period-end");
        Assert.Equal("N5", counted.Address);
        Assert.Contains("2020-03-04", counted.Wrong, StringComparison.Ordinal);
        // Of two rows that may be one man, both are loaded and an officer is told.
        var maybe = Assert.Single(faults, fault => fault.Code == "import-maybe-same");
        Assert.Equal("B7", maybe.Address);
        Assert.Equal("“许某”可能与同单位的第 6 行的“徐某”是同一人：读音相同，处分年份相同。", maybe.Wrong);
        Assert.Equal(3, faults.Count);

        await Computed(officer);

        // The report is the ledger itself with what is wrong beside each row.
        var report = (await officer.Get($"imports/{import.Id}/report")).Expect(OK).Sheet();
        Assert.Equal(10, report.Count);
        Assert.Equal(Ledgers.Headers, report[0].Cells.Take(Ledgers.Headers.Count));
        Assert.StartsWith("I10：没有填写“决定日期”。", report[9][Ledgers.Headers.Count], StringComparison.Ordinal);

        // The same again changes nothing, as another kind of file in the encoding of Excel in China.
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var before = await app.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE request = 'ImportSanctions'");
        var again = await app.Import("province.officer", Ledgers.Csv(Nine, gb18030), fileName: "台账.csv");
        Assert.Equal(("done", "0", "8", "1"), (again["state"], again["loaded"], again["unchanged"], again["refused"]));
        Assert.Equal(8, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_sanctions"));
        Assert.Equal(before + 1, await app.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE request = 'ImportSanctions'"));
    }

    // Nobody typed these days; Zhao's case is there although he is retired.
    [Fact]
    public async Task J1_A_column_that_nobody_reads_and_one_that_is_not_there_are_told()
    {
        await using var app = await Open(DatabaseKind.Sqlite);
        List<IReadOnlyList<string>> rows =
        [
            ["姓名", "单位", "人员类别", "处分种类", "处分依据", "决定日期", "家庭住址"],
            ["孙某", Town, "公务员", "党内警告", "party-2015", "2018-06-15", "某路"],
        ];

        var import = await app.Import("province.officer", Ledgers.Csv(rows));

        Assert.Equal(("1", "0", "1", "1"), (import["rows"], import["loaded"], import["refused"], import["warnings"]));
        Assert.Equal(
            [
                ("G1", "没有用到“家庭住址”这一列。"),
                ("2", "没有填写“职务”。"),
                ("2", "没有填写“决定机关”。"),
                ("2", "没有填写“文号”。"),
                ("2", "没有填写“事由”。"),
            ],
            (await app.As("province.officer").Faults(import.Id)).Select(fault => (fault.Address, fault.Wrong))
        );
    }

    private static async Task Computed(Api officer)
    {
        Dictionary<string, string> lastDays = new(StringComparer.Ordinal)
        {
            ["孙"] = "2019-06-14",
            ["赵"] = "2019-05-17",
            ["孟"] = "2020-03-19",
            ["黄"] = "2020-03-04",
            ["莫"] = "2019-03-19",
        };
        foreach (var (name, lastDay) in lastDays)
        {
            var person = (await officer.Post("people/search", new { name })).Expect(OK)["items.0.id"]!;
            Assert.Equal(lastDay, (await officer.Get($"people/{person}/sanctions")).Expect(OK)["items.0.influencePeriod.lastDay"]);
            Assert.NotEmpty(await officer.CaseOf(person));
        }
    }

    private static async Task<TestApp> Open(DatabaseKind kind)
    {
        var app = await TestApp.Create(kind, Ledgers.Guangdong);
        await app.Open();
        foreach (var (name, region) in new[] { (Enterprise, "440000"), (Organ, "440100"), (Town, "440113"), (Bureau, "440114") })
        {
            await app.Unit(name, region);
        }

        app.Clock.MoveTo(2026, 11, 2);
        return app;
    }

    private static List<string> With(List<string> row, int column, string text)
    {
        row[column] = text;
        return row;
    }
}
