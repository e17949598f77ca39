using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Documents;

/// <summary>The letters and forms that policy offers for a case, filled with what is on record, as they ship.</summary>
public sealed class CaseDocuments
{
    private static readonly string[] Measures = ["每季度谈心谈话一次", "安排参与重点项目专班"];

    [Theory]
    [InlineData("talk-record")]
    [InlineData("care-plan")]
    [InlineData("helper-report")]
    [InlineData("unit-appraisal")]
    public async Task Documents_as_they_ship(string template)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
        var (officer, followUp, visit) = await Case(app);

        var offered = (await officer.Get($"follow-up-cases/{followUp}/templates")).Expect(OK).Json["items"]!.AsArray();
        var ofVisit = offered.Single(entry => entry!["name"]!.ToString() == template)!["ofVisit"]!.GetValue<bool>();
        var ordered = (
            await officer.Post($"follow-up-cases/{followUp}/documents", new { template, visitId = ofVisit ? visit : null })
        ).Expect(Created);

        var html = await Produced(app, officer, ordered.Id);
        await VerifyXunit.Verifier.Verify(html, "html").UseParameters(template);
    }

    [Fact]
    public async Task The_handbook_as_it_ships_draws_its_duty_matrix_from_the_policy_in_force()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
        await app.OpenJiangan();
        var unit = (await app.As("reform.secretary").Get("units")).Expect(OK)["items.0.id"];

        var ordered = (await app.As("jiangan.officer").Post($"units/{unit}/handbook", new { })).Expect(Created);

        var html = await Produced(app, app.As("jiangan.officer"), ordered.Id);
        Assert.Contains("由部署者确认", html, StringComparison.Ordinal);
        Assert.Contains("每季度一次", html, StringComparison.Ordinal);
        await VerifyXunit.Verifier.Verify(html, "html");
    }

    [Fact]
    public async Task Where_policy_has_no_handbook_none_is_made()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var offices = await app.Open();

        Assert.Equal("handbook.none", (await app.As("nanhai.officer").Post($"units/{offices.Town}/handbook", new { }))["code"]);
    }

    [Fact]
    public async Task A_preview_lists_sources_and_blanks_and_keeps_nothing()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
        var (officer, followUp, visit) = await Case(app);

        var preview = (await officer.Get($"follow-up-cases/{followUp}/document-preview?template=talk-record&visitId={visit}")).Expect(OK);

        var fields = preview.Json["fields"]!.AsArray().ToDictionary(field => field!["name"]!.ToString(), StringComparer.Ordinal);
        Assert.Equal("visits.visit", fields["thinking"]!["source"]!.ToString());
        Assert.Equal("2022-05-20", fields["thinking"]!["asOf"]!.ToString());
        Assert.Equal("2022-06-01", fields["personName"]!["asOf"]!.ToString());
        Assert.Contains("recorder", preview.Json["blanks"]!.AsArray().Select(blank => blank!.ToString()));
        Assert.DoesNotContain("personName", preview.Json["blanks"]!.AsArray().Select(blank => blank!.ToString()));
        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM core_documents WHERE template = 'talk-record'"));
    }

    [Fact]
    public async Task A_talk_record_says_that_the_right_to_appeal_was_told_where_it_was()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
        var (officer, followUp, _) = await Case(app);
        foreach (var toldHowToAppeal in new[] { false, true })
        {
            var visit = (
                await officer.Post(
                    $"follow-up-cases/{followUp}/visits",
                    new
                    {
                        kind = "talk",
                        heldOn = "2022-05-21",
                        visitors = new[] { new { name = "陈书记", capacity = "unitSecretary" } },
                        place = "会议室",
                        toldHowToAppeal,
                    }
                )
            ).Expect(Created);
            var body = new { template = "talk-record", visitId = visit.Id };
            var ordered = (await officer.Post($"follow-up-cases/{followUp}/documents", body)).Expect(Created);
            Assert.Equal(toldHowToAppeal, (await Produced(app, officer, ordered.Id)).Contains("已当面告知", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_policy_does_not_offer_or_lacks_its_visit_is_refused()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
        var (officer, followUp, _) = await Case(app);
        async Task<Answer> Order(object body) => await officer.Post($"follow-up-cases/{followUp}/documents", body);

        var unknown = await Order(new { template = "registration-form" });
        Assert.Equal("case-document.template", unknown["code"]);
        Assert.Contains("care-plan", unknown["detail"], StringComparison.Ordinal);
        Assert.Equal("case-document.visit", (await Order(new { template = "talk-record" }))["code"]);
        Assert.Equal(NotFound, (await Order(new { template = "talk-record", visitId = followUp })).Status);
    }

    /// <summary>The document's page, after its Word file was opened and found to say the same.</summary>
    internal static async Task<string> Produced(TestApp app, Api officer, string id)
    {
        await app.DoOrders();
        var html = (await officer.Get($"documents/{id}/content?form=html")).Expect(OK).Text;
        var docx = (await officer.Get($"documents/{id}/content?form=docx")).Expect(OK).Bytes;
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(word).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var said = Bare(word.MainDocumentPart!.Document!.Body!.InnerText);
        foreach (var part in new HtmlParser().ParseDocument(html).QuerySelectorAll("h1, p, td, th, li"))
        {
            Assert.Contains(Bare(part.TextContent), said, StringComparison.Ordinal);
        }

        return html;
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    // Somebody of Jiang'an with a plan, a talk, a difficulty and an achievement.
    private static async Task<(Api Officer, string Case, string Visit)> Case(TestApp app)
    {
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 4, 18);
        var person = await officer.Sanctioned(offices.Reform, "张*轩");
        var followUp = await officer.CaseOf(person);
        (
            await officer.Post(
                $"follow-up-cases/{followUp}/care-plan",
                new
                {
                    responsibleOfficerId = offices.ReformSecretary,
                    madeBy = "县纪委监委、县发展和改革局党组",
                    madeOn = "2022-04-18",
                    goals = "放下包袱，重拾信心",
                    measures = Measures,
                    agreedWithPerson = true,
                    agreementNote = "本人同意",
                }
            )
        ).Expect(Created);
        app.Clock.MoveTo(2022, 6, 1);
        var visit = (await officer.Post($"follow-up-cases/{followUp}/visits", Office.Talk("2022-05-20"))).Expect(Created);
        (
            await officer.Post(
                $"follow-up-cases/{followUp}/difficulties",
                new
                {
                    description = "子女入学|困难",
                    raisedOn = "2022-05-20",
                    answerBy = "2022-06-20",
                }
            )
        ).Expect(Created);
        (
            await officer.Post(
                $"follow-up-cases/{followUp}/achievements",
                new
                {
                    on = "2022-05-30",
                    description = "完成重点项目审核 12 项",
                    evidence = "项目专班通报",
                }
            )
        ).Expect(Created);
        return (officer, followUp, visit.Id);
    }
}
