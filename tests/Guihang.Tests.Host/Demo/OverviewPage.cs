using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Demo;

/// <summary>The first page shows what a newcomer looks for: who is served, by which policies, what is due, the latest figures and where to go on.</summary>
[Collection(OnTheDemo.Name)]
public sealed class OverviewPage(DemoDatabase demo)
{
    private const int PageSize = 200;

    [Theory]
    [InlineData("zh-CN", "服务地区", "现行政策", "应访事项", "最新统计", "通报")]
    [InlineData("en", "Jurisdictions served", "Policies in force", "Visits owed", "Latest figures", "Bulletins")]
    public async Task It_has_all_sections_in_the_language_asked_for(string language, params string[] headings)
    {
        await using var app = await demo.Open();

        var page = await Page(app, language);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        var found = page.QuerySelectorAll("h2").Select(heading => heading.TextContent).ToList();
        Assert.All(headings, heading => Assert.Contains(found, text => text.StartsWith(heading, StringComparison.Ordinal)));
        Assert.Equal(headings.Length, found.Count);
    }

    [Fact]
    public async Task The_language_can_be_chosen_on_the_page()
    {
        await using var app = await demo.Open();
        var links = (await Page(app, "zh-CN")).QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);

        var languages = new List<string?>();
        foreach (var link in links)
        {
            languages.Add((await Page(app, "zh-CN", link)).DocumentElement.GetAttribute("lang"));
        }

