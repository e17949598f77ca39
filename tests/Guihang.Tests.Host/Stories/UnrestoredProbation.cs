using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>
/// After probation the two years count from the day on which rights are restored (条例 art. 12). Until that is on record nothing of it reads as over, however
/// long ago it would have been.
/// </summary>
public sealed class UnrestoredProbation
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Until_rights_are_restored_nobody_reads_as_free(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2020, 5, 21);
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2020-05-20", "party", "probationOneYear", "party-2018")).Id;

        // It is shown how it would go; from when on nothing bars nobody knows yet.
        var running = (await officer.Get($"sanctions/{sanction}")).Expect(OK);
        Assert.Equal("2023-05-19", running["influencePeriod.lastDay"]);
        Assert.Null(running["influencePeriod.firstFreeDay"]);
        Assert.Equal(("barred", null), await Candidate(officer, person, "2020-06-01"));

        app.Clock.MoveTo(2024, 1, 10);
        var late = (await officer.Get($"sanctions/{sanction}")).Expect(OK);
        Assert.Equal("restorationDecision", late["influencePeriod.ending"]);
        Assert.Equal("false", late["influencePeriod.hasEnded"]);
        Assert.Null(late["influencePeriod.lastDay"]);
        Assert.Null(late["influencePeriod.firstFreeDay"]);
        Assert.Equal(("on", null), (late["label.state"], late["label.firstDayWithout"]));
        Assert.Equal(("barred", null), await Candidate(officer, person, "2024-01-10"));
        Assert.Equal(0, await app.Send(new TellEndedPeriods()));
        Assert.Equal(0, await app.Send(new TakeLabelsOff()));

        // It is no ground to close the case, to judge the use after it, or to count what happens as after it.
        var followUp = await officer.CaseOf(person);
        var closed = await officer.Post($"follow-up-cases/{followUp}/closings", new { reason = "periodEnded", on = "2024-01-10" });
        Assert.Equal(("case.reason-not-true", "reason"), (closed.Expect(Conflict)["code"], closed["errors.0.field"]));
        var judged = await officer.Post($"sanctions/{sanction}/use-judgements", Judgement());
        Assert.Equal("sanction.not-expired", judged.Expect(UnprocessableEntity)["code"]);
        var use = new
        {
            kind = "lateralMove",
            on = "2024-01-08",
            description = "任另一镇干部",
        };
        Assert.Equal("within", (await app.As("nanhai.org").Post($"people/{person}/uses-of-result", use)).Expect(Created)["standing"]);
        Assert.Equal("1", await Within(officer));
        Assert.Equal(0, await RebuildCounts(app));

        // A further breach meanwhile is one during probation: nothing is added up.
        var second = await officer.Sanction(person, "2024-01-09", "party", "warning", "party-2023");
        Assert.Equal("needsDecision", second["influencePeriod.outcome"]);
        (await officer.Change($"sanctions/{second.Id}/revocation", 1, new { on = "2024-01-10", documentNumber = "撤1" })).Expect(OK);

        // Restored on the day on which probation ended, it is over: the figures follow.
        var restored = (
            await officer.Change($"sanctions/{sanction}/restoration", 1, new { on = "2021-05-20", documentNumber = "复1" })
        ).Expect(OK);
        Assert.Equal("true", restored["influencePeriod.hasEnded"]);
        Assert.Equal("2023-05-20", restored["influencePeriod.firstFreeDay"]);
        Assert.Equal("off", restored["label.state"]);
        Assert.Equal(("allowed", null), await Candidate(officer, person, "2024-01-10"));
        Assert.Equal(1, await app.Send(new TellEndedPeriods()));
        Assert.Equal("0", await Within(officer));
        Assert.Equal(0, await RebuildCounts(app));
    }

    private static async Task<string?> Within(Api officer) =>
        (await officer.Get("figures/lateral-moves-within-period?jurisdiction=440605&from=2024-01-01&to=2024-01-31")).Expect(OK)["persons"];

    private static async Task<(string? Verdict, string? FirstFreeDay)> Candidate(Api officer, string person, string on)
    {
        var asked = (
            await officer.Post(
                $"people/{person}/consequences",
                new
                {
                    action = "inspectionCandidate",
                    on,
                    purpose = "考察",
                }
            )
        ).Expect(Created);
        return (asked["verdict"], asked["firstFreeDay"]);
    }

    private static object Judgement() =>
        new
        {
            stillAffectsUse = false,
            on = "2024-01-10",
            decider = "联席会议",
            reasons = "理由",
            participants = new[] { new { body = "discipline", names = "林某" }, new { body = "organisation", names = "何某" } },
        };

    private static async Task<int> RebuildCounts(TestApp app)
    {
        var mended = 0;
        foreach (var source in Enum.GetValues<FactSource>())
        {
            Guid? after = null;
            do
            {
                var piece = await app.Send(new RebuildCounts(source, after));
                (mended, after) = (mended + piece.Mended, piece.Next);
            } while (after is not null);
        }

        return mended;
    }
}
