using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Tests.Host.Stories;
using Guihang.Tests.Host.Support;
using Guihang.Visits;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>What figures count of a programme, and its due visits, can be made anew from the facts: the same comes out.</summary>
public sealed class SchemeProjections
{
    private const string Counted =
        "SELECT event, detail, about, region, source_id, person_id FROM reporting_counted WHERE superseded_at IS NULL";
    private const string Due = "SELECT key, purpose, window_start, window_end, met_on FROM visits_due_items WHERE superseded_at IS NULL";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Where_all_is_right_nothing_changes_and_what_is_lost_comes_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        await J7_ZhangXuan.Tell(app);
        var (counted, due) = (await app.Database.Describe(Counted), await app.Database.Describe(Due));
        foreach (var step in new[] { "FindingRecorded", "Screened", "GradeDecided", "ObservationEnded", "ResultUsed" })
        {
            Assert.Contains(counted, row => row.Contains(step, StringComparison.Ordinal));
        }

        Assert.Contains(due, row => row.Contains("programme-2022-04", StringComparison.Ordinal));
        Assert.Equal(0, await Rebuild(app));

        await app.Database.Execute("DELETE FROM reporting_counted");
        await app.Database.Execute("DELETE FROM visits_due_items");
        Assert.True(await Rebuild(app) > 5);

        Assert.Equal(counted, await app.Database.Describe(Counted));
        Assert.Equal(due, await app.Database.Describe(Due));
    }

    private static async Task<int> Rebuild(TestApp app)
    {
        var mended = 0;
        Guid? after = null;
        do
        {
            var piece = await app.Send(new RebuildDueItems(after));
            (mended, after) = (mended + piece.Mended, piece.Next);
        } while (after is not null);

        foreach (var source in Enum.GetValues<FactSource>())
        {
            do
            {
                var piece = await app.Send(new RebuildCounts(source, after));
                (mended, after) = (mended + piece.Mended, piece.Next);
            } while (after is not null);
        }

        return mended;
    }
}