        Assert.Equal(["zh-CN", "en"], languages);
    }

    [Theory]
    [InlineData("zh-CN", "zh")]
    [InlineData("en", "en")]
    public async Task It_shows_the_jurisdictions_served_and_the_policies_as_the_API_gives_them(string language, string wording)
    {
        await using var app = await demo.Open();
        var policies = (await app.As("province.reader").Get("policies")).Expect(OK).Json;

        var section = Section(await Page(app, language), "code");

        var served = section.QuerySelector("p")!.TextContent;
        Assert.All(policies["served"]!.AsArray(), code => Assert.Contains(code!.ToString(), served, StringComparison.Ordinal));
        Assert.Contains("南海区", served, StringComparison.Ordinal);
        Assert.Equal(
            policies["plugins"]!.AsArray().Select(plugin => $"{plugin!["id"]} {plugin["version"]} {plugin["title"]![wording]}"),
            Rows(section)
        );
        Assert.StartsWith(section.QuerySelector("code")!.TextContent, policies["policyBook"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_counts_what_is_due_and_overdue_as_the_list_does()
    {
        await using var app = await demo.Open();
        var section = Section(await Page(app, "zh-CN"), "dl.counts");

        var counts = section.QuerySelectorAll("dd").Select(count => int.Parse(count.TextContent, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal([await Listed(app, "upcoming"), await Listed(app, "open"), await Listed(app, "overdue")], counts);
        Assert.True(counts[2] > 0, "Nothing is overdue in the demo.");
    }

    [Theory]
    [InlineData("zh-CN", "zh")]
    [InlineData("en", "en")]
    public async Task It_shows_the_figures_of_the_year_so_far_as_the_API_gives_them(string language, string wording)
    {
        await using var app = await demo.Open();
        var reader = app.As("province.reader");
        var section = Section(await Page(app, language), "td[title]");
        var expected = new List<string>();
        foreach (var indicator in (await reader.Get("indicators?jurisdiction=440000")).Expect(OK).Json["items"]!.AsArray())
        {
            var figure = (await reader.Get($"figures/{indicator!["indicator"]}?jurisdiction=440000&from=2026-01-01&to=2026-11-02")).Expect(
                OK
            );
            expected.Add($"{figure.Json["title"]![wording]} {figure["persons"]} {figure["events"]}");
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Rows(section));
        Assert.Contains("(2026-01-01 – 2026-11-02)", section.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "<html lang=\"zh-CN\">")]
    [InlineData("en", "<html lang=\"en\">")]
    public async Task Each_bulletin_of_both_jurisdictions_is_shown_for_the_days_in_its_form(string language, string root)
    {
        await using var app = await demo.Open();
        using var client = app.CreateClient();
        var listed = new List<string>();
        foreach (var jurisdiction in new[] { "440000", "511523" })
        {
            var bulletins = (await app.As("province.reader").Get($"bulletins?jurisdiction={jurisdiction}")).Expect(OK);
            listed.AddRange(
                bulletins.Json["items"]!.AsArray().Select(bulletin => $"/bulletins/{bulletin!["bulletin"]} jurisdiction={jurisdiction}")
            );
        }

        var forms = (await Page(app, language)).QuerySelectorAll("form").ToList();

        Assert.Equal(
            listed.Order(StringComparer.Ordinal),
            forms
                .Select(form =>
                    $"{form.GetAttribute("action")} jurisdiction={form.QuerySelector("[name=jurisdiction]")!.GetAttribute("value")}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Contains("/bulletins/guangdong jurisdiction=440000", listed);
        Assert.Contains("/bulletins/jiangan jurisdiction=511523", listed);
        foreach (var form in forms)
        {
            var fields = form.QuerySelectorAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}");
            var shown = await client.GetAsync(new Uri($"{form.GetAttribute("action")}?{string.Join('&', fields)}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
            Assert.Contains(root, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/bulletins/jiangan?jurisdiction=511523&from=2024-01-01&to=2024-04-30&knownOn=2024-04-30", "104")]
    [InlineData("/bulletins/guangdong?jurisdiction=440000&from=2018-01-01&to=2019-09-08", "6293")]
    public async Task The_bulletins_of_both_stories_open_in_a_browser(string address, string figure)
    {
        await using var app = await demo.Open();

        var page = await Page(app, "zh-CN", address);

        Assert.Contains(page.QuerySelectorAll("td.number"), cell => cell.TextContent == figure);
    }

    [Theory]
    [InlineData("from=9999-12-31&to=9999-12-31", "from")]
    [InlineData("from=1899-12-31&to=2024-04-30", "from")]
    [InlineData("from=2024-01-01&to=2024-04-30&knownOn=9999-12-31", "knownOn")]
    public async Task A_bulletin_of_days_that_no_calendar_of_a_case_has_is_refused(string window, string field)
    {
        await using var app = await demo.Open();

        var refused = (await app.As("").Get($"/bulletins/jiangan?jurisdiction=511523&{window}", "en")).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(field, refused["errors.0.field"]);
        Assert.Equal("day-out-of-range", refused["errors.0.code"]);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_link_leads_somewhere_in_this_host(string language)
    {
        await using var app = await demo.Open();
        using var client = app.CreateClient();
        var links = (await Page(app, language)).QuerySelectorAll("[href], [src]").Select(Target).ToList();
        Assert.Contains("/swagger", links);
        Assert.Contains("/openapi/v1.json", links);
        Assert.Contains("/health/ready", links);

        foreach (var link in links)
        {
            Assert.StartsWith("/", link, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
        }
    }

    private static async Task<IHtmlDocument> Page(TestApp app, string language, string path = "/") =>
        new HtmlParser().ParseDocument((await app.As("").Get(path, language)).Expect(OK).Text);

    private static IElement Section(IHtmlDocument page, string with) =>
        Assert.Single(page.QuerySelectorAll("section"), section => section.QuerySelector(with) is not null);

    private static IEnumerable<string> Rows(IElement section) =>
        section.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent)));

    private static string Target(IElement element) => element.GetAttribute("href") ?? element.GetAttribute("src")!;

    private static async Task<int> Listed(TestApp app, string state)
    {
        var reader = app.As("province.reader");
        var (listed, after) = (0, "");
        do
        {
            var page = (await reader.Get($"due-items?state={state}&limit={PageSize}{after}")).Expect(OK);
            listed += page.Json["items"]!.AsArray().Count;
            after = page["next"] is { } next ? $"&after={next}" : "";
        } while (after.Length > 0);

        return listed;
    }
}
