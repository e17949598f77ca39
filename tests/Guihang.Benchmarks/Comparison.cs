using Guihang.Benchmarks.Ledger;
using Guihang.Benchmarks.Load;
using Guihang.Benchmarks.Servers;

namespace Guihang.Benchmarks;

/// <summary>What is measured.</summary>
internal enum Work
{
    /// <summary>Page a filtered due list.</summary>
    PageDueList,

    /// <summary>Record a talk.</summary>
    RecordTalk,
}

/// <summary>A task at a number of connections, the three servers' runs beside each other.</summary>
internal sealed record Compared(
    Work Work,
    int Connections,
    IReadOnlyList<Measured> Guihang,
    IReadOnlyList<Measured> OneByOne,
    IReadOnlyList<Measured> InGroups
)
{
    /// <summary>Guihang's rate by the first reference's, the median of the rounds.</summary>
    public double OfOneByOne => Guihang.Zip(OneByOne).Median(pair => pair.First.Rate / pair.Second.Rate);

    /// <summary>Guihang's rate by the second reference's, the median of the rounds.</summary>
    public double OfInGroups => Guihang.Zip(InGroups).Median(pair => pair.First.Rate / pair.Second.Rate);
}

/// <summary>
/// Runs the same load against Guihang and both references, one after another in rounds, so that whatever else the machine does falls on all three alike.
/// </summary>
internal sealed class Comparison(LedgerFile ledger, Pace pace)
{
    private static readonly int[] Connections = [1, 16, 64];

    /// <summary>What the host held in memory at the end, in MB.</summary>
    public long ResidentMegabytes { get; private set; }

    public async Task<IReadOnlyList<Compared>> Run()
    {
        using var guihang = await ServerProcess.Guihang(ledger.Copy("guihang"));
        using var oneByOne = await ServerProcess.Reference("reference 1", ledger.Copy("one-by-one"), inGroups: false);
        using var inGroups = await ServerProcess.Reference("reference 2", ledger.Copy("in-groups"), inGroups: true);
        ServerProcess[] servers = [guihang, oneByOne, inGroups];
        var compared = new List<Compared>();
        foreach (var work in Enum.GetValues<Work>())
        {
            var warmed = new long[servers.Length];
            for (var i = 0; i < servers.Length; i++)
            {
                warmed[i] = (await Load(servers[i], work, Connections[1], pace.WarmUp, pace.Before)).Answers;
            }

            var rows = new List<Compared>();
            foreach (var connections in Connections)
            {
                rows.Add(await Rounds(servers, work, connections));
            }

            if (work == Work.RecordTalk)
            {
                CheckRows(guihang, warmed[0] + rows.Sum(row => row.Guihang.Sum(run => run.Answers)));
                CheckRows(oneByOne, warmed[1] + rows.Sum(row => row.OneByOne.Sum(run => run.Answers)));
                CheckRows(inGroups, warmed[2] + rows.Sum(row => row.InGroups.Sum(run => run.Answers)));
            }

            compared.AddRange(rows);
        }

        ResidentMegabytes = guihang.ResidentMegabytes;
        return compared;
    }

    private async Task<Compared> Rounds(ServerProcess[] servers, Work work, int connections)
    {
        var runs = servers.Select(_ => new List<Measured>()).ToArray();
        for (var round = 0; round < pace.Rounds; round++)
        {
            for (var turn = 0; turn < servers.Length; turn++)
            {
                var i = (round + turn) % servers.Length;
                var measured = await Load(servers[i], work, connections, pace.Before, pace.Measured);
                runs[i].Add(measured);
                Console.WriteLine(
                    $"{work} at {connections}, {servers[i].Name}: {measured.Rate:0}/s, p50 {measured.P50:0.0} ms, p99 {measured.P99:0.0} ms, {measured.ProcessorMicroseconds:0} µs"
                );
            }
        }

        return new Compared(work, connections, runs[0], runs[1], runs[2]);
    }

    private Task<Measured> Load(ServerProcess server, Work work, int connections, TimeSpan before, TimeSpan measured)
    {
        var callers = Enumerable
            .Range(0, connections)
            .Select(ICaller (i) => work == Work.RecordTalk ? new RecordsTalks(ledger.Cases, i) : new PagesDueList(i));
        return LoadGenerator.Run(server, [.. callers], before, measured);
    }

    // All three did the same work, and nothing that they answered is missing.
    private static void CheckRows(ServerProcess server, long answered)
    {
        foreach (var (table, before) in new[] { ("visits_visits", LedgerFile.Visits), ("core_idempotency", 0) })
        {
            var rows = LedgerFile.Count(server.Database, table) - before;
            if (rows != answered)
            {
                throw new InvalidOperationException($"{server.Name} answered {answered} talks and has {rows} new rows in {table}.");
            }
        }
    }
}

/// <summary>How long is measured.</summary>
/// <param name="WarmUp">Before the first measurement of a task.</param>
/// <param name="Before">Before each measurement.</param>
/// <param name="Measured">Each measurement.</param>
/// <param name="Rounds">How many of each.</param>
internal sealed record Pace(TimeSpan WarmUp, TimeSpan Before, TimeSpan Measured, int Rounds)
{
    public static Pace Full { get; } = new(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6), 3);

    public static Pace Quick { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), 2);
}
