namespace Guihang.Benchmarks.Ledger;

/// <summary>The jurisdictions of the ledger, those that the demo configuration serves, each with a case officer and a share of the people.</summary>
internal static class Jurisdictions
{
    /// <summary>By region: how many of the two hundred people that the others are copies of.</summary>
    public static readonly IReadOnlyList<(string Region, int People)> All =
    [
        ("440605", 60),
        ("440113", 40),
        ("440114", 30),
        ("511523", 30),
        ("440100", 20),
        ("440000", 20),
    ];

    /// <summary>The code of the region's case officer.</summary>
    public static string OfficerOf(string region) => $"officer.{region}";

    /// <summary>What the host is started with over the file.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string database)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Kind"] = "Sqlite",
            ["Database:Path"] = database,
            ["Identity:Kind"] = "Header",
            ["Demo:Load"] = "false",
            ["Policies:Confirmed:0:Parameter"] = "visits.first.within",
            ["Policies:Confirmed:0:Region"] = "440605",
            ["Policies:Confirmed:0:Value"] = "P30D",
            ["Policies:Confirmed:0:By"] = "Benchmark",
            ["Policies:Confirmed:0:On"] = "2026-11-01",
            ["Policies:Confirmed:0:Document"] = "None",
        };
        for (var i = 0; i < All.Count; i++)
        {
            settings[$"Policies:Served:{i}"] = All[i].Region;
        }

        return settings;
    }
}
