using System.Globalization;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Durability;

/// <summary>The host is killed in the middle of a load: nothing acknowledged is lost, nothing is half-written, and what was cut off can be sent again.</summary>
public sealed class Killed
{
    // The endurance run asks for more.
    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("GUIHANG_TEST_KILLS") ?? "10",
        CultureInfo.InvariantCulture
    );
    private const int Clerks = 8;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Killed_again_and_again_it_loses_nothing_acknowledged_and_writes_nothing_by_halves(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var town = await OpenOffices(database);
        Clerk[] clerks = [.. Enumerable.Range(1, Clerks).Select(number => new Clerk(number, town))];
        var (cut, acknowledged) = (0, 0);

        for (var kill = 1; kill <= Kills; kill++)
        {
            using var host = await HostProcess.Start(HostProcess.On(database));
            await WrittenWork.Check(database, clerks);
            // Each time at another place in the clerks' work.
            var shift = new Shift(40 + (7 * kill));
            var working = Array.ConvertAll(clerks, clerk => clerk.Work(host, shift));
            await Task.WhenAny(shift.IsOver, Task.WhenAll(working));
            await host.Kill();
            var ends = await Task.WhenAll(working);
            Assert.Equal(clerks.Length, ends.Length);
            cut += ends.Count(wasCut => wasCut);
            acknowledged += shift.Acknowledged;
        }

        Assert.True(cut >= Kills, $"Only {cut} requests were cut off: the kills did not come in the middle of a load.");
        using var again = await HostProcess.Start(HostProcess.On(database));
        await WrittenWork.Check(database, clerks);
        foreach (var clerk in clerks)
        {
            await clerk.Repeat(again);
        }

        await WrittenWork.Check(database, clerks);
        await WrittenWork.CheckThatThereIsNothingElse(database, clerks);
        Assert.True(clerks.Sum(clerk => clerk.Acknowledged.Count) >= acknowledged);
    }

    private static async Task<Guid> OpenOffices(TestDatabase database)
    {
        await using var app = new TestApp(database) { KeepsDatabase = true };
        return (await app.Open()).Town;
    }
}

/// <summary>The time until the host is killed: until so many requests were acknowledged.</summary>
internal sealed class Shift(int requests)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acknowledged;

    public Task IsOver => _over.Task;

    public int Acknowledged => _acknowledged;

    public void Acknowledge()
    {
        if (Interlocked.Increment(ref _acknowledged) == requests)
        {
            _over.SetResult();
        }
    }
}
