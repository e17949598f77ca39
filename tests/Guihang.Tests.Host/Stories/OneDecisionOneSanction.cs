using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>What may be registered as a sanction: once, under a text that is in force, for what the decision says.</summary>
public sealed class OneDecisionOneSanction
{
    private const string Quarterly = """

        - parameter: visits.regular.every
          confidence: choice
          values:
            - { from: 2018-01-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }
        """;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_same_decision_twice_is_told_with_the_sanction_that_is_there(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person((await app.Open()).Town);
        var sanction = await officer.Sanction(person, "2018-09-05");

        var again = (await officer.Post($"people/{person}/sanctions", Decision("2018-09-05", "majorDemerit"))).Expect(Conflict);

        Assert.Equal("sanction.already-registered", again["code"]);
        Assert.Contains(sanction.Id, again["detail"], StringComparison.Ordinal);
        // Another kind or another day is another decision.
        (await officer.Post($"people/{person}/sanctions", Decision("2018-09-05", "warning"))).Expect(Created);
        (await officer.Post($"people/{person}/sanctions", Decision("2018-09-06", "majorDemerit"))).Expect(Created);
        Assert.Equal(3, (await officer.Get($"people/{person}/sanctions")).Expect(OK).Json["items"]!.AsArray().Count);
        Assert.Equal("火灾事故", (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK)["cause"]);
    }

    // Two regimes for one matter ask for one visit, not for two.
    [Theory]
    [OnSqlite]
    public async Task One_visit_meets_what_is_owed_after_the_Party_and_the_government_sanction_of_one_matter(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        town.App.Clock.MoveTo(2021, 3, 17);
        var person = await town.Officer.Person(town.Unit);
        var party = await town.Officer.Sanction(person, "2021-03-15", "party", "warning", "party-2018");
        var government = await town.Officer.Sanction(person, "2021-03-15", "government", "demerit", "psa-2020");
        (await town.Officer.Change($"sanctions/{party.Id}/service", 1, new { on = "2021-03-17" })).Expect(OK);
        (await town.Officer.Change($"sanctions/{government.Id}/service", 1, new { on = "2021-03-17" })).Expect(OK);
        var followUp = await town.Officer.CaseOf(person);

        await town.Visit(followUp, "2021-03-20");
        await town.Visit(followUp, "2021-05-20");

        var owed = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK).Json["dueItems"]!.AsArray();
        var met = owed.Where(item => item!["state"]!.ToString() == "met").Select(item => item!["metOn"]!.ToString()).ToList();
        Assert.Equal(["2021-03-20", "2021-05-20"], met.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.True(met.Count >= 4, $"{met.Count} of {owed.Count} met.");
        Assert.DoesNotContain(owed, item => item!["state"]!.ToString() == "overdue");
    }

    [Theory]
    [OnSqlite]
    public async Task A_text_that_is_not_in_force_yet_governs_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person((await app.Open()).Town);

        var early = (await officer.Post($"people/{person}/sanctions", Decision("2017-01-01", "warning", "party", "party-2023"))).Expect(
            UnprocessableEntity
        );

        Assert.Equal(("sanction.text-not-yet-in-force", "legalText"), (early["code"], early["errors.0.field"]));
        Assert.Contains("2024-01-01", early["errors.0.wrong"], StringComparison.Ordinal);
        Assert.Contains("party-2015", early["errors.0.right"], StringComparison.Ordinal);
        Assert.DoesNotContain("party-2018", early["errors.0.right"], StringComparison.Ordinal);
        (await officer.Post($"people/{person}/sanctions", Decision("2017-01-01", "warning", "party", "party-2015"))).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    public async Task A_unit_is_in_the_directory_once_and_days_are_written_alike_in_both_languages(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var twice = new RegisterUnit
        {
            Name = "南海区某镇人民政府",
            CommitteeName = "中共南海区某镇委员会",
            AppealBody = "上一级监察机关",
            Region = "440605",
        };
        Assert.Equal("unit.already-there", (await Assert.ThrowsAsync<ProblemException>(() => app.Send(twice))).Code.Name);
        await app.Send(twice with { Region = "440114" });

        var officer = app.As("nanhai.officer");
        var person = await officer.Person(offices.Town);
        await officer.Sanction(person, "2018-09-05");
        var followUp = await officer.CaseOf(person);
        var early = await officer.Post(
            $"follow-up-cases/{followUp}/closings",
            new
            {
                reason = "other",
                note = "误开",
                on = "2018-01-01",
            },
            language: "en"
        );
        Assert.Matches(@"\b\d{4}-\d{2}-\d{2}\b", early.Expect(UnprocessableEntity)["detail"]);
        Assert.DoesNotContain("/", early["detail"], StringComparison.Ordinal);
    }

    private static object Decision(string decidedOn, string kind, string regime = "employingOrgan", string legalText = "regulation-2007") =>
        new
        {
            regime,
            kind,
            legalText,
            decidedOn,
            decidingBody = "佛山市南海区人民政府",
            documentNumber = "南府〔2018〕12号",
            cause = "火灾事故",
        };
}
