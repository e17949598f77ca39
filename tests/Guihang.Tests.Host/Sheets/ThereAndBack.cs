using System.Text;
using Guihang.Core.Imports;
using Guihang.Tests.Host.Support;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Sheets;

/// <summary>The whole demo, given in a county's own columns, changes nothing when it is imported again.</summary>
[Collection(OnTheDemo.Name)]
public sealed class ThereAndBack(DemoDatabase demo)
{
    private const string Region = "440605";

    // Nothing of visits, and visits without the capacity of the visitors.
    [Theory]
    [InlineData("")]
    [InlineData(",回访日期,方式,谈话人")]
    public async Task What_is_given_of_the_demo_in_the_countys_own_columns_is_all_there_already(string ofVisits)
    {
        await using var app = await demo.Open();
        var officer = app.As("nanhai.officer");
        var headers = $"姓名,单位,职务,人员类别,处分种类,适用文本,决定日期,文书号{ofVisits}";
        // A county whose ledger has these columns and no others.
        var columns = await Try(app, headers, new() { ["documentNumber"] = "文书号" });
        await app.Database.Execute($"UPDATE core_ledger_columns SET columns = '{columns}' WHERE region = '{Region}'");
        // Another mapping that is tried only leaves the county's as it is.
        await Try(app, "姓名,单位,职务,处分种类,决定日期,号数", new() { ["documentNumber"] = "号数" });
        var before = await app.Database.Counts("core_audit");

        var given = (await officer.Post($"people/search?form=csv&columns={Region}", new { })).Expect(OK);

        var rows = given.Sheet();
        Assert.StartsWith(headers, string.Join(',', rows[0].Cells), StringComparison.Ordinal);
        Assert.True(rows.Count > 100, $"{rows.Count} rows.");
        var again = await app.Import("nanhai.officer", given.Bytes, Region);
        var faults = string.Join('\n', (await officer.Faults(again.Id)).Select(fault => $"{fault.Address} {fault.Code} {fault.Wrong}"));
        Assert.True(
            (again["rows"], again["loaded"], again["unchanged"], again["refused"]) == ($"{rows.Count - 1}", "0", $"{rows.Count - 1}", "0"),
            $"{again.Text}\n{faults}"
        );
        var after = await app.Database.Counts("core_audit");
        Assert.All(
            before.Where(table => !table.Key.StartsWith("core_", StringComparison.Ordinal)),
            table => Assert.Equal(table, KeyValuePair.Create(table.Key, after[table.Key]))
        );
    }

    private static async Task<string> Try(TestApp app, string headers, Dictionary<string, string> columns)
    {
        var body = new
        {
            jurisdiction = Region,
            fileName = "台账.csv",
            content = Encoding.UTF8.GetBytes(headers + "\n"),
            isDryRun = true,
            columns,
        };
        var tried = (await app.As("nanhai.officer").Post("imports", body, key: $"import-{app.NextKey()}")).Expect(Created);
        await app.Services.GetRequiredService<ImportWorker>().DoWaiting(CancellationToken.None);
        return tried.Json["columns"]!.ToJsonString();
    }
}
