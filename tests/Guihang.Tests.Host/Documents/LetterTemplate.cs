using System.IO.Compression;
using System.Xml.Linq;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Documents;

/// <summary>A letter says what the plugin's template says.</summary>
public sealed class LetterTemplate
{
    [Fact]
    public async Task A_template_changed_in_a_copy_of_the_folder_changes_the_letter()
    {
        using var plugins = new PluginCopy();
        plugins
            .Replace("440605.Nanhai/documents/care-letter.md", "受到处分，不等于被组织放弃。", "{{unitName}}与您同行。")
            .Replace("440605.Nanhai/documents/care-letter.md", "version: \"1.0\"", "version: \"1.1\"");

        var (html, docx, letter) = await Letter(plugins);

        Assert.Contains("南海区某镇人民政府与您同行。", html, StringComparison.Ordinal);
        Assert.Contains("南海区某镇人民政府与您同行。", docx, StringComparison.Ordinal);
        Assert.DoesNotContain("不等于被组织放弃", html, StringComparison.Ordinal);
        Assert.Equal("1.1", letter["templateVersion"]);
    }

    [Fact]
    public async Task The_letter_as_it_ships()
    {
        using var plugins = new PluginCopy();

        var (html, docx, letter) = await Letter(plugins);

        await VerifyXunit.Verifier.Verify(html, "html");
        Assert.Contains("黄*某同志", docx, StringComparison.Ordinal);
        Assert.Equal("sanctions.person", letter["fields.0.source"]);
        Assert.Equal("2018-09-07", letter["fields.0.asOf"]);
        Assert.Empty(letter.Json["blanks"]!.AsArray());
    }

    // The name has a sign in it that means something in Markdown, which a letter must not take for formatting.
    private static async Task<(string Html, string Docx, Answer Letter)> Letter(PluginCopy plugins)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, plugins.Settings);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 7);
        var person = await officer.Person(offices.Town, "黄*某");
        var sanction = await officer.Sanction(person, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        var id = (await officer.Get($"documents?subjectId={await officer.CaseOf(person)}")).Expect(OK)["items.0.id"];
        await app.DoOrders();
        using var zip = new ZipArchive(new MemoryStream((await officer.Get($"documents/{id}/content?form=docx")).Expect(OK).Bytes));
        await using var document = await zip.GetEntry("word/document.xml")!.OpenAsync();
        return (
            (await officer.Get($"documents/{id}/content?form=html")).Expect(OK).Text,
            XDocument.Load(document).Root!.Value,
            (await officer.Get($"documents/{id}")).Expect(OK)
        );
    }
}
