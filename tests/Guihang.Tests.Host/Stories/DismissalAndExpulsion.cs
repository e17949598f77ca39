using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>What a dismissal bars has no end; an expulsion bars for five years, and where its text is silent a person decides.</summary>
public sealed class DismissalAndExpulsion
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Nobody_dismissed_is_free_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2024, 5, 20);
        var person = await officer.Person((await app.Open()).Town);

        var sanction = await officer.Sanction(person, "2024-05-18", "government", "dismissal", "psa-2020");

        Assert.Equal("final", sanction["influencePeriod.ending"]);
        Assert.Equal("2024-05-18", sanction["influencePeriod.firstDay"]);
        Assert.Null(sanction["influencePeriod.lastDay"]);
        Assert.Equal("on", sanction["label.state"]);
        foreach (var on in new[] { "2024-05-18", "2045-01-01" })
        {
            Assert.Equal(("barred", null), await Ask(officer, person, "inspectionCandidate", on));
            Assert.Equal(("barred", null), await Ask(officer, person, "moveToPost", on, "higher"));
            Assert.NotEqual("allowed", (await Ask(officer, person, "moveToPost", on, "same")).Verdict);
            Assert.Equal(("barred", null), await Ask(officer, person, "rankPromotion", on));
        }

        // Revoked it counts for nothing from the beginning.
        (await officer.Change($"sanctions/{sanction.Id}/revocation", 1, new { on = "2024-05-20", documentNumber = "撤1" })).Expect(OK);
        Assert.Equal(("allowed", null), await Ask(officer, person, "inspectionCandidate", "2024-05-20"));
    }

    [Theory]
    [OnSqlite]
    public async Task Who_was_expelled_is_no_candidate_for_five_years(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2024, 1, 20);
        var town = (await app.Open()).Town;
        var person = await officer.Person(town);
        await officer.Sanction(person, "2024-01-10", "party", "expulsion", "party-2023");

        Assert.Equal(("barred", "2029-01-10"), await Ask(officer, person, "inspectionCandidate", "2026-01-01"));
        Assert.Equal(("barred", "2029-01-10"), await Ask(officer, person, "moveToPost", "2026-01-01", "higher"));
        Assert.Equal(("allowed", null), await Ask(officer, person, "inspectionCandidate", "2029-01-10"));

        // The text of 2015 says nothing of posts outside the Party.
        var before = await officer.Person(town, "李某");
        await officer.Sanction(before, "2017-01-10", "party", "expulsion", "party-2015");
        Assert.Equal(("barred", "2022-01-10"), await Ask(officer, before, "inspectionCandidate", "2020-01-01"));
        Assert.Equal((null, null), await Ask(officer, before, "moveToPost", "2020-01-01", "higher"));
        Assert.Equal(("allowed", null), await Ask(officer, before, "moveToPost", "2022-01-10", "higher"));
    }

    private static async Task<(string? Verdict, string? FirstFreeDay)> Ask(
        Api officer,
        string person,
        string action,
        string on,
        string comparison = "notFound"
    )
    {
        var asked = (
            await officer.Post(
                $"people/{person}/consequences",
                new
                {
                    action,
                    comparison,
                    on,
                    purpose = "考察",
                }
            )
        ).Expect(Created);
        return (asked["verdict"], asked["firstFreeDay"]);
    }
}
