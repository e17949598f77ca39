using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J10: a figure that counts things leads to each of them once. Names and days are invented.</summary>
public sealed class J10_Things
{
    private const string Window = "jurisdiction=511523&from=2024-01-01&to=2024-04-30";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_An_item_that_was_consulted_twice_is_one_and_leads_to_what_was_found_in_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 3, 20);
        var person = await officer.Sanctioned(offices.Reform, "某人甲");
        var other = await officer.Sanctioned(offices.Reform, "某人乙");
        app.Clock.MoveTo(2024, 4, 30);
        var first = await Find(officer, person, "2024-02-01", "dossierItem", item: "卷一-3");
        var again = await Find(officer, person, "2024-03-01", "dossierItem", item: "卷一-3");
        var without = await Find(officer, person, "2024-03-02", "dossierItem");
        await Find(officer, other, "2024-03-03", "dossierItem", item: "卷一-3");

        var figure = (await officer.Get($"figures/dossier-items-consulted?{Window}")).Expect(OK);
        var page = (await officer.Get($"figures/dossier-items-consulted/rows?{Window}&of=things&limit=2")).Expect(OK);
        var rest = (await officer.Get($"figures/dossier-items-consulted/rows?{Window}&of=things&limit=2&after={page["next"]}")).Expect(OK);

        Assert.Equal(("3", "4"), (figure["things"], figure["events"]));
        Assert.Equal((first, "2", "2024-02-01"), (page["items.0.sourceId"], page["items.0.events"], page["items.0.on"]));
        Assert.Equal((without, "1"), (page["items.1.sourceId"], page["items.1.events"]));
        Assert.Equal(("1", null), (rest["items.0.events"], rest["next"]));
        Assert.Equal(other, rest["items.0.personId"]);
        var found = (await officer.Get(page["items.0.link"]!)).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal([first, again], found.Select(finding => finding!["id"]!.ToString()));
        (await app.As("jiangan.group").Get(page["items.0.link"]!)).Expect(Forbidden);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_Who_was_heard_is_counted_once_and_told_by_no_row(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 3, 20);
        var person = await officer.Sanctioned(offices.Reform, "某人甲");
        app.Clock.MoveTo(2024, 4, 30);
        foreach (var (on, informant) in new[] { ("2024-02-01", "同事甲"), ("2024-02-02", "同事甲"), ("2024-02-03", "同事乙") })
        {
            await Find(officer, person, on, "colleague", informant: informant);
        }

        var figure = (await officer.Get($"figures/colleagues-and-relatives-heard?{Window}")).Expect(OK);
        var rows = (await officer.Get($"figures/colleagues-and-relatives-heard/rows?{Window}&of=things")).Expect(OK);

        Assert.Equal(("2", "3"), (figure["things"], figure["events"]));
        Assert.Equal(["2", "1"], rows.Json["items"]!.AsArray().Select(row => row!["events"]!.ToString()));
        Assert.All(rows.Json["items"]!.AsArray(), row => Assert.Equal($"/api/v1/people/{person}", row!["link"]!.ToString()));
        Assert.DoesNotContain("同事", rows.Text, StringComparison.Ordinal);
        foreach (var thing in await app.Database.Rows("SELECT thing_id FROM reporting_counted WHERE thing_id IS NOT NULL"))
        {
            Assert.DoesNotContain(KeyOf(thing[0]!), rows.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_A_cell_that_there_is_not_has_no_rows(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        const string Path = $"figures/persons-talked-with/rows?{Window}";

        foreach (var cell in new[] { "by=month&cell=2024-05", "by=unit&cell=bureau", "by=sanctionKind&cell=warning" })
        {
            Assert.Equal("indicator.cell-unknown", (await officer.Get($"{Path}&{cell}")).Expect(NotFound)["code"]);
        }

        // A region elsewhere is no cell of the county's.
        var province = await officer.Get($"figures/visits-held/rows?{Window}&by=region&cell=440605");
        Assert.Equal("indicator.cell-unknown", province.Expect(NotFound)["code"]);
        Assert.Equal(
            "indicator.breakdown-unknown",
            (await officer.Get($"{Path}&by=region&cell=511523")).Expect(UnprocessableEntity)["code"]
        );
        (await officer.Get($"{Path}&by=month")).Expect(BadRequest);
        (await officer.Get($"{Path}&cell=2024-01")).Expect(BadRequest);
    }

    private static string KeyOf(object id) => id is byte[] bytes ? $"{new Guid(bytes, bigEndian: true):N}" : $"{(Guid)id:N}";

    private static async Task<string> Find(
        Api officer,
        string person,
        string on,
        string kind,
        string? item = null,
        string? informant = null
    ) => (
            await officer.Post(
                $"people/{person}/findings",
                new
                {
                    kind,
                    on,
                    found = "已核查",
                    itemNumber = item,
                    informant,
                }
            )
        ).Expect(Created).Id;
}
