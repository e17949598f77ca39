using Guihang.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Guihang.Tests.Host.Support;

/// <summary>The host with the demo ledger, each test on its own copy; the ledger is loaded once.</summary>
internal static class DemoHost
{
    private static readonly Lazy<Task<TestDatabase>> Loaded = new(Load);

    /// <summary>The demo's configuration, as a developer's host has it.</summary>
    private static readonly IReadOnlyDictionary<string, string?> Settings = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"))
        .Build()
        .AsEnumerable()
        .Where(setting => setting.Value is not null && !setting.Key.StartsWith("Mail", StringComparison.Ordinal))
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    /// <summary>A host with the demo ledger.</summary>
    public static async Task<TestApp> Create() => new(await (await Loaded.Value).Copy(), Settings);

    /// <summary>The codes of its officers: first those whom the document names, in its order, so that they are the ones who send examples.</summary>
    public static async Task<IReadOnlyList<string>> Officers(this TestApp app, Contract contract) =>
        [
            .. (await app.Database.Rows("SELECT code FROM core_officers ORDER BY code"))
                .Select(row => (string)row[0]!)
                .OrderBy(code => contract.Officers.IndexOf(code) is var place and >= 0 ? place : int.MaxValue),
        ];

    private static async Task<TestDatabase> Load()
    {
        var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using (var app = new TestApp(database, Settings) { KeepsDatabase = true })
        {
            await app.Start();
        }

        SqliteConnection.ClearAllPools();
        database.DeleteAtExit();
        return database;
    }
}
