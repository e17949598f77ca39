using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Guihang.Core.Data;
using Guihang.Core.Sheets;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Sheets;

/// <summary>Whatever is wrong in a ledger: what is right is stored, what is wrong is named by its cell, and the same ledger again changes nothing.</summary>
public sealed class AnySheet
{
    private const string Unit = "南海区某镇人民政府";

    // What may be wrong with a row: the column, what stands in it, and the kind of fault.
    private static readonly (int Column, string Text, string Code)[] Faults =
    [
        (1, "", "import-missing"),
        (2, "没有这个单位", "import-unit"),
        (2, "", "import-missing"),
        (3, "", "import-missing"),
        (4, "国王", "import-word"),
        (6, "斩首", "import-word"),
        (6, "警告", "import-regime"),
        (7, "宪法", "import-text"),
        (7, "", "import-text"),
        (8, "2025-02-29", "import-day"),
        (8, "去年", "import-day"),
        (8, "", "import-missing"),
        (8, "2030-01-01", "day-in-future"),
        (9, "", "import-missing"),
        (11, "", "import-missing"),
        (12, "2017-01-01", "import-served"),
    ];

    private static readonly Gen<(int Days, int Fault)> Rows =
        from days in Gen.Choose(0, 1000)
        from fault in Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Choose(0, Faults.Length - 1)))
        select (days, fault);

    [Fact]
    public async Task Good_rows_are_stored_bad_cells_are_named_and_the_same_again_changes_nothing()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        app.Clock.MoveTo(2026, 11, 2);
        var number = 0;
        foreach (var sheet in Rows.ListOf().Where(rows => rows.Count is > 0 and < 30).Sample(12))
        {
            await Hold(app, ++number, [.. sheet]);
        }

        Assert.Equal(12, number);
    }

    private static async Task Hold(TestApp app, int number, IReadOnlyList<(int Days, int Fault)> rows)
    {
        var sheet = new List<IReadOnlyList<string>> { Ledgers.Headers };
        foreach (var (i, row) in rows.Index())
        {
            sheet.Add(Spoilt(Right(number, i, row.Days), row.Fault));
        }

        var before = await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_sanctions");
        var content =
            number % 2 == 0
                ? await Ledgers.Xlsx(sheet)
                : Ledgers.Csv(sheet, new UTF8Encoding(encoderShouldEmitUTF8Identifier: number % 3 == 0));
        var import = await app.Import("nanhai.officer", content, "440605");
        var good = rows.Count(row => row.Fault < 0);
        Assert.Equal((rows.Count, good), (Number(import["rows"]), Number(import["loaded"])));
        Assert.Equal(before + good, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_sanctions"));

        var expected = rows.Index()
            .Where(row => row.Item.Fault >= 0)
            .Select(row => (SheetRow.Address(Faults[row.Item.Fault].Column, row.Index + 2), Faults[row.Item.Fault].Code));
        var found = (await app.As("nanhai.officer").Faults(import.Id)).Select(fault => (fault.Address, fault.Code));
        Assert.Equal(
            expected.OrderBy(fault => fault.Item1, StringComparer.Ordinal),
            found.OrderBy(fault => fault.Address, StringComparer.Ordinal)
        );

        var again = await app.Import("nanhai.officer", content, "440605");
        Assert.Equal((0, good), (Number(again["loaded"]), Number(again["unchanged"])));
        Assert.Equal(before + good, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_sanctions"));
    }

    private static List<string> Right(int sheet, int row, int days)
    {
        var day = new DateOnly(2018, 11, 1).AddDays(days);
        var right = Ledgers.Row(
            $"{sheet}-{row}",
            $"甲{sheet}乙{row}",
            Unit,
            "党内警告",
            "party-2018",
            day.ToString("yyyy.M.d", CultureInfo.InvariantCulture)
        );
        right[12] = day.AddDays(2).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        return right;
    }

    private static List<string> Spoilt(List<string> row, int fault)
    {
        if (fault >= 0)
        {
            row[Faults[fault].Column] = Faults[fault].Text;
            // A day that is none cannot be before another.
            row[12] = Faults[fault].Column == 12 ? row[12] : "";
        }

        return row;
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);
}
