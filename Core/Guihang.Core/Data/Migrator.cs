using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Data;

/// <summary>
/// Brings the database to the schema of this version, one process at a time. On SQLite a lock on a file beside the database is held, and with it the
/// lock row that a killed process may have left behind is cleared; on PostgreSQL an advisory lock ends with its connection.
/// </summary>
public sealed class Migrator(IDatabase database, DatabaseSettings settings, IEnumerable<ModuleDatabase> modules, TimeProvider clock)
{
    private const long AdvisoryLock = 0x67756968616e67; // "guihang"
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Migrates every module's tables.</summary>
    /// <exception cref="TimeoutException">Another process holds the lock for too long.</exception>
    public async Task Migrate(CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForMigration();
        await using var held = await Lock(connection, cancellationToken);
        foreach (var module in modules.OrderBy(module => module.Name, StringComparer.Ordinal))
        {
            if (await IsCurrent(connection, module, cancellationToken))
            {
                continue;
            }

            await using var db = module.ForMigration(settings.Kind, connection);
            await db.Database.MigrateAsync(cancellationToken);
        }
    }

    // Asked of the history table alone: to ask the tool takes it a second, at every start.
    private async Task<bool> IsCurrent(DbConnection connection, ModuleDatabase module, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name of a module.
        command.CommandText =
            settings.Kind == DatabaseKind.Sqlite
                ? $"SELECT count(*) FROM sqlite_master WHERE name = '{module.HistoryTable}'"
                : $"SELECT count(*) FROM pg_tables WHERE tablename = '{module.HistoryTable}'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 0)
        {
            return false;
        }

        command.CommandText = $"SELECT \"MigrationId\" FROM \"{module.HistoryTable}\" ORDER BY \"MigrationId\" DESC LIMIT 1";
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken) as string == module.LatestMigration(settings.Kind);
    }

    private async Task<IAsyncDisposable> Lock(DbConnection connection, CancellationToken cancellationToken)
    {
        if (settings.Kind == DatabaseKind.Postgres)
        {
            await Execute(connection, $"SELECT pg_advisory_lock({AdvisoryLock})", cancellationToken);
            return new Release(connection);
        }

        var held = await LockFile(connection.DataSource + ".migrating", cancellationToken);
        // Whoever left the row is dead: a living one would hold the file.
        await Execute(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        return held;
    }

    private async Task<FileStream> LockFile(string path, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                // The file stays: were it deleted, one process could hold what was deleted and another a new one of the same name.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(started) < LongestWait)
            {
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
            catch (IOException fault)
            {
                throw new TimeoutException($"Another process has been migrating {path} for {LongestWait}.", fault);
            }
        }
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class Release(DbConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() =>
            await Execute(connection, $"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
    }
}
