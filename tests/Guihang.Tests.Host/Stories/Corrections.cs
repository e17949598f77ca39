using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>
/// A sanction or a change of service that was recorded wrongly is put right: periods, visits and figures follow, and what was known before stays what it
/// was.
/// </summary>
public sealed class Corrections
{
    private const string Decided = "figures/sanctions-decided?jurisdiction=440605&from=2018-09-01&to=2018-09-30";
    private const string Ended = "figures/periods-ended?jurisdiction=440605&from=2018-01-01&to=2021-12-31";

    private const string Quarterly = """

        - parameter: visits.regular.every
          confidence: probable
          values:
            - { from: 2017-12-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }
        """;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_sanction_that_was_registered_wrongly_is_put_right_and_what_was_known_stays(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (officer, sanction, followUp) = await Served(town);
        Assert.Equal(8, await Owed(officer, followUp));
        Assert.Equal("1", (await officer.Get(Decided)).Expect(OK)["events"]);

        town.App.Clock.MoveTo(2018, 9, 20);
        var path = $"sanctions/{sanction}/correction";
        Assert.Equal(
            "reason",
            (await officer.Change(path, 2, Body("2018-08-05", "warning", reason: ""))).Expect(BadRequest)["errors.0.field"]
        );
        Assert.Equal(PreconditionFailed, (await officer.Change(path, 1, Body("2018-08-05", "warning"))).Status);
        var late = (await officer.Change(path, 2, Body("2018-09-10", "warning"))).Expect(UnprocessableEntity);
        Assert.Equal(("sanction.after-act", "sanction.decidedOn"), (late["code"], late["errors.0.field"]));
        var unknown = (await officer.Change(path, 2, Body("2018-08-05", "warning", legalText: "regulation-1900"))).Expect(
            UnprocessableEntity
        );
        Assert.Equal("sanction.legalText", unknown["errors.0.field"]);
        Assert.Equal("2", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["version"]);

        var corrected = (await officer.Change(path, 2, Body("2018-08-05", "warning"))).Expect(OK);

        Assert.Equal("3", corrected["version"]);
        Assert.Equal("2018-08-05", corrected["decidedOn"]);
        Assert.Equal("warning", corrected["kindNow"]);
        Assert.Equal("南府〔2018〕21号", corrected["documentNumber"]);
        Assert.Equal("2018-09-07", corrected["servedOn"]);
        Assert.Equal("2019-02-04", corrected["influencePeriod.lastDay"]);
        Assert.Equal(PreconditionFailed, (await officer.Change(path, 2, Body("2018-08-05", "warning"))).Status);
        Assert.True(await Owed(officer, followUp) < 8);
        // The figure is another one, and stays what it was as of the day before.
        Assert.Equal("0", (await officer.Get(Decided)).Expect(OK)["events"]);
        Assert.Equal("1", (await officer.Get($"{Decided}&knownOn=2018-09-19")).Expect(OK)["events"]);
        Assert.Equal(8, (await officer.Get($"due-items?caseId={followUp}&knownOn=2018-09-19")).Expect(OK).Json["items"]!.AsArray().Count);
        Assert.Equal(
            1,
            await town.App.Database.Scalar<int>(
                "SELECT count(*) FROM sanctions_sanctions WHERE superseded_at IS NOT NULL AND correction_reason IS NULL AND kind = 'MajorDemerit'"
            )
        );
        Assert.Equal(
            1,
            await town.App.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE request = 'CorrectSanction' AND outcome = 'Done'")
        );
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(town.App));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_end_that_was_told_of_a_sanction_put_right_is_told_again(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (officer, sanction, _) = await Served(town, "warning");
        town.App.Clock.MoveTo(2019, 3, 10);
        Assert.Equal(1, await town.App.Send(new TellEndedPeriods()));
        Assert.Equal("1", (await officer.Get(Ended)).Expect(OK)["events"]);

        // Only the paper was wrong: the same period comes out, and everything stays as it is.
        (await officer.Change($"sanctions/{sanction}/correction", 2, Body("2018-09-05", "warning"))).Expect(OK);
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(town.App));
        Assert.Equal(1, await town.App.Send(new TellEndedPeriods()));
        Assert.Equal("1", (await officer.Get(Ended)).Expect(OK)["events"]);
        Assert.Equal(0, await RebuildCounts(town.App));

