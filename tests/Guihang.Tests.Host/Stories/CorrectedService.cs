using Guihang.Core.Data;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>A day of service that was recorded wrongly is put right: what is owed follows, and nothing goes out twice.</summary>
public sealed class CorrectedService
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
    public async Task The_day_of_service_is_put_right_with_all_that_hangs_on_it(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var officer = town.Officer;
        town.App.Clock.MoveTo(2018, 10, 9);
        var person = await officer.Person(town.Unit);
        var sanction = (await officer.Sanction(person, "2018-09-05")).Id;
        var path = $"sanctions/{sanction}/service-corrections";
        Assert.Equal("sanction.not-served", (await officer.Post(path, Body("2018-09-07"))).Expect(Conflict)["code"]);
        (await officer.Change($"sanctions/{sanction}/service", 1, new { on = "2018-10-07" })).Expect(OK);
        var followUp = await officer.CaseOf(person);
        Assert.Single(await Letters(officer, followUp));
        Assert.Equal("2018-10-07", await FirstTalkFrom(officer, followUp));
        Assert.Equal("2018-11-05", (await officer.Get($"sanctions/{sanction}/execution")).Expect(OK)["reviews.0.lodgeBy"]);

        Assert.Equal("reason", (await officer.Post(path, Body("2018-09-07", ""))).Expect(BadRequest)["errors.0.field"]);
        Assert.Equal("on", (await officer.Post(path, Body("2018-10-10"))).Expect(BadRequest)["errors.0.field"]);
        Assert.Equal("sanction.before-decision", (await officer.Post(path, Body("2018-09-04"))).Expect(UnprocessableEntity)["code"]);
        var same = (await officer.Post(path, Body("2018-10-07"))).Expect(UnprocessableEntity);
        Assert.Equal(("sanction.same-service-day", "on"), (same["code"], same["errors.0.field"]));
        Assert.Equal("2", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["version"]);

        var corrected = (await officer.Post(path, Body("2018-09-07"))).Expect(Created);

        Assert.Equal(("2018-09-07", "3"), (corrected["servedOn"], corrected["version"]));
        // The period does not hang on service; the talk, the regular visits and the days of the reviews do.
        Assert.Equal("2020-03-04", corrected["influencePeriod.lastDay"]);
        Assert.Equal("2018-09-07", await FirstTalkFrom(officer, followUp));
        Assert.Equal(8, (await officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["items"]!.AsArray().Count);
        Assert.Equal("2018-10-06", (await officer.Get($"sanctions/{sanction}/execution")).Expect(OK)["reviews.0.lodgeBy"]);
        Assert.Single(await Letters(officer, followUp));
        Assert.Equal(0, await town.Rebuild());
        Assert.Equal(PreconditionFailed, (await officer.Change($"sanctions/{sanction}/changes", 2, Change())).Status);

        // The former day is known, with who put it right and why; what came after it goes on in order.
        Assert.Equal(
            1,
            await town.App.Database.Scalar<int>(
                "SELECT count(*) FROM sanctions_acts WHERE kind = 'Served' AND superseded_at IS NOT NULL AND correction_reason = '回证日期录错' AND corrected_by IS NOT NULL"
            )
        );
        (await officer.Post(path, Body("2018-09-08"))).Expect(Created);
        Assert.Equal("5", (await officer.Change($"sanctions/{sanction}/changes", 4, Change())).Expect(OK)["version"]);
        Assert.Equal("2018-09-08", (await officer.Get($"sanctions/{sanction}")).Expect(OK)["servedOn"]);
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    public async Task An_end_that_was_told_stays_told(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, Quarterly);
        var (_, sanction, _) = await town.Served("2018-03-15");
        town.App.Clock.MoveTo(2019, 3, 20);
        Assert.Equal(1, await town.App.Send(new TellEndedPeriods()));
        const string Ended = "figures/periods-ended?jurisdiction=440605&from=2019-01-01&to=2019-12-31";
        Assert.Equal("1", (await town.Officer.Get(Ended)).Expect(OK)["events"]);

        (await town.Officer.Post($"sanctions/{sanction}/service-corrections", Body("2018-03-16"))).Expect(Created);

        Assert.Equal("1", (await town.Officer.Get(Ended)).Expect(OK)["events"]);
        Assert.Equal(0, await town.App.Send(new TellEndedPeriods()));
    }

    private static async Task<System.Text.Json.Nodes.JsonArray> Letters(Api officer, string followUp) =>
        (await officer.Get($"documents?subjectId={followUp}")).Expect(OK).Json["items"]!.AsArray();

    private static async Task<string> FirstTalkFrom(Api officer, string followUp) =>
        (await officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["items"]!
            .AsArray()
            .Single(item => item!["purpose"]!.ToString() == "firstTalk")!["window"]!["firstDay"]!.ToString();

    private static object Change() =>
        new
        {
            changedTo = "demerit",
            on = "2018-10-08",
            documentNumber = "复1",
        };

    private static object Body(string on, string reason = "回证日期录错") => new { on, reason };
}
