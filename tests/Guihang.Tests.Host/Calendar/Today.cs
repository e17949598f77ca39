using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Calendar;

/// <summary>Today is the day in China: at five in the afternoon of Greenwich it is the next one.</summary>
public sealed class Today
{
    // The last second of the seventh of September in China, and one in the morning of the eighth. In Greenwich it is the seventh both times.
    private static readonly DateTimeOffset LateOnTheSeventh = new(2018, 9, 7, 15, 59, 58, TimeSpan.Zero);
    private static readonly DateTimeOffset EarlyOnTheEighth = new(2018, 9, 7, 17, 0, 0, TimeSpan.Zero);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_is_recorded_may_be_of_today_in_China_and_not_of_tomorrow(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(LateOnTheSeventh);
        var person = await officer.Person(offices.Town);
        var sanction = await officer.Sanction(person, "2018-09-05");

        (await officer.Change($"sanctions/{sanction.Id}/service", sanction.Version, new { on = "2018-09-08" })).Expect(BadRequest);
        app.Clock.MoveTo(EarlyOnTheEighth);
        (await officer.Change($"sanctions/{sanction.Id}/service", sanction.Version, new { on = "2018-09-08" })).Expect(OK);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_talk_is_overdue_when_its_last_day_is_over_in_China(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 8, 9);
        var sanction = await officer.Sanction(await officer.Person(offices.Town), "2018-08-07");
        (await officer.Change($"sanctions/{sanction.Id}/service", sanction.Version, new { on = "2018-08-09" })).Expect(OK);

        app.Clock.MoveTo(LateOnTheSeventh);
        var item = (await officer.Get("due-items")).Expect(OK);
        Assert.Equal("2018-09-07", item["items.0.window.lastDay"]);
        Assert.Equal("open", item["items.0.state"]);

        app.Clock.MoveTo(EarlyOnTheEighth);
        Assert.Equal("overdue", (await officer.Get("due-items")).Expect(OK)["items.0.state"]);
        Assert.Equal(item.Json["items"]![0]!["id"]!.ToString(), (await officer.Get("due-items?state=overdue")).Expect(OK)["items.0.id"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_is_known_on_a_day_is_what_was_recorded_before_it_was_over_in_China(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(LateOnTheSeventh);
        await officer.Sanction(await officer.Person(offices.Town), "2018-09-05");
        app.Clock.MoveTo(EarlyOnTheEighth);
        await officer.Sanction(await officer.Person(offices.Town, name: "孟某"), "2018-09-05");
        app.Clock.MoveTo(2018, 9, 10);

        Assert.Equal("1", await Decided(officer, "2018-09-07"));
        Assert.Equal("2", await Decided(officer, "2018-09-08"));
    }

    private static async Task<string?> Decided(Api officer, string known) =>
        (await officer.Get($"figures/sanctions-decided?jurisdiction=440605&from=2018-09-01&to=2018-09-30&knownOn={known}")).Expect(OK)[
            "events"
        ];
}
