using System.Globalization;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Demo;

/// <summary>The demo's populations give the published figures, to the person and to the visit, as the figures' own requests count them.</summary>
[Collection(OnTheDemo.Name)]
public sealed class Populations(DemoDatabase demo)
{
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
    public async Task The_published_figures_come_out(string indicator, string region, string from, string to, string counted, int published)
    {
        await using var app = await demo.Open();
        var officer = app.As(region == "511523" ? "jiangan.officer" : "province.officer");

        var figure = (await officer.Get($"figures/{indicator}?jurisdiction={region}&from={from}&to={to}&knownOn={to}")).Expect(OK);

        Assert.Equal(published.ToString(CultureInfo.InvariantCulture), figure[counted]);
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
