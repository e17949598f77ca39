using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Migrations;

/// <summary>Hosts that come up on a database that another one is at, or was at when it was killed.</summary>
public sealed class Starts
{
    private const int Together = 8;

    // What a process leaves behind that is killed while it migrates. On PostgreSQL the lock goes with its connection.
    private const string LockLeftBehind = """
        CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
        """;

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_stops_nobody()
    {
        await using var database = await TestDatabase.CreateEmpty(DatabaseKind.Sqlite);
        await database.Execute(LockLeftBehind);

        using var host = await HostProcess.Start(HostProcess.On(database));

        (await host.As("").Get("/health/ready")).Expect(OK);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_hosts_that_start_at_once_on_an_empty_database_both_come_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmpty(kind);

        var hosts = await Task.WhenAll(HostProcess.Start(HostProcess.On(database)), HostProcess.Start(HostProcess.On(database)));
        using var one = hosts[0];
        using var other = hosts[1];

        Assert.NotEqual(one.Url, other.Url);
        (await one.As("").Get("/health/ready")).Expect(OK);
        (await other.As("").Get("/health/ready")).Expect(OK);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Many_that_migrate_at_once_make_each_table_once(DatabaseKind kind)
    {
        await using var empty = await TestDatabase.CreateEmpty(kind);
        await using var app = await TestApp.Create(kind);
        var modules = app.Services.GetRequiredService<IEnumerable<ModuleDatabase>>().ToList();
        var settings = Settings(empty);

        await Task.WhenAll(
            Enumerable
                .Range(0, Together)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        IDatabase database =
                            kind == DatabaseKind.Sqlite
                                ? new SqliteDatabase(settings.Path)
                                : new PostgresDatabase(settings.ConnectionString!);
                        await using var closed = (IAsyncDisposable)database;
                        await new Migrator(database, settings, modules, TimeProvider.System).Migrate(CancellationToken.None);
                    })
                )
        );

        Assert.NotEmpty(modules);
        foreach (var module in modules)
        {
            Assert.Equal(
                await app.Database.Scalar<int>($"SELECT count(*) FROM {module.HistoryTable}"),
                await empty.Scalar<int>($"SELECT count(*) FROM {module.HistoryTable}")
            );
        }
    }

    private static DatabaseSettings Settings(TestDatabase database) =>
        new()
        {
            Kind = database.Kind,
            Path = database.Settings.GetValueOrDefault("Database:Path") ?? "",
            ConnectionString = database.Settings.GetValueOrDefault("Database:ConnectionString"),
        };
}
