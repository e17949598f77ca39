using Guihang.Core.Data;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>A sanction that was decided earlier and is registered later.</summary>
public sealed class EarlierSanction
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_had_ended_ends_later_and_the_label_that_was_off_is_on_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        app.Clock.MoveTo(2025, 5, 6);
        var person = await officer.Person(offices.Town);
        var warning = await officer.Sanction(person, "2025-05-01", "party", "warning", "party-2023");
        Assert.Equal("2026-04-30", warning["influencePeriod.lastDay"]);
        app.Clock.MoveTo(2026, 5, 1);
        Assert.Equal(1, await app.Send(new TellEndedPeriods()));
        Assert.Equal(1, await app.Send(new TakeLabelsOff()));

        await officer.Sanction(person, "2024-12-01", "party", "seriousWarning", "party-2023");

        var now = (await officer.Get($"sanctions/{warning.Id}")).Expect(OK);
        Assert.NotEqual("2026-04-30", now["influencePeriod.lastDay"]);
        Assert.Equal("on", now["label.state"]);
        Assert.Equal(0, await app.Send(new TakeLabelsOff()));
        // The end is told again when it comes.
        app.Clock.MoveTo(2028, 1, 3);
        Assert.Equal(2, await app.Send(new TellEndedPeriods()));
        Assert.Equal(2, await app.Send(new TakeLabelsOff()));
    }
}
