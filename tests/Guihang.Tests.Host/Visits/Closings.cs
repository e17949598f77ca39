using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>A case ends for what is so, not over somebody in despair; and what was closed by mistake is open again.</summary>
public sealed class Closings
{
    private const string Why = "本人已调往外省工作，由当地组织接续回访";

    [Fact]
    public async Task Nobody_moves_away_on_paper_and_a_word_ends_no_period()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}/closings";
        town.App.Clock.MoveTo(2021, 5, 20);

        var away = await town.Officer.Post(path, Closing("movedAway", Why));
        Assert.Equal(("case.reason-not-true", "reason"), (away.Expect(Conflict)["code"], away["errors.0.field"]));
        foreach (var word in new[] { "其他", "…………，，，，。。。。" })
        {
            var brief = await town.Officer.Post(path, Closing("other", word));
            Assert.Equal(("case.reason-in-words", "note"), (brief.Expect(UnprocessableEntity)["code"], brief["errors.0.field"]));
        }

        (await town.Officer.Post(path, Closing("other", Why))).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_case_is_not_closed_while_nobody_has_come_after_a_closed_note(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 5, 20);
        (await town.Secretary.Post($"{path}/visits", Office.Talk("2021-05-19"))).Expect(Created);
        var body = new
        {
            sign = "wishToResign",
            words = "“干不下去了”",
            on = "2021-05-20",
        };
        var note = (await town.Secretary.Post($"{path}/closed-notes", body)).Expect(Created);

        var refused = await town.Officer.Post($"{path}/closings", Closing("other", Why));
        Assert.Equal("case.closed-note-open", refused.Expect(Conflict)["code"]);
        Assert.Contains(note.Id, refused.Text, StringComparison.Ordinal);

        // What relatives say of it is no contact with the person.
        var family = new
        {
            kind = "familyVisit",
            heldOn = "2021-05-20",
            visitors = new[] { new { name = "陈书记", capacity = "unitSecretary" } },
            consentOn = "2021-05-20",
            place = "家中",
        };
        (await town.Secretary.Post($"{path}/visits", family)).Expect(Created);
        (await town.Officer.Post($"{path}/closings", Closing("other", Why))).Expect(Conflict);

        (await town.Secretary.Post($"{path}/visits", Office.Talk("2021-05-20"))).Expect(Created);
        (await town.Officer.Post($"{path}/closings", Closing("other", Why))).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_closed_by_mistake_is_as_if_it_had_never_been_closed(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 5, 20);
        var before = await town.Items(followUp);
        Assert.Contains("overdue", before.Select(item => item.State));
        var closing = (await town.Officer.Post($"{path}/closings", Closing("other", Why))).Expect(Created);
        Assert.DoesNotContain("overdue", (await town.Items(followUp)).Select(item => item.State));

        var withdrawal = $"closings/{closing.Id}/withdrawal";
        Assert.Equal("reason", (await town.Officer.Post(withdrawal, new { reason = "" })).Expect(BadRequest)["errors.0.field"]);
        Assert.Equal(Forbidden, (await town.Secretary.Post(withdrawal, new { reason = "误结" })).Status);
        (await town.Officer.Post(withdrawal, new { reason = "应为同名人员的个案" })).Expect(Created);

        Assert.Null((await town.Officer.Get(path)).Expect(OK)["case.closedOn"]);
        Assert.Equal(
            before.Select(item => (item.State, item.LastDay)),
            (await town.Items(followUp)).Select(item => (item.State, item.LastDay))
        );
        Assert.Empty((await town.Officer.Get($"{path}/closings")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal("closing.withdrawn", (await town.Officer.Post(withdrawal, new { reason = "误结" })).Expect(Conflict)["code"]);
        Assert.Equal(
            1,
            await town.App.Database.Scalar<int>(
                "SELECT count(*) FROM visits_case_closings WHERE superseded_at IS NOT NULL AND withdrawn_because = '应为同名人员的个案' AND withdrawn_by IS NOT NULL"
            )
        );
        Assert.Equal(0, await town.Rebuild());
    }

    [Fact]
    public async Task A_death_is_no_mistake_of_the_closing_and_an_earlier_closing_opens_nothing()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (person, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 5, 20);
        var first = (await town.Officer.Post($"{path}/closings", Closing("other", Why))).Expect(Created);
        await town.Officer.Sanction(person, "2021-05-18", "party", "warning", "party-2018");
        Assert.Equal(
            "closing.not-the-last",
            (await town.Officer.Post($"closings/{first.Id}/withdrawal", new { reason = "误结" })).Expect(Conflict)["code"]
        );

        (await town.Officer.Post($"people/{person}/service-changes", new { state = "deceased", on = "2021-05-20" })).Expect(Created);
        var died = (await town.Officer.Get($"{path}/closings")).Expect(OK)["items.1.id"];
        Assert.Equal(
            "closing.by-death",
            (await town.Officer.Post($"closings/{died}/withdrawal", new { reason = "误结" })).Expect(Conflict)["code"]
        );
    }

    private static object Closing(string reason, string note) =>
        new
        {
            reason,
            note,
            on = "2021-05-20",
        };
}
