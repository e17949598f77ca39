using Guihang.Core.Data;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>What happens to people and labels after a sanction: moves, changes of service, judgements on use, the label that comes off.</summary>
public sealed class AfterTheSanction
{
    [Theory]
    [OnSqlite]
    public async Task A_move_is_kept_with_where_the_person_was_before(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        var person = await officer.Person(offices.Town);
        app.Clock.MoveTo(2019, 4, 20);

        (
            await officer.Post(
                $"people/{person}/moves",
                new
                {
                    on = "2019-04-15",
                    unitId = offices.Department,
                    post = "处长",
                    rank = "countyPrincipal",
                }
            )
        ).Expect(Created);

        var moved = (await officer.Get($"people/{person}")).Expect(OK);
        Assert.Equal(offices.Department.ToString(), moved["unitId"]);
        Assert.Equal("440000", moved["region"]);
        Assert.Equal("countyPrincipal", moved["rank"]);
        var moves = (await officer.Get($"people/{person}/moves")).Expect(OK);
        Assert.Equal("镇长", moves["items.0.fromPost"]);
        Assert.Equal(offices.Town.ToString(), moves["items.0.fromUnitId"]);
        // The same again is no move, and nothing is told before what was told last.
        Assert.Equal(
            "person.not-moved",
            (await officer.Post($"people/{person}/moves", Move(offices.Department, "2019-04-16"))).Expect(UnprocessableEntity)["code"]
        );
        Assert.Equal(
            "record.before-last",
            (await officer.Post($"people/{person}/moves", Move(offices.Town, "2019-04-14"))).Expect(UnprocessableEntity)["code"]
        );
    }

    [Theory]
    [OnSqlite]
    public async Task Nothing_follows_a_death(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person((await app.Open()).Town);
        app.Clock.MoveTo(2022, 7, 1);

        (await Change(officer, person, "left", "2021-01-01")).Expect(Created);
        (await Change(officer, person, "inService", "2021-06-01")).Expect(Created);
        Assert.Equal("person.same-service", (await Change(officer, person, "inService", "2021-07-01")).Expect(UnprocessableEntity)["code"]);
        Assert.Equal("record.before-last", (await Change(officer, person, "retired", "2021-05-01")).Expect(UnprocessableEntity)["code"]);
        (await Change(officer, person, "deceased", "2022-06-30")).Expect(Created);
        Assert.Equal("person.deceased", (await Change(officer, person, "inService", "2022-07-01")).Expect(Conflict)["code"]);
        Assert.Equal("deceased", (await officer.Get($"people/{person}")).Expect(OK)["serviceState"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_still_affects_use_needs_its_reasons_and_lapses(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2018-09-05")).Id;
        app.Clock.MoveTo(2019, 1, 1);
        var early = await officer.Post($"sanctions/{sanction}/use-judgements", Judgement(still: false, "2019-01-01"));
        Assert.Equal("sanction.not-expired", early.Expect(UnprocessableEntity)["code"]);

        app.Clock.MoveTo(2020, 3, 10);
        var bare = await officer.Post($"sanctions/{sanction}/use-judgements", Judgement(still: true, "2020-03-10"));
        Assert.Contains("reviewOn", bare.Expect(BadRequest).Text, StringComparison.Ordinal);
        Assert.Contains("notifiedOn", bare.Text, StringComparison.Ordinal);
        (
            await officer.Post($"sanctions/{sanction}/use-judgements", Judgement(still: true, "2020-03-10", "2020-09-10", "2020-03-10"))
        ).Expect(Created);
        Assert.Equal(0, await app.Send(new TakeLabelsOff()));
        Assert.Equal("keptByJudgement", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["label.state"]);

        // Nobody renews it: on the review date the label is off without anybody's act, and the job tells the others.
        app.Clock.MoveTo(2020, 9, 10);
        var off = (await officer.Get($"sanctions/{sanction}")).Expect(OK);
        Assert.Equal("off", off["label.state"]);
        Assert.Equal("2020-09-10", off["label.firstDayWithout"]);
        Assert.Equal("lapsed", (await officer.Get($"sanctions/{sanction}/use-judgements")).Expect(OK)["items.0.state"]);
        Assert.Equal(1, await app.Send(new TakeLabelsOff()));
        Assert.Equal(0, await app.Send(new TakeLabelsOff()));
    }

    [Theory]
    [OnSqlite]
    public async Task What_keeps_a_label_on_is_judged_together_and_looked_at_again_soon(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person((await app.Open()).Town);
        var sanction = (await officer.Sanction(person, "2018-09-05")).Id;
        (await officer.Change($"sanctions/{sanction}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        app.Clock.MoveTo(2020, 3, 10);
        var path = $"sanctions/{sanction}/use-judgements";

        var alone = new
        {
            stillAffectsUse = true,
            on = "2020-03-10",
            decider = "区纪委监委",
            reasons = "理由",
            participants = new[] { new { body = "discipline", names = "林某" } },
            reviewOn = "2020-09-10",
            notifiedOn = "2020-03-10",
        };
        var refused = (await officer.Post(path, alone)).Expect(UnprocessableEntity);
        Assert.Equal(("use-judgement.body-missing", "participants"), (refused["code"], refused["errors.0.field"]));
        Assert.Contains("discipline, organisation", refused["errors.0.right"], StringComparison.Ordinal);
        var far = (await officer.Post(path, Judgement(still: true, "2020-03-10", "2056-03-10", "2020-03-10"))).Expect(UnprocessableEntity);
        Assert.Equal(("use-judgement.review-too-late", "reviewOn"), (far["code"], far["errors.0.field"]));
        Assert.Contains("2021-03-10", far["errors.0.right"], StringComparison.Ordinal);

        (await officer.Post(path, Judgement(still: true, "2020-03-10", "2021-03-10", "2020-03-10"))).Expect(Created);

        // Whoever opens the case sees when it is looked at again; from that day on nothing is left of it.
        var followUp = await officer.CaseOf(person);
        Assert.Equal("2021-03-10", await LabelReview(officer, followUp));
        app.Clock.MoveTo(2021, 3, 10);
        Assert.Null(await LabelReview(officer, followUp));
        Assert.Equal("off", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["label.state"]);
    }

    private static async Task<string?> LabelReview(Api officer, string followUp) =>
        (await officer.Get($"follow-up-cases/{followUp}")).Expect(OK).Json["needsYou"]!
            .AsArray()
            .SingleOrDefault(need => need!["kind"]!.ToString() == "labelToReview")
            ?["on"]!.ToString();

    private static Task<Answer> Change(Api api, string person, string state, string on) =>
        api.Post($"people/{person}/service-changes", new { state, on });

    private static object Move(Guid unitId, string on) =>
        new
        {
            on,
            unitId,
            post = "处长",
            rank = "countyPrincipal",
        };

    private static object Judgement(bool still, string on, string? reviewOn = null, string? notifiedOn = null) =>
        new
        {
            stillAffectsUse = still,
            on,
            decider = "联席会议",
            reasons = "理由",
            participants = new[] { new { body = "discipline", names = "林某" }, new { body = "organisation", names = "何某" } },
            reviewOn,
            notifiedOn,
        };
}