        // It was heavier, and runs still.
        var corrected = (await officer.Change($"sanctions/{sanction}/correction", 3, Body("2018-09-05", "majorDemerit"))).Expect(OK);
        Assert.Equal("2020-03-04", corrected["influencePeriod.lastDay"]);
        Assert.Equal(0, await town.App.Send(new TellEndedPeriods()));
        Assert.Equal("0", (await officer.Get(Ended)).Expect(OK)["events"]);
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(town.App));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Another_sanction_that_counts_on_it_follows(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (officer, sanction, _) = await Served(town);
        var person = (await officer.Get($"sanctions/{sanction}")).Expect(OK)["personId"]!;
        town.App.Clock.MoveTo(2019, 3, 6);
        var later = await officer.Sanction(person, "2019-03-05", kind: "warning");
        // What remains of the first, and six months more.
        Assert.Equal("2020-09-04", later["influencePeriod.lastDay"]);

        (await officer.Change($"sanctions/{sanction}/correction", 2, Body("2018-09-05", "warning"))).Expect(OK);

        Assert.Equal("2019-09-04", (await officer.Get($"sanctions/{later.Id}")).Expect(OK)["influencePeriod.lastDay"]);
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(town.App));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_death_that_did_not_happen_leaves_everything_as_it_was(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (officer, sanction, followUp) = await Served(town);
        var person = (await officer.Get($"sanctions/{sanction}")).Expect(OK)["personId"]!;
        town.App.Clock.MoveTo(2018, 11, 1);
        var before = await town.Items(followUp);
        var retired = await Service(officer, person, "retired", "2018-10-31");
        town.App.Clock.MoveTo(2018, 11, 3);
        var died = await Service(officer, person, "deceased", "2018-11-02");
        Assert.NotNull((await officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["case.closedOn"]);
        Assert.DoesNotContain(await town.Items(followUp), item => item.State is "open" or "overdue" or "upcoming");
        town.App.Clock.MoveTo(2018, 11, 5);
        Assert.Equal(
            "service-change.later",
            (await officer.Change($"service-changes/{retired}/correction", 1, new { reason = "登记有误" })).Expect(Conflict)["code"]
        );

        // He died a day later; then it turns out that it was somebody else of the name, and so was the retirement.
        var moved = (
            await officer.Change(
                $"service-changes/{died}/correction",
                1,
                new { reason = "日期有误", change = new { state = "deceased", on = "2018-11-03" } }
            )
        ).Expect(OK);
        Assert.Equal("deceased", moved["serviceState"]);
        Assert.Equal("2018-11-03", (await officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["case.closedOn"]);
        Assert.Equal(PreconditionFailed, (await officer.Change($"service-changes/{died}/correction", 1, new { reason = "同名" })).Status);
        var changes = (await officer.Get($"people/{person}/service-changes")).Expect(OK);
        Assert.Equal(["2018-10-31", "2018-11-03"], changes.Json["items"]!.AsArray().Select(change => change!["on"]!.ToString()));
        var back = (await officer.Change($"service-changes/{changes["items.1.id"]}/correction", 1, new { reason = "同名" })).Expect(OK);
        Assert.Equal("retired", back["serviceState"]);
        Assert.Null((await officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["case.closedOn"]);
        var served = (await officer.Change($"service-changes/{retired}/correction", 1, new { reason = "同名" })).Expect(OK);

        Assert.Equal("inService", served["serviceState"]);
        Assert.Equal(
            before.Select(item => (item.State, item.LastDay)),
            (await town.Items(followUp)).Select(item => (item.State, item.LastDay))
        );
        Assert.Empty((await officer.Get($"follow-up-cases/{followUp}/closings")).Expect(OK).Json["items"]!.AsArray());
        Assert.Empty((await officer.Get($"people/{person}/service-changes")).Expect(OK).Json["items"]!.AsArray());
        // As it was known when the person counted as dead, nothing was owed.
        var then = (await officer.Get($"due-items?caseId={followUp}&knownOn=2018-11-03")).Expect(OK).Json["items"]!.AsArray();
        Assert.DoesNotContain(then, item => item!["state"]!.ToString() is "open" or "overdue" or "upcoming");
        Assert.Equal(
            3,
            await town.App.Database.Scalar<int>(
                "SELECT count(*) FROM sanctions_service_changes WHERE superseded_at IS NOT NULL AND correction_reason IS NOT NULL"
            )
        );
        Assert.Equal(0, await town.Rebuild() + await RebuildCounts(town.App));
    }

    private static async Task<(Api Officer, string Sanction, string FollowUp)> Served(Town town, string kind = "majorDemerit")
    {
        town.App.Clock.MoveTo(2018, 9, 7);
        var person = await town.Officer.Person(town.Unit);
        var sanction = await town.Officer.Sanction(person, "2018-09-05", kind: kind);
        (await town.Officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        return (town.Officer, sanction.Id, await town.Officer.CaseOf(person));
    }

    private static async Task<string> Service(Api officer, string person, string state, string on) =>
        (await officer.Post($"people/{person}/service-changes", new { state, on })).Expect(Created).Id;

    private static async Task<int> Owed(Api officer, string followUp) =>
        (await officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["items"]!.AsArray().Count;

    private static object Body(string decidedOn, string kind, string reason = "录入有误", string legalText = "regulation-2007") =>
        new
        {
            reason,
            sanction = new
            {
                regime = "employingOrgan",
                kind,
                legalText,
                decidedOn,
                decidingBody = "佛山市南海区人民政府",
                documentNumber = "南府〔2018〕21号",
                cause = "火灾事故",
            },
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
