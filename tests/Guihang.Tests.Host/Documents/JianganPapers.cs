using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Documents;

/// <summary>The papers of Jiang'an's programme, as the county's folder makes them.</summary>
public sealed class JianganPapers
{
    [Theory]
    [InlineData("evaluation-opinion")]
    [InlineData("meeting-minutes")]
    [InlineData("final-report")]
    [InlineData("feedback-letter")]
    [InlineData("special-report")]
    public async Task As_they_ship(string template)
    {
        await using var app = await DemoHost.Create();
        var officer = app.As("jiangan.officer");
        var id = (
            await app.Database.Rows($"SELECT lower(hex(id)) FROM core_documents WHERE template = '{template}' ORDER BY id LIMIT 1")
        ).Single()[0];
        var paper = (await officer.Get($"documents/{id}")).Expect(OK);

        Assert.Empty(paper.Json["blanks"]!.AsArray());
        Assert.All(paper.Json["fields"]!.AsArray(), field => Assert.NotEmpty(field!["source"]!.ToString()));
        Assert.NotEmpty((await officer.Get($"documents/{id}/content?form=docx")).Expect(OK).Bytes);
        await VerifyXunit
            .Verifier.Verify((await officer.Get($"documents/{id}/content?form=html")).Expect(OK).Text, "html")
            .UseParameters(template);
    }

    [Fact]
    public async Task The_notice_as_it_ships()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(offices.Zone, "戊");
        await officer.Hear(person, "2023-09-18", "poor-conduct");
        var screening = (await officer.Screen(person, "2023-09-20")).Id;
        await app.DoOrders();
        var notice = (await officer.Get($"documents?subjectId={screening}")).Expect(OK)["items.0.id"];

        await VerifyXunit.Verifier.Verify((await officer.Get($"documents/{notice}/content?form=html")).Expect(OK).Text, "html");
    }
}
