using Guihang.Core.Data;
using Guihang.Core.Sheets;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Sheets;

/// <summary>Every list is given as a sheet too: whole, confined to the caller's reach, in the caller's language, harmless, and audited.</summary>
public sealed class Lists
{
    [Fact]
    public async Task A_list_longer_than_a_page_is_whole_in_both_forms()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        for (var i = 0; i < 205; i++)
        {
            await officer.Person(offices.Town, $"甲{i}");
        }

        var xlsx = (await officer.Post("people/search?form=xlsx", new { })).Expect(OK);
        var csv = (await officer.Post("people/search?form=csv", new { })).Expect(OK);

        Assert.Equal(SheetForms.XlsxMediaType, xlsx.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Bytes[..3]);
        Assert.Equal(206, xlsx.Sheet().Count);
        Assert.Equal(
            xlsx.Sheet().ConvertAll(row => string.Join('|', row.Cells)),
            csv.Sheet().ConvertAll(row => string.Join('|', row.Cells))
        );
        Assert.Contains("姓名", xlsx.Sheet()[0].Cells);
        Assert.Contains("公务员（含参公人员）", xlsx.Sheet()[1].Cells);
        Assert.Contains("南海区某镇人民政府", xlsx.Sheet()[1].Cells);
        Assert.Equal(
            2,
            await app.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE request = 'SearchPeople' AND code LIKE 'sheet%'")
        );
    }

    [Fact]
    public async Task Text_that_looks_like_a_formula_stays_text()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        string[] names = ["=1+1", "+1", "-1", "@SUM(A1)"];
        foreach (var name in names)
        {
            await officer.Person(offices.Town, name);
        }

        var csv = (await officer.Post("people/search?form=csv", new { })).Expect(OK);
        var xlsx = (await officer.Post("people/search?form=xlsx", new { })).Expect(OK);

        Assert.All(names, name => Assert.Contains($"'{name}", csv.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(csv.Text.Split('\n'), line => line.Split(',').Any(cell => cell.Trim('"') is ['=' or '+' or '-' or '@', ..]));
        var workbook = new System.IO.Compression.ZipArchive(new MemoryStream(xlsx.Bytes));
        using var sheet = new StreamReader(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.Contains("=1+1", xml, StringComparison.Ordinal);
        // Read back, each is the name that was typed.
        Assert.Subset(csv.Sheet().SelectMany(row => row.Cells).ToHashSet(), names.ToHashSet());
        Assert.Subset(xlsx.Sheet().SelectMany(row => row.Cells).ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public async Task Nobody_gets_more_by_a_sheet_than_page_by_page()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var offices = await app.Open();
        await app.As("nanhai.officer").Person(offices.Town, "黄某");
        await app.As("province.officer").Person(offices.Department, "莫某");

        var town = (await app.As("town.secretary").Post("people/search?form=csv", new { })).Expect(OK);
        var department = (await app.As("department.secretary").Post("people/search?form=csv", new { })).Expect(OK);

        Assert.Contains("黄某", town.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("莫某", town.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("黄某", department.Text, StringComparison.Ordinal);
        (await app.As("admin").Post("people/search?form=csv", new { })).Expect(Forbidden);
        (await app.As("").Get("units?form=xlsx")).Expect(Unauthorized);
        Assert.Equal(2, await app.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE code = 'sheet.csv'"));
    }

    [Fact]
    public async Task Headers_and_words_are_in_the_callers_language()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var offices = await app.Open();
        await app.As("nanhai.officer").Person(offices.Town, "黄某");

        var english = (await app.As("nanhai.officer").Post("people/search?form=csv", new { }, language: "en")).Expect(OK);

        Assert.Contains("Category of person", english.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("公务员", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_there_is_not_is_refused_by_name()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();

        var refused = (await app.As("nanhai.officer").Get("units?form=pdf")).Expect(BadRequest);

        Assert.Equal("list.form", refused["code"]);
        Assert.Equal("form", refused["errors.0.field"]);
        Assert.Equal("请写 json、xlsx 或者 csv。", refused["errors.0.right"]);
    }

    [Fact]
    public async Task Every_list_of_the_document_is_given_as_both_forms()
    {
        await using var app = await DemoHost.Create();
        var contract = await Contract.Of(app);
        var officers = await app.Officers(contract);
        var lists = contract
            .Operations.Where(operation => operation.Parameters.Any(p => p["name"]!.ToString() == "form" && $"{p["example"]}" == "json"))
            .ToList();
        Assert.True(lists.Count > 14, $"Saw {lists.Count} lists.");

        foreach (var list in lists)
        {
            foreach (var form in new[] { "xlsx", "csv" })
            {
                var answer = await Send(app, list, officers, form);
                Assert.True(answer.Status == OK, $"{list.Name}: {answer.Status} {answer.Text[..Math.Min(300, answer.Text.Length)]}");
                Assert.True(answer.Sheet().Count > 0, list.Name);
            }
        }
    }

    private static async Task<Answer> Send(TestApp app, Operation list, IReadOnlyList<string> officers, string form)
    {
        Answer? answer = null;
        foreach (var officer in officers)
        {
            var api = app.As(officer);
            using var request = list.Request(api, list.FirstBody);
            request.RequestUri = new Uri(
                request.RequestUri!.OriginalString.Replace("form=json", $"form={form}", StringComparison.Ordinal),
                UriKind.Relative
            );
            answer = await api.Send(request);
            if (answer.Status != Forbidden)
            {
                break;
            }
        }

        return answer!;
    }
}
