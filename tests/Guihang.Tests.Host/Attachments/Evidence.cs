using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Attachments;

/// <summary>Files of visits, cases and documents: what may be attached, what is kept of it, and who sees it.</summary>
public sealed class Evidence
{
    private const string Secret = "GPS 23.03N 113.14E";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Evidence_of_a_visit_comes_back_as_it_was_sent(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (secretary, visit, huangCase) = await Visit(app);
        var sent = Files.Pdf("谈话记录");

        var attached = (await secretary.Attach($"visits/{visit}/attachments", @"C:\文件\谈话记录.PDF", sent)).Expect(Created);

        Assert.Equal("evidence", attached["purpose"]);
        Assert.Equal("谈话记录.PDF", attached["name"]);
        Assert.Equal("application/pdf", attached["mediaType"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sent)), attached["sha256"]);
        var content = (await app.As("nanhai.officer").Get($"attachments/{attached.Id}/content")).Expect(OK);
        Assert.Equal(sent, content.Bytes);
        var reader = await app.Database.Scalar<string>(
            "SELECT o.code FROM core_audit a JOIN core_officers o ON o.id = a.officer_id "
                + "WHERE a.request = 'GetAttachmentContent' AND a.outcome = 'Done' AND a.subject_kind = 'attachment'"
        );
        Assert.Equal("nanhai.officer", reader);
        Assert.Equal($"attachment-{attached.Id.Replace("-", "", StringComparison.Ordinal)}.pdf", FileName(content));

