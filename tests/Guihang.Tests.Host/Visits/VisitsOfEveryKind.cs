using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>Visits of every kind and outcome: what they need, what they meet, what is put right of them.</summary>
public sealed class VisitsOfEveryKind
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_not_held_meets_nothing_and_leads_to_a_next_step(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path) = await Huang(app);
        var due = (await officer.Get(path)).Expect(OK)["dueItems.0.id"];

        var without = await officer.Post($"{path}/visits", Body("talk", "unreachable"));
        Assert.Equal("next-step", without.Expect(BadRequest)["errors.0.code"]);
        var unreachable = (
            await officer.Post($"{path}/visits", Body("talk", "unreachable", new { action = "tryAnotherWay", on = "2018-09-25" }))
        ).Expect(Created);

        Assert.Empty(unreachable.Json["meets"]!.AsArray());
        var shown = (await officer.Get(path)).Expect(OK);
        Assert.Equal("open", shown["dueItems.0.state"]);
        Assert.Equal("visitOpen", shown["needsYou.0.kind"]);
        Assert.Equal(due, shown["needsYou.0.id"]);
        var next = shown.Json["needsYou"]!.AsArray().Single(need => need!["kind"]!.ToString() == "nextStep")!;
        Assert.Contains("2018-09-25", next["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("another way", (await officer.Get(path, "en")).Text, StringComparison.Ordinal);
        Assert.Equal("0", (await officer.Get(Held)).Expect(OK)["events"]);

        var held = (await officer.Post($"{path}/visits", Body("talk", "held"))).Expect(Created);
        Assert.Equal(due, held["meets.0"]);
        Assert.Equal("1", (await officer.Get(Held)).Expect(OK)["events"]);
    }

    [Theory]
    [InlineData("homeVisit")]
    [InlineData("familyVisit")]
    public async Task A_visit_to_the_family_needs_its_agreement_and_a_refusal_does_not(string visit)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (officer, path) = await Huang(app);

        var without = await officer.Post($"{path}/visits", Body(visit, "held"));
        Assert.Equal("consent", without.Expect(BadRequest)["errors.0.code"]);
        (await officer.Post($"{path}/visits", Body(visit, "refusedByPerson"))).Expect(Created);
        (await officer.Post($"{path}/visits", Body(visit, "held", consentOn: "2018-09-18"))).Expect(Created);
    }

    [Fact]
    public async Task Nothing_is_kept_of_children_and_the_unit_does_not_see_who_was_heard()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (officer, path) = await Huang(app);

        var child = await officer.Post($"{path}/visits", Body("familyVisit", "held", consentOn: "2018-09-18", isAtLeast14: false));
        Assert.Equal("participants", child.Expect(BadRequest)["errors.0.code"]);
        var visit = (await officer.Post($"{path}/visits", Body("familyVisit", "held", consentOn: "2018-09-18", isAtLeast14: true))).Expect(
            Created
        );

        Assert.Equal("黄妻", (await officer.Get($"visits/{visit.Id}")).Expect(OK)["participants.0.name"]);
        var unit = app.As("town.secretary");
        Assert.Empty((await unit.Get($"visits/{visit.Id}")).Expect(OK).Json["participants"]!.AsArray());
        Assert.DoesNotContain("黄妻", (await unit.Get($"{path}/visits")).Expect(OK).Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_joint_visit_is_one_and_a_correction_moves_what_follows_from_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path) = await Huang(app);
        var joint = (await officer.Post($"{path}/visits", Body("talk", "held", jointBodies: ["区委组织部", "区人社局"]))).Expect(Created);
        Assert.Equal("1", (await officer.Get(Held)).Expect(OK)["events"]);

        // It was not held after all: the item is owed again, and figures count nothing.
        app.Clock.MoveTo(2018, 9, 21);
        var corrected = (
            await officer.Post($"visits/{joint.Id}/correction", new { reason = "当日未谈成", visit = Body("talk", "refusedByPerson") })
        ).Expect(Created);
        Assert.Equal(joint.Id, corrected["corrects"]);
        Assert.Equal("open", (await officer.Get(path)).Expect(OK)["dueItems.0.state"]);
        Assert.Equal("0", (await officer.Get(Held)).Expect(OK)["events"]);
        Assert.Equal("1", (await officer.Get($"{Held}&knownOn=2018-09-20")).Expect(OK)["events"]);
        Assert.NotNull((await officer.Get($"visits/{joint.Id}")).Expect(OK)["supersededAt"]);
        Assert.Equal(
            "visit.superseded",
            (await officer.Post($"visits/{joint.Id}/correction", new { reason = "再次更正", visit = Body("talk", "held") })).Expect(
                Conflict
            )["code"]
        );

        var again = (
            await officer.Post($"visits/{corrected.Id}/correction", new { reason = "已谈成", visit = Body("talk", "held") })
        ).Expect(Created);
        Assert.Equal("met", (await officer.Get(path)).Expect(OK)["dueItems.0.state"]);
        Assert.NotEmpty(again.Json["meets"]!.AsArray());
        Assert.Equal("1", (await officer.Get(Held)).Expect(OK)["events"]);
    }

    [Fact]
    public async Task A_draft_is_its_writers_alone_and_goes_with_the_record()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var (officer, path) = await Huang(app);
        var secretary = app.As("town.secretary");
        (await secretary.Post($"{path}/visit-draft", new { draft = new { thinking = "写到一半" } })).Expect(Created);
        var draft = (await secretary.Post($"{path}/visit-draft", new { draft = new { thinking = "写完了" } })).Expect(Created);

        Assert.Equal(
            "写完了",
            Assert.Single((await secretary.Get("visit-drafts")).Expect(OK).Json["items"]!.AsArray())!["draft"]!["thinking"]!.ToString()
        );
        Assert.Empty((await officer.Get("visit-drafts")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(
            "visit-draft.not-yours",
            (await officer.Post($"visit-drafts/{draft.Id}/discarding", new { })).Expect(Forbidden)["code"]
        );
        Assert.Empty((await officer.Get($"{path}/visits")).Expect(OK).Json["items"]!.AsArray());

        (await secretary.Post($"{path}/visits", Body("talk", "held", fromDraft: true))).Expect(Created);
        Assert.Empty((await secretary.Get("visit-drafts")).Expect(OK).Json["items"]!.AsArray());
    }

    private const string Held = "figures/visits-held?jurisdiction=440605&from=2018-01-01&to=2018-12-31";

    private static async Task<(Api Officer, string Path)> Huang(TestApp app)
    {
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 7);
        var huang = await officer.Person(offices.Town);
        var sanction = await officer.Sanction(huang, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        app.Clock.MoveTo(2018, 9, 20);
        return (officer, $"follow-up-cases/{await officer.CaseOf(huang)}");
    }

    private static object Body(
        string kind,
        string outcome,
        object? nextStep = null,
        string? consentOn = null,
        bool? isAtLeast14 = null,
        string[]? jointBodies = null,
        bool fromDraft = false
    ) =>
        new
        {
            kind,
            heldOn = "2018-09-20",
            outcome,
            visitors = new[] { new { name = "陈书记", capacity = "unitSecretary" } },
            place = "镇党委会议室",
            nextStep,
            consentOn,
            jointBodies,
            fromDraft,
            participants = isAtLeast14 is { } old
                ? new[]
                {
                    new
                    {
                        kind = "familyMember",
                        name = "黄妻",
                        agreed = true,
                        isAtLeast14 = old,
                    },
                }
                : null,
        };
}
