using Guihang.Core.Data;

namespace Guihang.Tests.Host.Support;

/// <summary>The demo ledger, loaded once by a host; each test takes a copy.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Demo:Load"] = "true",
        ["Identity:PageOfficer"] = "province.reader",
        ["Policies:Served:0"] = "440000",
        ["Policies:Served:1"] = "440100",
        ["Policies:Served:2"] = "440113",
        ["Policies:Served:3"] = "440114",
        ["Policies:Served:4"] = "440605",
        ["Policies:Served:5"] = "511523",
    };

    private readonly TestDatabase _loaded = TestDatabase.Create(DatabaseKind.Sqlite).GetAwaiter().GetResult();

    public async Task InitializeAsync()
    {
        await using var app = Host(_loaded, keeps: true);
        await app.Start();
    }

    public async Task DisposeAsync() => await _loaded.DisposeAsync();

    /// <summary>A host on a copy.</summary>
    internal async Task<TestApp> Open() => Host(await Copy());

    /// <summary>A copy.</summary>
    internal Task<TestDatabase> Copy() => _loaded.Copy();

    /// <summary>A host that loads the demo where it finds nothing.</summary>
    internal static TestApp Host(TestDatabase database, bool keeps = false) => new(database, Settings) { KeepsDatabase = keeps };
}

/// <summary>The tests that share the loaded demo.</summary>
[CollectionDefinition(Name)]
public sealed class OnTheDemo : ICollectionFixture<DemoDatabase>
{
    public const string Name = "demo";
}
