using System.Data;
using System.Data.Common;
using Npgsql;

namespace Guihang.Core.Data;

/// <summary>
/// PostgreSQL. Each change is one serializable transaction, so that a handler may rely on what it has read, as it may behind SQLite's one writer;
/// a conflict is thrown as <see cref="WriteConflictException"/> and the door runs the request again.
/// </summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    private const string WaitForTheDisk = "-c synchronous_commit=on";

    private readonly NpgsqlDataSource _source;

    /// <summary>Opens nothing yet.</summary>
    public PostgresDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 };
        // An answer that was given is on the disk, also where the server would not wait for it.
        settings.Options = $"{settings.Options} {WaitForTheDisk}".TrimStart();
        _source = NpgsqlDataSource.Create(settings);
    }

    /// <inheritdoc/>
    public DatabaseKind Kind => DatabaseKind.Postgres;

    /// <inheritdoc/>
    public async ValueTask<Lease> OpenSnapshot(CancellationToken cancellationToken)
    {
        var lease = await Open(IsolationLevel.RepeatableRead, cancellationToken);
        await using var readOnly = lease.Connection.CreateCommand();
        readOnly.CommandText = "SET TRANSACTION READ ONLY";
        await readOnly.ExecuteNonQueryAsync(cancellationToken);
        return lease;
    }

    /// <inheritdoc/>
    public async Task<T> Write<T>(Func<Lease, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var lease = await Open(IsolationLevel.Serializable, cancellationToken);
        try
        {
            var result = await work(lease);
            // What is done is done: a caller who has gone away does not undo it half-way.
            await lease.Transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception fault) when (IsConflict(fault))
        {
            throw new WriteConflictException(fault);
        }
    }

    /// <inheritdoc/>
    public DbConnection OpenForMigration() => _source.OpenConnection();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<Lease> Open(IsolationLevel isolation, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
            var statements = new StatementCache(connection);
            return new Lease(connection, transaction, statements, Close);

            async ValueTask Close()
            {
                statements.Dispose();
                await transaction.DisposeAsync();
                await connection.DisposeAsync();
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static bool IsConflict(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        || (fault.InnerException is { } inner && IsConflict(inner));
}

/// <summary>Another change came in between; the same request may be run again.</summary>
public sealed class WriteConflictException(Exception inner) : Exception("Another change came in between.", inner);
