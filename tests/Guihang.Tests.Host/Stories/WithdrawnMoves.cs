using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Reporting;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>A move that did not happen is withdrawn by the jurisdiction that was left: the person is back, and the post leaves the history.</summary>
public sealed class WithdrawnMoves
{
    private const string Quarterly = """

        - parameter: visits.regular.every
          confidence: probable
          values:
            - { from: 2017-12-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }
        """;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_was_moved_by_mistake_into_another_jurisdiction_is_brought_back(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (officer, app) = (town.Officer, town.App);
        var province = app.As("province.officer");
        var department = (await app.Send(new ListUnits())).Items.Single(unit => unit.Name == "广东省直某部门").Id;
        var (person, sanction, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        app.Clock.MoveTo(2021, 5, 20);
        var before = Told(await town.Items(followUp));
        var decided = await Decided(officer);
        var move = (await officer.Post($"people/{person}/moves", Move(department, "2021-05-10"))).Expect(Created).Id;

        // The district has lost the person.
        Assert.Equal(Forbidden, (await officer.Get($"people/{person}")).Status);
        Assert.Equal("440000", (await province.Get($"people/{person}")).Expect(OK)["region"]);
        Assert.Equal("0", await Decided(officer));

        app.Clock.MoveTo(2021, 5, 25);
        Assert.Equal("reason", (await officer.Post($"moves/{move}/withdrawal", new { reason = "" })).Expect(BadRequest)["errors.0.field"]);
        var back = (await officer.Post($"moves/{move}/withdrawal", new { reason = "同名人员调动" })).Expect(Created);

        Assert.Equal(("440605", town.Unit.ToString(), "镇长"), (back["region"], back["unitId"], back["post"]));
        Assert.Equal("none", back["leadership"]);
        Assert.Empty((await officer.Get($"people/{person}/moves")).Expect(OK).Json["items"]!.AsArray());
        // The case and what is owed in it are as if nothing had been.
        var shown = (await officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal((town.Unit.ToString(), "440605"), (shown["case.unitId"], shown["case.region"]));
        Assert.Equal(before, Told(await town.Items(followUp)));
        Assert.All(shown.Json["dueItems"]!.AsArray(), item => Assert.Equal(town.Unit.ToString(), item!["unitId"]!.ToString()));
        Assert.Equal(decided, await Decided(officer));
        Assert.Equal("2022-03-14", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["influencePeriod.lastDay"]);
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(app));

        // What was recorded stays known, with who withdrew it and why.
        Assert.Equal(
            1,
            await app.Database.Scalar<int>(
                "SELECT count(*) FROM sanctions_moves WHERE superseded_at IS NOT NULL AND withdrawn_because = '同名人员调动' AND withdrawn_by IS NOT NULL"
            )
        );
        Assert.Equal("move.withdrawn", (await officer.Post($"moves/{move}/withdrawal", new { reason = "再撤" })).Expect(Conflict)["code"]);

        // A move that did happen goes as any; the one before it is no longer the last.
        (await officer.Post($"people/{person}/moves", Move(town.Other, "2021-05-10"))).Expect(Created);
        Assert.Equal(town.Other.ToString(), (await officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["case.unitId"]);
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(app));
    }

    [Theory]
    [OnSqlite]
    public async Task The_last_move_is_withdrawn_first_and_by_nobody_elsewhere(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var officer = town.Officer;
        var (person, _, _) = await town.Served("2021-03-15");
        town.App.Clock.MoveTo(2021, 6, 20);
        var first = (await officer.Post($"people/{person}/moves", Move(town.Other, "2021-05-10", "处长"))).Expect(Created).Id;
        var second = (await officer.Post($"people/{person}/moves", Move(town.Other, "2021-06-10", "局长"))).Expect(Created).Id;

        var early = (await officer.Post($"moves/{first}/withdrawal", new { reason = "录错" })).Expect(Conflict);
        Assert.Equal("move.later", early["code"]);
        Assert.Contains("2021-06-10", early["detail"], StringComparison.Ordinal);
        Assert.Equal(Forbidden, (await town.Secretary.Post($"moves/{second}/withdrawal", new { reason = "录错" })).Status);

        Assert.Equal("处长", (await officer.Post($"moves/{second}/withdrawal", new { reason = "录错" })).Expect(Created)["post"]);
        Assert.Equal("镇长", (await officer.Post($"moves/{first}/withdrawal", new { reason = "录错" })).Expect(Created)["post"]);
    }

    private static List<(string, string?, string?)> Told(IReadOnlyList<(string Id, string State, string? LastDay, string? IsStub)> items) =>
        [.. items.Select(item => (item.State, item.LastDay, item.IsStub))];

    private static async Task<string?> Decided(Api officer) =>
        (await officer.Get("figures/sanctions-decided?jurisdiction=440605&from=2021-03-01&to=2021-03-31")).Expect(OK)["events"];

    private static object Move(Guid unitId, string on, string post = "处长") =>
        new
        {
            on,
            unitId,
            post,
            leadership = "leadingGroupMember",
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
