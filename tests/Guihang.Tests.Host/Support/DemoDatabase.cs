using Guihang.Core.Data;
using Microsoft.Extensions.Configuration;

namespace Guihang.Tests.Host.Support;

/// <summary>The demo ledger, loaded once by a host; each test takes a copy.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    // What the host that ships is told in development: whom it serves, and what was confirmed for that.
    private static readonly Dictionary<string, string?> Settings = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"))
        .Build()
        .AsEnumerable()
        .Where(setting => setting.Value is not null && !setting.Key.StartsWith("Mail", StringComparison.Ordinal))
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    private readonly TestDatabase _loaded = TestDatabase.Create(DatabaseKind.Sqlite).GetAwaiter().GetResult();

    public async Task InitializeAsync()
    {
        await using var app = Host(_loaded, keeps: true);
        await app.Start();
    }

    public async Task DisposeAsync() => await _loaded.DisposeAsync();

    /// <summary>A host on a copy.</summary>
    internal async Task<TestApp> Open() => Host(await Copy());

    /// <summary>A host on a copy that is told more.</summary>
    internal async Task<TestApp> Open(IReadOnlyDictionary<string, string?> others)
    {
        var settings = new Dictionary<string, string?>(Settings, StringComparer.Ordinal);
        foreach (var (key, value) in others)
        {
            settings[key] = value;
        }

        return new TestApp(await Copy(), settings);
    }

    /// <summary>A copy.</summary>
    internal Task<TestDatabase> Copy() => _loaded.Copy();

    /// <summary>What the configuration of a process says on a copy.</summary>
    internal static IReadOnlyDictionary<string, string?> On(TestDatabase database)
    {
        var settings = new Dictionary<string, string?>(HostProcess.On(database), StringComparer.Ordinal);
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        return settings;
    }

    /// <summary>A host that loads the demo where it finds nothing.</summary>
    internal static TestApp Host(TestDatabase database, bool keeps = false) => new(database, Settings) { KeepsDatabase = keeps };
}

/// <summary>The tests that share the loaded demo.</summary>
[CollectionDefinition(Name)]
public sealed class OnTheDemo : ICollectionFixture<DemoDatabase>
{
    public const string Name = "demo";
}
