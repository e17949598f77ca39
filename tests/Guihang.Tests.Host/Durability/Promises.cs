using System.Globalization;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Tests.Host.Durability;

/// <summary>What the host asks of its database, so that what is answered is on the disk.</summary>
public sealed class Promises
{
    [Fact]
    public async Task On_SQLite_every_connection_is_synchronous_in_full()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var database = app.Services.GetRequiredService<IDatabase>();
        await using var snapshot = await database.OpenSnapshot(CancellationToken.None);
        await using var migration = database.OpenForMigration();

        Assert.Equal("2", await database.Write(lease => Ask(lease.Connection, "PRAGMA synchronous"), CancellationToken.None));
        Assert.Equal("wal", await database.Write(lease => Ask(lease.Connection, "PRAGMA journal_mode"), CancellationToken.None));
        Assert.Equal("1", await database.Write(lease => Ask(lease.Connection, "PRAGMA foreign_keys"), CancellationToken.None));
        Assert.Equal("2", await Ask(snapshot.Connection, "PRAGMA synchronous"));
        Assert.Equal("2", await Ask(migration, "PRAGMA synchronous"));
    }

    [Theory]
    [OnPostgres]
    public async Task On_PostgreSQL_a_commit_waits_for_the_disk_whatever_the_server_says(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Database.Execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$"
        );
        var database = app.Services.GetRequiredService<IDatabase>();
        await using var snapshot = await database.OpenSnapshot(CancellationToken.None);

        Assert.Equal("off", await app.Database.Scalar<string>("SHOW synchronous_commit"));
        Assert.Equal("on", await database.Write(lease => Ask(lease.Connection, "SHOW synchronous_commit"), CancellationToken.None));
        Assert.Equal(
            "serializable",
            await database.Write(lease => Ask(lease.Connection, "SHOW transaction_isolation"), CancellationToken.None)
        );
        Assert.Equal("repeatable read", await Ask(snapshot.Connection, "SHOW transaction_isolation"));
        Assert.Equal("on", await Ask(snapshot.Connection, "SHOW transaction_read_only"));
    }

    private static async Task<string?> Ask(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