        // The same again is kept once.
        var again = (await secretary.Attach($"follow-up-cases/{huangCase}/attachments", "副本.pdf", sent)).Expect(Created);
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM core_attachment_contents"));
        Assert.Equal(again.Id, (await secretary.Get($"follow-up-cases/{huangCase}/attachments")).Expect(OK)["items.0.id"]);
        var listed = (await secretary.Get($"visits/{visit}/attachments?limit=1")).Expect(OK);
        Assert.Equal(attached.Id, listed["items.0.id"]);
        Assert.Null(listed["next"]);
    }

    [Fact]
    public async Task Pictures_lose_their_metadata_and_nothing_of_the_picture()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (secretary, visit, _) = await Visit(app);

        var photograph = (await secretary.Attach($"visits/{visit}/attachments", "家访.jpg", Files.Jpeg(Secret))).Expect(Created);
        var drawing = (await secretary.Attach($"visits/{visit}/attachments", "图.png", Files.Png(Secret))).Expect(Created);

        Assert.NotEqual(photograph["sentSha256"], photograph["sha256"]);
        var jpeg = (await secretary.Get($"attachments/{photograph.Id}/content")).Expect(OK).Bytes;
        var png = (await secretary.Get($"attachments/{drawing.Id}/content")).Expect(OK).Bytes;
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(jpeg), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(png), StringComparison.Ordinal);
        Assert.Equal([.. Files.Picture, 0xFF, 0xD9], jpeg[^(Files.Picture.Length + 2)..]);
        // The page still stands upright.
        Assert.Equal(6, jpeg[2 + 4 + 6 + 8 + 2 + 9]);
        Assert.EndsWith("IEND\u0001\u0002\u0003\u0004", Encoding.Latin1.GetString(png), StringComparison.Ordinal);
        Assert.Contains("IDAT", Encoding.Latin1.GetString(png), StringComparison.Ordinal);
        foreach (var row in await app.Database.Rows("SELECT bytes FROM core_attachment_contents"))
        {
            Assert.DoesNotContain(Secret, Encoding.Latin1.GetString((byte[])row[0]!), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("内容.exe", "MZ", "attachment.kind")]
    [InlineData("内容.pdf", "not a page", "attachment.kind")]
    [InlineData("内容.jpg", "%PDF-1.4", "attachment.other-kind")]
    [InlineData("内容.pdf", "", "attachment.none")]
    [InlineData("内容.jpg", "\u00FF\u00D8\u00FF\u00E0", "attachment.kind")]
    public async Task What_is_not_accepted_is_refused_by_what_it_holds(string name, string content, string code)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (secretary, visit, _) = await Visit(app);

        var refused = await secretary.Attach($"visits/{visit}/attachments", name, Encoding.Latin1.GetBytes(content));

        Assert.Equal(code, refused["code"]);
        Assert.Equal("file", refused["errors.0.field"]);
        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM core_attachments"));
    }

    [Fact]
    public async Task Packages_are_told_apart_and_macros_refused()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (secretary, visit, _) = await Visit(app);
        async Task<Answer> Attach(string name, params string[] parts) =>
            await secretary.Attach($"visits/{visit}/attachments", name, Files.Package(parts));

        (await Attach("表.docx", "[Content_Types].xml", "word/document.xml")).Expect(Created);
        (await Attach("表.xlsx", "[Content_Types].xml", "xl/workbook.xml")).Expect(Created);
        (await Attach("表.ofd", "OFD.xml", "Doc_0/Document.xml")).Expect(Created);
        Assert.Equal(
            "attachment.kind",
            (await Attach("表.docx", "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))["code"]
        );
        Assert.Equal("attachment.kind", (await Attach("表.zip", "任意.txt"))["code"]);
    }

    [Fact]
    public async Task Size_and_number_are_limited_and_the_form_must_be_one()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Attachments:MostBytes"] = "1000",
            ["Attachments:MostFiles"] = "1",
        };
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, settings);
        var (secretary, visit, _) = await Visit(app);

        var large = await secretary.Attach($"visits/{visit}/attachments", "大.pdf", Files.Pdf(new string('x', 1000)));
        Assert.Equal(RequestEntityTooLarge, large.Status);
        Assert.Equal("attachment.too-large", large["code"]);
        (await secretary.Attach($"visits/{visit}/attachments", "一.pdf", Files.Pdf())).Expect(Created);
        Assert.Equal("attachment.too-many", (await secretary.Attach($"visits/{visit}/attachments", "二.pdf", Files.Pdf("2")))["code"]);
        Assert.Equal(
            "purpose",
            (await secretary.Attach($"visits/{visit}/attachments", "三.pdf", Files.Pdf(), ("purpose", "crown")))["errors.0.field"]
        );
        Assert.Equal(UnsupportedMediaType, (await secretary.Post($"visits/{visit}/attachments", new { })).Status);
    }

    [Fact]
    public async Task Who_may_not_see_the_visit_sees_nothing_of_its_files()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (secretary, visit, _) = await Visit(app);
        var attached = (await secretary.Attach($"visits/{visit}/attachments", "证据.pdf", Files.Pdf())).Expect(Created);

        foreach (var other in new[] { app.As("department.secretary"), app.As("nanhai.org"), app.As("admin") })
        {
            Assert.Equal(Forbidden, (await other.Get($"attachments/{attached.Id}")).Status);
            Assert.Equal(Forbidden, (await other.Get($"attachments/{attached.Id}/content")).Status);
            Assert.Equal(Forbidden, (await other.Get($"visits/{visit}/attachments")).Status);
            Assert.Equal(Forbidden, (await other.Attach($"visits/{visit}/attachments", "一.pdf", Files.Pdf())).Status);
        }
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_given_out_and_what_is_damaged_neither()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (secretary, visit, _) = await Visit(app);
        var wrong = (await secretary.Attach($"visits/{visit}/attachments", "误.pdf", Files.Pdf("1"))).Expect(Created);
        var right = (await secretary.Attach($"visits/{visit}/attachments", "正.pdf", Files.Pdf("2"))).Expect(Created);

        var withdrawn = (await secretary.Post($"attachments/{wrong.Id}/withdrawal", new { reason = "误传" })).Expect(Created);
        await app.Database.Execute("UPDATE core_attachment_contents SET bytes = x'00'");

        Assert.Equal("误传", withdrawn["withdrawnReason"]);
        Assert.Equal(Gone, (await secretary.Get($"attachments/{wrong.Id}/content")).Status);
        Assert.Equal("误传", (await secretary.Get($"attachments/{wrong.Id}")).Expect(OK)["withdrawnReason"]);
        var listed = (await secretary.Get($"visits/{visit}/attachments")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(right.Id, Assert.Single(listed)!["id"]!.ToString());
        Assert.Equal("attachment.damaged", (await secretary.Get($"attachments/{right.Id}/content"))["code"]);
    }

    [Fact]
    public async Task A_documents_answer_shows_the_scan_of_its_signed_original()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (_, _, huangCase) = await Visit(app);
        var officer = app.As("nanhai.officer");
        var letter = (await officer.Get($"documents?subjectId={huangCase}")).Expect(OK)["items.0.id"];

        var scan = (
            await officer.Attach(
                $"documents/{letter}/attachments",
                "盖章件.pdf",
                Files.Pdf(),
                ("purpose", "signedOriginal"),
                ("documentNumber", "南回访〔2018〕3号")
            )
        ).Expect(Created);

        Assert.Equal("南回访〔2018〕3号", scan["documentNumber"]);
        Assert.Equal(scan.Id, (await officer.Get($"documents/{letter}")).Expect(OK)["signedOriginals.0"]);
        Assert.Equal(scan.Id, (await officer.Get($"documents?subjectId={huangCase}")).Expect(OK)["items.0.signedOriginals.0"]);
    }

    private static string FileName(Answer answer) => answer.Response.Content.Headers.ContentDisposition!.FileNameStar!;

    // Huang of J2 and his first talk.
    private static async Task<(Api Secretary, string Visit, string Case)> Visit(TestApp app)
    {
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 7);
        var person = await officer.Person(offices.Town);
        var sanction = await officer.Sanction(person, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        var huangCase = await officer.CaseOf(person);
        app.Clock.MoveTo(2018, 9, 20);
        var secretary = app.As("town.secretary");
        var visit = (await secretary.Post($"follow-up-cases/{huangCase}/visits", Office.Talk("2018-09-20"))).Expect(Created);
        return (secretary, visit.Id, huangCase);
    }
}
