using System.Globalization;
using System.Text.Json.Nodes;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Demo;

/// <summary>From any figure, rate or cell one comes to as many rows as it counts, whatever policy declares.</summary>
[Collection(OnTheDemo.Name)]
public sealed class RowsOfFigures(DemoDatabase demo)
{
    private const string Window = "from=2010-01-01&to=2026-12-31";

    // The nation's are declared for every jurisdiction below it.
    private static readonly Dictionary<string, string> Officers = new(StringComparer.Ordinal)
    {
        ["440000"] = "province.officer",
        ["440100"] = "guangzhou.officer",
        ["440113"] = "panyu.officer",
        ["440114"] = "huadu.officer",
        ["440605"] = "nanhai.officer",
        ["511523"] = "jiangan.officer",
    };

    [Fact]
    public async Task Every_figure_that_policy_declares_has_as_many_rows_as_it_counts()
    {
        await using var app = await demo.Open();
        var counted = new SortedSet<string>(StringComparer.Ordinal);
        var declared = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (region, code) in Jurisdictions())
        {
            var officer = app.As(code);
            foreach (var indicator in (await officer.Get($"indicators?jurisdiction={region}")).Expect(OK).Json["items"]!.AsArray())
            {
                var name = indicator!["indicator"]!.ToString();
                var path = $"figures/{name}";
                var figure = (await officer.Get($"{path}?jurisdiction={region}&{Window}")).Expect(OK);
                declared.Add(name);
                if (figure["events"] is not "0")
                {
                    counted.Add(name);
                }

                await Reconcile(officer, figure, $"{path}/rows?jurisdiction={region}&{Window}");
                Assert.Equal(figure[figure["published"]!], $"{(await Rows(officer, figure["rows"]!)).Count}");
            }
        }

