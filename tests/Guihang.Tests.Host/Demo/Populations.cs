using System.Globalization;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Demo;

/// <summary>The demo's populations give the published figures, to the person and to the visit, as the figures' own requests count them.</summary>
[Collection(OnTheDemo.Name)]
public sealed class Populations(DemoDatabase demo)
{
    // As the README and the examples of the API document name him.
    private const string ZhangXuan = "0178cdad-7400-7017-93bb-4d9967938c41";

    [Theory]
    [InlineData("visits-held", "440000", "2018-01-01", "2019-09-08", "events", 6293)]
    [InlineData("used-after-period", "440000", "2018-01-01", "2019-09-08", "persons", 129)]
    [InlineData("sanctions-decided", "440113", "2014-01-01", "2014-12-31", "persons", 7)]
    [InlineData("persons-talked-with", "511523", "2024-01-01", "2024-04-30", "persons", 104)]
    [InlineData("dossier-items-consulted", "511523", "2024-01-01", "2024-04-30", "events", 150)]
    [InlineData("colleagues-and-relatives-heard", "511523", "2024-01-01", "2024-04-30", "events", 80)]
    [InlineData("units-visited", "511523", "2024-01-01", "2024-04-30", "units", 56)]
    [InlineData("reused-after-period", "511523", "2024-01-01", "2024-04-30", "persons", 20)]
    [InlineData("sanctioned-for-dereliction", "511523", "2022-05-01", "2024-04-30", "persons", 133)]
    public async Task J10_The_published_figures_come_out(
        string indicator,
        string region,
        string from,
        string to,
        string counted,
        int published
    )
    {
        await using var app = await demo.Open();
        var officer = app.As(region == "511523" ? "jiangan.officer" : "province.officer");

        var figure = (await officer.Get($"figures/{indicator}?jurisdiction={region}&from={from}&to={to}&knownOn={to}")).Expect(OK);

        Assert.Equal(published.ToString(CultureInfo.InvariantCulture), figure[counted]);
    }

    [Fact]
    public async Task J10_From_the_56_units_one_gets_to_the_list_of_units()
    {
        await using var app = await demo.Open();
        var officer = app.As("jiangan.officer");

        var rows = (
            await officer.Get(
                "figures/units-visited/rows?jurisdiction=511523&from=2024-01-01&to=2024-04-30&knownOn=2024-04-30&of=units&limit=200"
            )
        ).Expect(OK);

        var units = rows.Json["items"]!.AsArray().Select(row => row!["unitName"]!.ToString()).ToList();
        Assert.Equal(56, units.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(56, units.Count);
        (await officer.Get(rows["items.0.link"]!)).Expect(OK);
        (await app.As("jiangan.org").Get("figures/units-visited/rows?jurisdiction=511523&from=2024-01-01&to=2024-04-30&of=units")).Expect(
            Forbidden
        );
    }

    [Fact]
    public async Task J7_Zhang_Xuan_is_one_of_the_twenty_who_were_used_anew()
    {
        await using var app = await demo.Open();

        var rows = (
            await app.As("jiangan.officer")
                .Get(
                    "figures/reused-after-period/rows?jurisdiction=511523&from=2024-01-01&to=2024-04-30&knownOn=2024-04-30&of=persons&limit=200"
                )
        ).Expect(OK);

        var persons = rows.Json["items"]!.AsArray().Select(row => row!["personId"]!.ToString()).ToList();
        Assert.Equal(20, persons.Count);
        Assert.Contains(ZhangXuan, persons);
    }

    [Fact]
    public async Task A_hundred_and_more_were_put_through_the_scheme()
    {
        await using var app = await demo.Open();

        var figure = (
            await app.As("jiangan.officer").Get("figures/persons-enrolled?jurisdiction=511523&from=2022-01-01&to=2024-04-30")
        ).Expect(OK);

        Assert.InRange(int.Parse(figure["persons"]!, CultureInfo.InvariantCulture), 100, 110);
    }
}
