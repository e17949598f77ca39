using Microsoft.Extensions.Configuration;

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

    // What the demo's deployer confirmed: the jurisdictions are not served without.
    private static readonly IConfigurationRoot Demo = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"))
        .Build();

    /// <summary>What the host is started with over the file.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string database)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Kind"] = "Sqlite",
            ["Database:Path"] = database,
            ["Identity:Kind"] = "Header",
            ["Demo:Load"] = "false",
        };
        for (var i = 0; i < All.Count; i++)
        {
            settings[$"Policies:Served:{i}"] = All[i].Region;
        }

        foreach (var (key, value) in Demo.GetSection("Policies:Confirmed").AsEnumerable().Where(entry => entry.Value is not null))
        {
            settings[key] = value!;
        }

        return settings;
    }
}
