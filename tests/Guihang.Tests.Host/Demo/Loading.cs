using Guihang.Core.Data;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Demo;

/// <summary>The demo ledger is loaded into an empty database, and once.</summary>
[Collection(OnTheDemo.Name)]
public sealed class Loading(DemoDatabase demo)
{
    [Fact]
    public async Task A_second_start_on_the_same_file_loads_nothing_again()
    {
        await using var database = await demo.Copy();
        var loaded = await Written(database);
        Assert.True(loaded["sanctions_people"] >= 300, $"{loaded["sanctions_people"]} people were loaded.");
        Assert.All(["visits_visits", "visits_due_items", "core_documents", "reporting_counted"], table => Assert.True(loaded[table] > 0));

        await using (var again = DemoDatabase.Host(database, keeps: true))
        {
            await again.Start();
        }

        Assert.Equal(loaded, await Written(database));
    }

    [Fact]
    public async Task A_database_in_which_somebody_works_is_left_alone()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using (var app = new TestApp(database) { KeepsDatabase = true })
        {
            await app.Open();
        }

        var worked = await Written(database);
        await using (var again = DemoDatabase.Host(database, keeps: true))
        {
            await again.Start();
        }

        Assert.Equal(worked, await Written(database));
    }

    // The daily job, which runs at each start, leaves entries that it ran; how many depends on how far it came.
    private static async Task<IReadOnlyDictionary<string, int>> Written(TestDatabase database) =>
        new SortedDictionary<string, int>((await database.Counts("core_audit")).ToDictionary(), StringComparer.Ordinal)
        {
            ["what people did"] = await database.Scalar<int>(
                "SELECT count(*) FROM core_audit WHERE request NOT IN ('TellEndedPeriods', 'TakeLabelsOff', 'LookForFormality', 'PlanExecutions', 'IndexNames', 'RemindOfOverdue', 'SendReminders', 'ForgetKeys', 'ForgetImportFiles')"
            ),
        };
}