        Assert.True(declared.Count > 15, $"Saw {string.Join(", ", declared)}.");
        Assert.True(counted.Count * 4 >= declared.Count * 3, $"Nothing to see of {string.Join(", ", declared.Except(counted))}.");
        Assert.Superset(new HashSet<string> { "dossier-items-consulted", "colleagues-and-relatives-heard", "units-visited" }, counted);
    }

    [Fact]
    public async Task Both_numbers_of_every_rate_have_their_rows()
    {
        await using var app = await demo.Open();
        var seen = 0;
        foreach (var (region, code) in Jurisdictions())
        {
            var officer = app.As(code);
            foreach (var name in new[] { "used-of-ended", "checked-of-decided" })
            {
                var rate = (await officer.Get($"rates/{name}?jurisdiction={region}&{Window}")).Expect(OK);
                Assert.Equal(rate["numeratorCount"], $"{(await Rows(officer, rate["numeratorRows"]!)).Count}");
                Assert.Equal(rate["denominatorCount"], $"{(await Rows(officer, rate["denominatorRows"]!)).Count}");
                seen += rate["numeratorCount"] is "0" ? 0 : 1;
            }
        }

        Assert.True(seen > 5, $"Saw {seen} rates.");
    }

    [Fact]
    public async Task Every_cell_that_is_shown_has_as_many_rows_as_it_counts()
    {
        await using var app = await demo.Open();
        var (seen, hidden) = (0, 0);
        foreach (
            var (region, indicator) in new[] { ("511523", "persons-talked-with"), ("440605", "visits-held"), ("440000", "periods-ended") }
        )
        {
            var officer = app.As(Officers[region]);
            var whole = $"jurisdiction={region}&from=2018-01-01&to=2024-12-31";
            var breakdowns = (await officer.Get($"figures/{indicator}?{whole}")).Expect(OK).Json["breakdowns"]!.AsArray();
            foreach (var by in breakdowns.Select(by => by!.ToString()))
            {
                var cells = (await officer.Get($"figures/{indicator}/breakdown?{whole}&by={by}")).Expect(OK).Json["cells"]!.AsArray();
                foreach (var cell in cells)
                {
                    if (cell!["isSmall"]!.GetValue<bool>())
                    {
                        hidden++;
                        Assert.Null(cell["rows"]);
                        var rows = await officer.Get($"figures/{indicator}/rows?{whole}&by={by}&cell={cell["key"]}");
                        Assert.Equal("indicator.cell-unknown", rows.Expect(NotFound)["code"]);
                        continue;
                    }

                    seen++;
                    var events = await Rows(officer, cell["rows"]!.ToString());
                    var persons = await Rows(officer, $"{cell["rows"]}&of=persons");
                    Assert.Equal(
                        (indicator, by, $"{cell["key"]}", $"{cell["persons"]}", $"{cell["events"]}"),
                        (indicator, by, $"{cell["key"]}", $"{persons.Count}", $"{events.Count}")
                    );
                }
            }
        }

        Assert.True(seen > 100 && hidden > 0, $"Saw {seen} cells, and {hidden} that are not shown.");
    }

    [Theory]
    [InlineData("440000")]
    [InlineData("440605")]
    [InlineData("511523")]
    public async Task The_regions_add_up_to_the_whole_with_the_own_level_among_them(string region)
    {
        await using var app = await demo.Open();
        var officer = app.As(Officers[region]);
        const string Figure = "figures/visits-held";
        var whole = $"jurisdiction={region}&{Window}";

        var all = (await officer.Get($"{Figure}?{whole}")).Expect(OK);
        var cells = (await officer.Get($"{Figure}/breakdown?{whole}&by=region")).Expect(OK).Json["cells"]!.AsArray();

        Assert.Equal(all["events"], $"{cells.Sum(cell => cell!["events"]!.GetValue<int>())}");
        var own = Assert.Single(cells, cell => cell!["key"]!.ToString() == region);
        Assert.EndsWith("本级", own!["label"]!["zh"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_can_be_listed_row_by_row_and_downloaded_as_it_was()
    {
        await using var app = await demo.Open();
        var officer = app.As("nanhai.officer");
        var published = (await officer.Get("publications?jurisdiction=440605")).Expect(OK).Json["items"]![0]!;
        var path = $"publications/{published["id"]}";
        var seen = 0;
        foreach (var figure in published["figures"]!.AsArray())
        {
            var rows = await Rows(officer, $"/api/v1/{path}/rows?field={figure!["field"]}");
            Assert.Equal($"{figure["events"]}", $"{rows.Count}");
            Assert.All(rows, row => Assert.NotNull(row!["link"]));
            seen += rows.Count;
        }

        Assert.True(seen > 3, $"Saw {seen} rows.");
        var none = (await officer.Get($"{path}/rows?field=kings")).Expect(NotFound);
        Assert.Equal(("publication.field-unknown", "field"), (none["code"], none["errors.0.field"]));
        Assert.Contains(
            published["documentNumber"]!.ToString(),
            (await officer.Get($"{path}/content?form=html")).Expect(OK).Text,
            StringComparison.Ordinal
        );
        Assert.NotEmpty((await officer.Get($"{path}/content?form=docx")).Expect(OK).Bytes);
        Assert.Equal(Forbidden, (await app.As("jiangan.officer").Get($"{path}/rows?field=visited")).Status);
    }

    private static IEnumerable<(string Region, string Officer)> Jurisdictions()
    {
        var plugins = Directory
            .EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Plugins"))
            .Select(folder => Path.GetFileName(folder).Split('.')[0])
            .Where(region => region.All(char.IsAsciiDigit) && region != "000000")
            .ToList();
        Assert.NotEmpty(plugins);
        return plugins.Select(region => (region, Officers[region]));
    }

    private static async Task Reconcile(Api officer, Answer figure, string rows)
    {
        foreach (var of in new[] { "events", "persons", "units", "things" })
        {
            // Units and things are told where they are what is published.
            if (figure[of] is not { } number)
            {
                continue;
            }

            var listed = await Rows(officer, $"{rows}&of={of}");
            Assert.Equal((rows, of, number), (rows, of, $"{listed.Count}"));
            Assert.Equal((rows, of, figure["events"]), (rows, of, $"{listed.Sum(row => row["events"]!.GetValue<int>())}"));
        }
    }

    private static async Task<List<JsonNode>> Rows(Api officer, string path)
    {
        var rows = new List<JsonNode>();
        for (var after = ""; ; )
        {
            var page = (await officer.Get($"{path}&limit=200{after}")).Expect(OK).Json;
            rows.AddRange(page["items"]!.AsArray().Select(item => item!));
            if (page["next"]?.ToString() is not { } next)
            {
                return rows;
            }

            after = string.Create(CultureInfo.InvariantCulture, $"&after={next}");
        }
    }
}
