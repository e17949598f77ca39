using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>A contact that a sign of despair calls for is owed and seen to, and feeds no figure.</summary>
public sealed class CalledFor
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task It_is_in_no_figure_on_no_agenda_and_is_not_exempted(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        var window = "jurisdiction=440605&from=2021-03-01&to=2021-12-31";
        town.App.Clock.MoveTo(2021, 3, 20);
        var before = await Figures(town, window);

        var note = new
        {
            sign = "selfHarm",
            words = "不想活了",
            on = "2021-03-20",
        };
        (await town.Secretary.Post($"{path}/closed-notes", note)).Expect(Created);
        var item = (await town.Officer.Get(path)).Expect(OK).Json["dueItems"]!
            .AsArray()
            .Single(item => item!["purpose"]!.ToString() == "prompted")!["id"]!.ToString();
        Assert.Equal(before, await Figures(town, window));
        var asked = await town.Officer.Post(
            $"{path}/exemptions",
            new
            {
                dueItemIds = new[] { item },
                until = "2021-03-31",
                reason = "本人住院",
            }
        );
        Assert.Equal(("exemption.prompted", "dueItemIds"), (asked.Expect(Conflict)["code"], asked["errors.0.field"]));

        // Overdue it is told of, but stands on no agenda, where what stands is counted. The first talk is not overdue yet.
        town.App.Clock.MoveTo(2021, 3, 21);
        Assert.Contains(item, (await town.Secretary.Get("due-items?state=overdue")).Expect(OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"visits\":1", (await Figures(town, window)).Coverage, StringComparison.Ordinal);
        town.App.Clock.MoveTo(2021, 4, 12);
        await town.App.Remind();
        Assert.Equal(
            0,
            await town.App.Database.Scalar<int>("SELECT count(*) FROM visits_reminders WHERE step = 'Agenda' AND key LIKE 'prompted%'")
        );
        Assert.Equal(
            1,
            await town.App.Database.Scalar<int>("SELECT count(*) FROM visits_reminders WHERE step = 'Responsible' AND key LIKE 'prompted%'")
        );
    }

    private static async Task<(string ByUnit, string ByOfficer, string Coverage)> Figures(Town town, string window) =>
        (
            (await town.Officer.Get($"compliance?{window}&by=unit")).Expect(OK).Text,
            (await town.Officer.Get($"compliance?{window}&by=officer")).Expect(OK).Text,
            (await town.Officer.Get($"coverage?{window}")).Expect(OK).Text
        );
}
