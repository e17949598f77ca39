using System.IO.Compression;
using System.Xml.Linq;
using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J10: the published figures of Jiang'an, as known on any day, down to what they count. Names and days are invented.</summary>
public sealed class J10_Figures
{
    private const int TalkedWith = 104;
    private const int Towns = 56;
    private const string Window = "jurisdiction=511523&from=2024-01-01&to=2024-04-30";
    private const string AsOf = $"{Window}&knownOn=2024-04-30";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_A_talk_that_is_entered_late_changes_todays_figure_and_not_the_published_one(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var late = await TellTalks(app, officer, offices);
        Assert.Equal(("104", "104"), Numbers(await officer.Get($"figures/persons-talked-with?{Window}")));

        // Published on 30 April.
        var body = new
        {
            jurisdiction = "511523",
            from = "2024-01-01",
            to = "2024-04-30",
            documentNumber = "江纪报〔2024〕2号",
        };
        var published = (await officer.Post("bulletins/jiangan/publications", body)).Expect(Created);
        Assert.Contains("累计与 104 位", published["text"], StringComparison.Ordinal);

        app.Clock.MoveTo(2024, 5, 20);
        (await officer.Post($"follow-up-cases/{late}/visits", Office.Talk("2024-04-20"))).Expect(Created);

        Assert.Equal(("105", "105"), Numbers(await officer.Get($"figures/persons-talked-with?{Window}")));
        Assert.Equal(("104", "104"), Numbers(await officer.Get($"figures/persons-talked-with?{AsOf}")));
        Assert.Contains("累计与 105 位", (await officer.Get($"bulletins/jiangan?{Window}")).Expect(OK)["text"], StringComparison.Ordinal);
        var then = (await officer.Get($"bulletins/jiangan?{AsOf}")).Expect(OK);
        Assert.Equal(published["text"], then["text"]);
        Assert.Equal("104", then["figures.0.value"]);

        // What was published stays as it was, and is told apart from what is known now, to the row.
        Assert.Equal(published["text"], (await officer.Get($"publications/{published.Id}")).Expect(OK)["text"]);
        var compared = (await officer.Get($"publications/{published.Id}/comparison")).Expect(OK);
        Assert.Equal(
            ("104", "105", "1", "0", "0"),
            (
                compared["figures.0.then"],
                compared["figures.0.now"],
                compared["figures.0.added"],
                compared["figures.0.gone"],
                compared["figures.0.changed"]
            )
        );
        Assert.Equal("added", compared["figures.0.differences.0.kind"]);
        Assert.Equal("2024-04-20", (await officer.Get($"visits/{compared["figures.0.differences.0.sourceId"]}")).Expect(OK)["heldOn"]);
        Assert.Equal(published.Id, (await officer.Get("publications?jurisdiction=511523")).Expect(OK)["items.0.id"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_From_a_figure_one_gets_to_what_it_counts_where_one_may(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        await TellTalks(app, officer, offices);

        var units = await Rows(officer, $"figures/persons-talked-with/rows?{Window}&of=units");
        Assert.Equal(Towns, units.Count);
        Assert.All(units, unit => Assert.StartsWith("江安县某镇", unit["unitName"]!.ToString(), StringComparison.Ordinal));
        (await officer.Get(units[0]["link"]!.ToString())).Expect(OK);
        var persons = await Rows(officer, $"figures/persons-talked-with/rows?{Window}&of=persons");
        Assert.Equal(TalkedWith, persons.Count);
        Assert.All(persons, person => Assert.Null(person["unitId"]));
        var events = await Rows(officer, $"figures/persons-talked-with/rows?{Window}");
        Assert.Equal(TalkedWith, events.Count);
        (await officer.Get(events[^1]["link"]!.ToString())).Expect(OK);

        // Who may see the number need not see what stands behind it.
        var group = app.As("jiangan.group");
        (await group.Get($"figures/persons-talked-with?{Window}")).Expect(OK);
        (await group.Get($"figures/persons-talked-with/rows?{Window}")).Expect(Forbidden);
        (await app.As("reform.secretary").Get($"bulletins/jiangan?{Window}")).Expect(Forbidden);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_Breakdowns_add_up_and_do_not_show_who_somebody_is(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        await TellTalks(app, officer, offices);
        const string Path = $"figures/persons-talked-with/breakdown?{Window}";

        var months = (await officer.Get($"{Path}&by=month")).Expect(OK).Json["cells"]!.AsArray();
        Assert.Equal(["2024-01", "2024-02", "2024-03", "2024-04"], months.Select(cell => cell!["key"]!.ToString()));
        Assert.Equal(TalkedWith, months.Sum(cell => cell!["events"]!.GetValue<int>()));
        var kinds = (await officer.Get($"{Path}&by=kind", "en")).Expect(OK);
        Assert.Equal(("talk", "104", "104"), (kinds["cells.0.label.en"], kinds["cells.0.persons"], kinds["cells.0.events"]));
        var units = (await officer.Get($"{Path}&by=unit&limit=50")).Expect(OK);
        Assert.Equal(50, units.Json["cells"]!.AsArray().Count);
        Assert.Equal(
            Towns - 50,
            (await officer.Get($"{Path}&by=unit&limit=50&after={units["next"]}")).Expect(OK).Json["cells"]!.AsArray().Count
        );

        // Two with a serious warning are too few to be shown, and then neither are the next fewest.
        var sanctions = (await officer.Get($"{Path}&by=sanctionKind")).Expect(OK).Json["cells"]!.AsArray();
        Assert.Equal(2, sanctions.Count);
        Assert.All(sanctions, cell => Assert.True(cell!["isSmall"]!.GetValue<bool>()));
        Assert.All(sanctions, cell => Assert.Null(cell!["persons"]));
        var none = (await officer.Get($"{Path}&by=region")).Expect(UnprocessableEntity);
        Assert.Equal("indicator.breakdown-unknown", none["code"]);
        Assert.Contains("sanction-kind", none["detail"], StringComparison.Ordinal);
        await RankAsKnown(app, officer, offices.Reform);
    }

    // What is learnt of somebody later changes today's breakdown and not the one as of 30 April.
    private static async Task RankAsKnown(TestApp app, Api officer, Guid unit)
    {
        const string ByRank = "figures/persons-talked-with/breakdown?by=rank";
        var before = (await officer.Get($"{ByRank}&{AsOf}")).Expect(OK).Json["cells"]!.ToJsonString();
        Assert.Contains("104", before, StringComparison.Ordinal);
        var person = (await officer.Get($"figures/persons-talked-with/rows?{Window}&of=persons&limit=1")).Expect(OK)["items.0.personId"];
        app.Clock.MoveTo(2024, 5, 20);
        var move = new
        {
            on = "2024-05-20",
            unitId = unit,
            post = "局长",
            rank = "countyPrincipal",
        };
        (await officer.Post($"people/{person}/moves", move)).Expect(Created);
        await officer.Sanction(person!, "2024-05-20", "party", "warning", "party-2023");

        Assert.Equal(2, (await officer.Get($"{ByRank}&{Window}")).Expect(OK).Json["cells"]!.AsArray().Count);
        Assert.Equal(before, (await officer.Get($"{ByRank}&{AsOf}")).Expect(OK).Json["cells"]!.ToJsonString());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_What_is_kept_for_a_window_and_what_came_since_is_what_counting_all_gives(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var late = await TellTalks(app, officer, offices);
        app.Clock.MoveTo(2024, 5, 20);
        await Keep(app);
        Assert.True(await app.Database.Scalar<int>("SELECT count(*) FROM reporting_kept") > 10);
        Assert.Equal(
            ("104", "104"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-01&to=2024-12-31"))
        );
        // It is read from what is kept, and not counted.
        await app.Database.Execute("UPDATE reporting_kept SET events = events + 1000, persons = persons + 1000");
        Assert.Equal(
            ("1104", "1104"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-01&to=2024-12-31"))
        );
        // A window that is not declared, another day's knowledge and breakdowns by unit are counted.
        Assert.Equal(
            ("104", "104"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-02&to=2024-12-31"))
        );
        Assert.Equal(
            ("104", "104"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-01&to=2024-12-31&knownOn=2024-05-20"))
        );
        await Keep(app);

        // Since then: somebody new, somebody again, a sanction revoked; and the year is asked for up to today.
        (await officer.Post($"follow-up-cases/{late}/visits", Office.Talk("2024-04-20"))).Expect(Created);
        (await officer.Post($"follow-up-cases/{late}/visits", Office.Talk("2024-05-19"))).Expect(Created);
        Assert.Equal(
            ("105", "106"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-01&to=2024-12-31"))
        );
        Assert.Equal(
            ("105", "106"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-01&to=2024-05-20"))
        );
        Assert.Equal(
            ("105", "105"),
            Numbers(await officer.Get("figures/persons-talked-with?jurisdiction=511523&from=2024-01-01&to=2024-05-18"))
        );
        var before = Numbers(await officer.Get("figures/sanctions-decided?jurisdiction=511523&from=2022-01-01&to=2022-12-31"));
        await Keep(app);
        foreach (var indicator in new[] { "visits-held", "persons-talked-with", "sanctions-decided", "periods-ended", "used-after-period" })
        {
            foreach (var (from, to) in new[] { ("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-06-30") })
            {
                var kept = Numbers(await officer.Get($"figures/{indicator}?jurisdiction=511523&from={from}&to={to}"));
                var counted = Numbers(await officer.Get($"figures/{indicator}?jurisdiction=511523&from={from}&to={to}&knownOn=2024-05-20"));
                Assert.Equal(counted, kept);
            }
        }

        Assert.Equal(("105", "105"), before);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_The_bulletin_comes_as_text_and_Word_document_in_both_languages(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        await TellTalks(app, officer, offices);

        var text = (await officer.Get($"bulletins/jiangan/content?{AsOf}&form=text")).Expect(OK).Text;
        var english = (await officer.Get($"bulletins/jiangan/content?{AsOf}&form=text", "en")).Expect(OK).Text;
        var docx = Word((await officer.Get($"bulletins/jiangan/content?{AsOf}&form=docx")).Expect(OK).Bytes);
        var html = (await officer.Get($"bulletins/jiangan/content?{AsOf}&form=html", "en")).Expect(OK).Text;

        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        await VerifyXunit.Verifier.Verify(string.Join("\n---\n", text, english, docx));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_The_page_of_the_bulletin_has_a_table_beside_each_chart_and_names_nobody(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings(PageOfficer));
        var offices = await app.OpenJiangan();
        await TellTalks(app, app.As("jiangan.officer"), offices);

        var page = (await app.As("").Get($"/bulletins/jiangan?{AsOf}")).Expect(OK).Text;
        var english = (await app.As("").Get($"/bulletins/jiangan?{AsOf}", "en")).Expect(OK).Text;

        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("talked with 104 members", english, StringComparison.Ordinal);
        Assert.DoesNotContain("某人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        await VerifyXunit.Verifier.Verify(page, "html");
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_The_calendar_of_expiries_tells_whose_periods_end_and_rates_have_both_numbers(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        await TellTalks(app, officer, offices);

        var expiries = await Rows(officer, "expiries?jurisdiction=511523&from=2022-01-01&to=2024-12-31");
        var days = expiries.ConvertAll(row => row["lastDay"]!.ToString());
        Assert.Equal(TalkedWith + 1, days.Count);
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        (await app.As("jiangan.group").Get("expiries?jurisdiction=511523&from=2022-01-01&to=2024-12-31")).Expect(Forbidden);
        var rate = (await officer.Get("rates/used-of-ended?jurisdiction=511523&from=2023-01-01&to=2023-12-31")).Expect(OK);
        Assert.Equal(("persons", "0"), (rate["counts"], rate["numeratorCount"]));
        Assert.Equal(rate["denominatorCount"] is "0" ? null : "0", rate["tenThousandths"]);
        (await officer.Get("rates/kings?jurisdiction=511523&from=2023-01-01&to=2023-12-31")).Expect(NotFound);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_What_was_owed_is_told_by_unit_and_in_whole_in_persons_and_in_events(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2019, 3, 4);
        var cases = new List<string>();
        foreach (var name in new[] { "甲", "乙" })
        {
            var person = await officer.Person(offices.Town, name);
            var sanction = await officer.Sanction(person, "2019-03-01");
            (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2019-03-04" })).Expect(OK);
            cases.Add(await officer.CaseOf(person));
        }

        // One talk in the thirty days, and none for the other.
        app.Clock.MoveTo(2019, 3, 20);
        (await app.As("town.secretary").Post($"follow-up-cases/{cases[0]}/visits", Office.Talk("2019-03-20"))).Expect(Created);
        app.Clock.MoveTo(2019, 4, 15);
        const string Spring = "jurisdiction=440605&from=2019-03-01&to=2019-04-30";
        var unit = (await officer.Get($"compliance?{Spring}&by=unit")).Expect(OK);
        var coverage = (await officer.Get($"coverage?{Spring}")).Expect(OK);

        Assert.Equal($"{offices.Town}", unit["items.0.id"]);
        Assert.Equal("南海区某镇人民政府", unit["items.0.name"]);
        foreach (var (number, expected) in new[] { ("due", "2"), ("metInTime", "1"), ("metLate", "0"), ("overdue", "1"), ("exempt", "0") })
        {
            Assert.Equal((number, expected), (number, unit[$"items.0.{number}"]));
            Assert.Equal((number, expected), (number, coverage[$"owed.{number}"]));
        }

        Assert.Equal(("2", "1"), (coverage["owed.personsDue"], coverage["owed.personsDone"]));
        Assert.Equal(("1", "1"), (coverage["held.persons"], coverage["held.events"]));
        Assert.Equal("1", coverage["overdue.1.visits"]);
        Assert.Equal("陈书记", (await officer.Get($"compliance?{Spring}&by=officer")).Expect(OK)["items.0.name"]);
    }

    private static readonly Dictionary<string, string?> PageOfficer = new(StringComparer.Ordinal)
    {
        ["Identity:PageOfficers:0"] = "jiangan.officer",
    };

    // 105 persons of 56 towns sanctioned in March 2022; with all but the last a talk was held from January to April 2024.
    private static async Task<string> TellTalks(TestApp app, Api officer, JianganOffices offices)
    {
        Assert.NotEqual(Guid.Empty, offices.Reform);
        var towns = new List<Guid>();
        for (var i = 0; i < Towns; i++)
        {
            towns.Add((await app.Send(Town(i))).Id);
        }

        app.Clock.MoveTo(2022, 3, 20);
        var cases = new List<string>();
        for (var i = 0; i <= TalkedWith; i++)
        {
            var person = await officer.Sanctioned(towns[i % Towns], $"某人{i}", kind: i < 2 ? "seriousWarning" : "warning");
            cases.Add(await officer.CaseOf(person));
        }

        for (var i = 0; i < TalkedWith; i++)
        {
            var day = new DateOnly(2024, 1 + (i % 4), 5 + (i % 20));
            app.Clock.MoveTo(new DateOnly(2024, 4, 30));
            (await officer.Post($"follow-up-cases/{cases[i]}/visits", Office.Talk($"{day:yyyy-MM-dd}"))).Expect(Created);
        }

        return cases[^1];
    }

    private static async Task Keep(TestApp app)
    {
        var counted = new List<CountedFigure>();
        foreach (var figure in await app.Send(new FindFiguresToKeep(0)))
        {
            counted.Add((await app.Send(new CountFigureToKeep(figure)))!);
        }

        await app.Send(new KeepFigures(counted));
    }

    private static async Task<List<System.Text.Json.Nodes.JsonNode>> Rows(Api api, string path)
    {
        var rows = new List<System.Text.Json.Nodes.JsonNode>();
        string? after = "";
        do
        {
            var page = (await api.Get($"{path}&limit=40{after}")).Expect(OK);
            rows.AddRange(page.Json["items"]!.AsArray().Select(item => item!));
            after = page["next"] is { } next ? $"&after={next}" : null;
        } while (after is not null);

        return rows;
    }

    private static (string? Persons, string? Events) Numbers(Answer answer)
    {
        answer.Expect(OK);
        return (answer["persons"], answer["events"]);
    }

    private static string Word(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var document = zip.GetEntry("word/document.xml")!.Open();
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return string.Join('\n', XDocument.Load(document).Descendants(w + "p").Select(paragraph => paragraph.Value));
    }

    private static Guihang.Core.OfficeDirectory.RegisterUnit Town(int number) =>
        new()
        {
            Name = $"江安县某镇{number}人民政府",
            CommitteeName = $"中共江安县某镇{number}委员会",
            AppealBody = "上一级监察机关",
            Region = "511523",
        };
}
