using System.Text.Json.Nodes;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Policies;

/// <summary>The policy book as the API shows it: what plugins say, what parameters come to and where from, who answers which question.</summary>
public sealed class BookByHttp
{
    [Theory]
    [OnSqlite]
    public async Task A_plugin_shows_its_sources_values_templates_and_absences(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Open();
        var officer = app.As("nanhai.officer");

        var nanhai = (await officer.Get("policies/440605.Nanhai")).Expect(OK);
        var nation = (await officer.Get("policies/000000.National")).Expect(OK);

        Assert.Equal("active", nanhai["status"]);
        Assert.Equal(">=1.0 <2.0", nanhai.Json["requires"]!["440000.Guangdong"]!.ToString());
        Assert.Equal("letter", nanhai["sources.0.articles.0.article"]);
        Assert.Equal("letters.on-service", nanhai["parameters.0.parameter"]);
        Assert.Equal("[care-letter]", nanhai["parameters.0.values.0.value"]);
        Assert.Equal("nanhai-opinion", nanhai["parameters.0.values.0.cites.0.source"]);
        Assert.Equal("care-letter", nanhai["templates.0.name"]);
        Assert.Equal("personName", nanhai["templates.0.fields.0.name"]);
        Assert.Empty(nanhai.Json["rules"]!.AsArray());
        Assert.Equal("sealing", nation["absent.0.decisionPoint"]);
        Assert.Contains(
            nation.Json["rules"]!.AsArray(),
            rule =>
                rule!["rule"]!.ToString() == "TheFirstTalkIsDueWhenTheDecisionIsServed"
                && rule["reads"]!.AsArray().Any(parameter => parameter!.ToString() == "visits.first.within")
        );
    }

    [Theory]
    [OnSqlite]
    public async Task A_plugin_that_was_passed_over_shows_its_faults(DatabaseKind kind)
    {
        using var plugins = new PluginCopy().Append("511523.Jiangan/policies/visits.yaml", "- parameter: visits.nobody\n  values: []\n");
        await using var app = await TestApp.Create(kind, plugins.Settings);
        await app.Open();
        var officer = app.As("nanhai.officer");

        var list = (await officer.Get("policies")).Expect(OK);
        var jiangan = (await officer.Get("policies/511523.Jiangan")).Expect(OK);

        Assert.Equal("511523.Jiangan", list["passedOver.0"]);
        Assert.Equal("passedOver", jiangan["status"]);
        Assert.Equal("parameterUndefined", jiangan["faults.0.code"]);
        Assert.StartsWith("511523.Jiangan/policies/visits.yaml:", jiangan["faults.0.place"], StringComparison.Ordinal);
        (await officer.Get("policies/511524.Changning")).Expect(NotFound);
    }

    [Theory]
    [OnSqlite]
    public async Task A_parameter_says_where_its_value_comes_from_who_confirmed_it_and_what_it_stands_in_front_of(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Open();
        var officer = app.As("nanhai.officer");

        var within = await Parameter(officer, "visits.first.within", "2021-01-01");
        var visitor = await Parameter(officer, "visits.first.visitor", "2021-01-01");
        var before = await Parameter(officer, "visits.first.visitor", "2017-11-30");

        Assert.Equal("P30D", within["value"]!.ToString());
        Assert.Equal("duration", within["type"]!.ToString());
        Assert.Equal("tightenMax", within["inherit"]!.ToString());
        Assert.Equal("unverified", within["setBy"]![0]!["confidence"]!.ToString());
        Assert.Equal("Tests", within["setBy"]![0]!["confirmation"]!["by"]!.ToString());
        Assert.Equal("440605.Nanhai@1.0.0", visitor["setBy"]![0]!["plugin"]!.ToString());
        Assert.Equal("talk", visitor["setBy"]![0]!["cites"]![0]!["article"]!.ToString());
        Assert.Equal("000000.National@1.0.0", visitor["shadows"]![0]!["plugin"]!.ToString());
        Assert.Null(before["value"]);
        Assert.Empty(before["setBy"]!.AsArray());
    }

    [Theory]
    [OnSqlite]
    public async Task Parameters_are_given_by_name_page_by_page_each_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Open();
        var officer = app.As("nanhai.officer");
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = (await officer.Get($"policies/parameters?jurisdiction=440605&limit=7&after={after}")).Expect(OK);
            names.AddRange(page.Json["items"]!.AsArray().Select(item => item!["name"]!.ToString()));
            after = page["next"];
        } while (after is not null);

        Assert.True(names.Count > 30);
        Assert.Equal(names.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), names);
        var unknown = await officer.Get("policies/parameters?jurisdiction=999999");
        Assert.Equal("region.unknown", unknown.Expect(BadRequest)["code"]);
        (await officer.Get("policies/parameters?jurisdiction=440605&limit=0")).Expect(BadRequest);
        (await officer.Get("policies/parameters")).Expect(BadRequest);
    }

    [Theory]
    [OnSqlite]
    public async Task A_question_says_which_rule_answers_it_or_that_none_does(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Open();
        var officer = app.As("nanhai.officer");

        var points = (await officer.Get("policies/decision-points?jurisdiction=440605&on=2021-01-01")).Expect(OK);

        var visits = Point(points, "visit-plan");
        Assert.Equal(["440000.Guangdong", "000000.National"], visits["rules"]!.AsArray().Select(rule => rule!["plugin"]!.ToString()));
        Assert.Null(visits["absent"]);
        var sealing = Point(points, "sealing");
        Assert.Empty(sealing["rules"]!.AsArray());
        Assert.Equal("000000.National", sealing["absent"]!["plugin"]!.ToString());
        Assert.Equal("region.unknown", (await officer.Get("policies/decision-points?jurisdiction=1")).Expect(BadRequest)["code"]);
    }

    private static JsonNode Point(Answer answer, string name) =>
        answer.Json["items"]!.AsArray().Single(point => point!["name"]!.ToString() == name)!;

    private static async Task<JsonNode> Parameter(Api officer, string name, string on) =>
        (await officer.Get($"policies/parameters?jurisdiction=440605&on={on}&limit=200")).Expect(OK).Json["items"]!
            .AsArray()
            .Single(item => item!["name"]!.ToString() == name)!;
}
