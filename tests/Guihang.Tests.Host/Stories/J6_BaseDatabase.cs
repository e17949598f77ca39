using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J6: the base database lists who is in, excluded, not yet, waiting for the group, and due for evaluation or scoring. Names and days are invented.</summary>
public sealed class J6_BaseDatabase
{
    private const string List = "enrolments?jurisdiction=511523";
    private const string Day = "2023-09-20";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_The_base_database_lists_by_standing_page_by_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var observed = await Screened(officer, offices, "甲");
        var enrolled = await Screened(officer, offices, "乙");
        var excluded = await Screened(officer, offices, "丙", "private-gain");
        var within = await officer.Sanctioned(offices.Zone, "丁", "2023-03-15");
        var notYet = await officer.Screen(within, Day);
        var contested = await officer.Sanctioned(offices.Zone, "戊");
        await officer.Hear(contested, "2023-09-18", "private-gain");
        var wanted = new
        {
            on = Day,
            standing = "enrolled",
            reason = "提请领导小组研究",
        };
        var waiting = (await officer.Post($"people/{contested}/enrolments", wanted)).Expect(Created);
        await officer.Evaluate(observed.Id, Day);
        var item = await app.Moved(observed.Id, "good", Day);
        var decision = Jiangan.Decision("good", Day, item, "担当作为");
        (await officer.Post($"enrolments/{observed.Id}/evaluation/decision", decision)).Expect(Created);

        await Lists(officer, "enrolled", observed.Id, enrolled.Id);
        await Lists(officer, "excluded", excluded.Id);
        await Lists(officer, "notYet", notYet.Id);
        await Lists(officer, "awaitsGroup", waiting.Id);
        await Lists(officer, "dueForEvaluation", enrolled.Id);
        // The first window of observation still runs.
        await Lists(officer, "dueForScoring");
        var all = (await officer.Get($"{List}&limit=200")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(5, all.Count);
        Assert.Equal("true", all.Single(entry => entry!["id"]!.ToString() == enrolled.Id)!["isDueForEvaluation"]!.ToString());

        app.Clock.MoveTo(2023, 9, 30);
        await Lists(officer, "dueForScoring", observed.Id);
        var version = (await officer.Get($"enrolments/{observed.Id}/observation")).Expect(OK).Version;
        (await officer.Score(observed.Id, version, "thinking", "2023-07-01", 36)).Expect(OK);
        var scored = (await officer.Score(observed.Id, version + 1, "performance", "2023-07-01", 36)).Expect(OK);
        await Lists(officer, "dueForScoring");
        // Who scored is the officer where nobody else is named.
        Assert.Equal("王某", scored["windows.0.scores.0.scorer"]);

        // Nothing is due for who has retired, who is in all the same.
        (await officer.Post($"people/{enrolled["personId"]}/service-changes", new { state = "retired", on = "2023-09-28" })).Expect(
            Created
        );
        await Lists(officer, "dueForEvaluation");
        await Lists(officer, "enrolled", observed.Id, enrolled.Id);
        foreach (var other in new[] { "zone.secretary", "jiangan.org", "jiangan.group" })
        {
            (await app.As(other).Get(List)).Expect(Forbidden);
        }

        var sheet = (await officer.Get($"{List}&form=csv")).Expect(OK).Text;
        Assert.Contains("待评估", sheet, StringComparison.Ordinal);
        Assert.Contains("丙", sheet, StringComparison.Ordinal);
    }

    private static async Task<Answer> Screened(Api officer, JianganOffices offices, string name, params string[] established)
    {
        var person = await officer.Sanctioned(offices.Zone, name);
        await officer.Hear(person, "2023-09-18", established);
        return await officer.Screen(person, Day);
    }

    // One at a time, each page after the one before.
    private static async Task Lists(Api officer, string standing, params string[] expected)
    {
        var found = new List<string>();
        for (var after = ""; after is not null; )
        {
            var page = (await officer.Get($"{List}&standing={standing}&limit=1{after}")).Expect(OK);
            found.AddRange(page.Json["items"]!.AsArray().Select(entry => entry!["id"]!.ToString()));
            after = page["next"] is { } next ? $"&after={next}" : null;
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
