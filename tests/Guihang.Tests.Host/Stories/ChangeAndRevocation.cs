using Guihang.Core.Data;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>A sanction that is changed or revoked takes its period, the visits owed and the figures with it.</summary>
public sealed class ChangeAndRevocation
{
    private const string Decided = "figures/sanctions-decided?jurisdiction=440605&from=2018-09-01&to=2018-09-30";
    private const string Ended = "figures/periods-ended?jurisdiction=440605&from=2018-01-01&to=2021-12-31";
    private const string Moved = "figures/lateral-moves-within-period?jurisdiction=440605&from=2019-01-01&to=2019-12-31";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_lighter_kind_shortens_the_period_and_drops_visits(DatabaseKind kind)
    {
        using var plugins = Quarterly();
        await using var app = await TestApp.Create(kind, plugins.Settings);
        var (officer, person, sanction) = await Served(app);
        var followUp = await officer.CaseOf(person);
        Assert.Equal("2020-03-04", sanction["influencePeriod.lastDay"]);
        Assert.Equal(8, await Owed(officer, followUp));
        app.Clock.MoveTo(2019, 4, 12);
        (
            await officer.Post(
                $"people/{person}/uses-of-result",
                new
                {
                    kind = "lateralMove",
                    on = "2019-04-10",
                    description = "平级",
                }
            )
        ).Expect(Created);
        Assert.Equal("1", (await officer.Get(Moved)).Expect(OK)["persons"]);

        app.Clock.MoveTo(2019, 5, 6);
        var changed = (
            await officer.Change(
                $"sanctions/{sanction.Id}/changes",
                2,
                new
                {
                    changedTo = "warning",
                    on = "2019-05-05",
                    onAppeal = true,
                    documentNumber = "复1",
                }
            )
        ).Expect(OK);

        Assert.Equal("2019-03-04", changed["influencePeriod.lastDay"]);
        Assert.Equal("warning", changed["kindNow"]);
        Assert.Equal(4, await Owed(officer, followUp));
        // The move of April now lies after the period: the figure is another one, and stays what it was as of the day before.
        Assert.Equal("0", (await officer.Get(Moved)).Expect(OK)["persons"]);
        Assert.Equal("1", (await officer.Get($"{Moved}&knownOn=2019-05-05")).Expect(OK)["persons"]);
        Assert.Equal(
            "8",
            (await officer.Get($"due-items?caseId={followUp}&knownOn=2019-05-05")).Expect(OK).Json["items"]!
                .AsArray()
                .Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_heavier_kind_counts_from_the_change_less_the_time_served(DatabaseKind kind)
    {
        using var plugins = Quarterly();
        await using var app = await TestApp.Create(kind, plugins.Settings);
        var (officer, person, sanction) = await Served(app, "warning");
        var followUp = await officer.CaseOf(person);
        Assert.Equal("2019-03-04", sanction["influencePeriod.lastDay"]);
        app.Clock.MoveTo(2019, 3, 10);
        Assert.Equal(1, await app.Send(new TellEndedPeriods()));
        Assert.Equal("1", (await officer.Get(Ended)).Expect(OK)["events"]);

        app.Clock.MoveTo(2019, 3, 11);
        var changed = (
            await officer.Change(
                $"sanctions/{sanction.Id}/changes",
                2,
                new
                {
                    changedTo = "majorDemerit",
                    on = "2019-03-11",
                    documentNumber = "变1",
                }
            )
        ).Expect(OK);

        // 18 months less the 6 months and 6 days since the decision.
        Assert.Equal("2020-03-04", changed["influencePeriod.lastDay"]);
        Assert.Equal("2019-03-11", changed["influencePeriod.spans.1.span.firstDay"]);
        Assert.Equal(8, await Owed(officer, followUp));
        // The end that was told is taken back, and told again when it comes.
        Assert.Equal("0", (await officer.Get(Ended)).Expect(OK)["events"]);
        app.Clock.MoveTo(2020, 3, 5);
        Assert.Equal(1, await app.Send(new TellEndedPeriods()));
        Assert.Equal("1", (await officer.Get(Ended)).Expect(OK)["events"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_revocation_leaves_no_period_no_visit_and_no_figure(DatabaseKind kind)
    {
        using var plugins = Quarterly();
        await using var app = await TestApp.Create(kind, plugins.Settings);
        var (officer, person, sanction) = await Served(app);
        var followUp = await officer.CaseOf(person);
        app.Clock.MoveTo(2018, 10, 1);
        Assert.Equal("1", (await officer.Get(Decided)).Expect(OK)["persons"]);

        app.Clock.MoveTo(2018, 12, 1);
        var revoked = (
            await officer.Change($"sanctions/{sanction.Id}/revocation", 2, new { on = "2018-12-01", documentNumber = "撤1" })
        ).Expect(OK);

        Assert.Equal("true", revoked["isRevoked"]);
        Assert.Null(revoked["influencePeriod.firstDay"]);
        Assert.Equal(0, await Owed(officer, followUp));
        Assert.Equal("0", (await officer.Get(Decided)).Expect(OK)["persons"]);
        Assert.Equal("1", (await officer.Get($"{Decided}&knownOn=2018-11-30")).Expect(OK)["persons"]);
        var candidate = (
            await officer.Post(
                $"people/{person}/consequences",
                new
                {
                    action = "inspectionCandidate",
                    on = "2019-04-10",
                    purpose = "考察",
                }
            )
        ).Expect(Created);
        Assert.Equal("allowed", candidate["verdict"]);
        Assert.Equal(
            "sanction.already-revoked",
            (
                await officer.Change(
                    $"sanctions/{sanction.Id}/changes",
                    3,
                    new
                    {
                        changedTo = "warning",
                        on = "2018-12-01",
                        documentNumber = "x",
                    }
                )
            ).Expect(Conflict)["code"]
        );
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_appeal_never_makes_a_sanction_heavier(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, _, sanction) = await Served(app, "warning");
        app.Clock.MoveTo(2018, 12, 1);

        var refused = await officer.Change(
            $"sanctions/{sanction.Id}/changes",
            2,
            new
            {
                changedTo = "demerit",
                on = "2018-12-01",
                onAppeal = true,
                documentNumber = "复1",
            }
        );

        Assert.Equal("sanction.not-applicable", refused.Expect(UnprocessableEntity)["code"]);
        Assert.Contains("不得加重", refused["detail"], StringComparison.Ordinal);
        // Nothing of it is written.
        Assert.Equal("2", (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK)["version"]);
    }

    // Nanhai with visits every quarter, so that the length of the period shows in the visits.
    private static PluginCopy Quarterly() =>
        new PluginCopy().Append(
            "440605.Nanhai/policies/visits.yaml",
            """

            - parameter: visits.regular.every
              confidence: probable
              values:
                - { from: 2017-12-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }
            """
        );

    private static async Task<(Api Officer, string Person, Answer Sanction)> Served(TestApp app, string kind = "majorDemerit")
    {
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 7);
        var person = await officer.Person(offices.Town);
        var sanction = await officer.Sanction(person, "2018-09-05", kind: kind);
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        return (officer, person, sanction);
    }

    private static async Task<int> Owed(Api officer, string followUp) =>
        (await officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["items"]!.AsArray().Count;
}
