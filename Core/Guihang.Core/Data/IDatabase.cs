using System.Data.Common;

namespace Guihang.Core.Data;

/// <summary>The database as the request pipeline sees it: snapshots for queries, transactions for changes.</summary>
public interface IDatabase
{
    /// <summary>The kind of database.</summary>
    DatabaseKind Kind { get; }

    /// <summary>A snapshot that no later change is seen in.</summary>
    ValueTask<Lease> OpenSnapshot(CancellationToken cancellationToken);

    /// <summary>
    /// Runs a change in a transaction and returns when it is committed and durable. If <paramref name="work"/> throws, nothing of it remains
    /// and what it threw is thrown. On SQLite the one writer runs it, so it must wait for nothing but the database.
    /// </summary>
    Task<T> Write<T>(Func<Lease, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>A connection of its own for migrations and set-up, outside of any other work.</summary>
    DbConnection OpenForMigration();
}

/// <summary>A connection and the transaction that is open on it.</summary>
public sealed class Lease(DbConnection connection, DbTransaction transaction, StatementCache statements, Func<ValueTask> close)
    : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction.</summary>
    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Commands prepared on the connection.</summary>
    public StatementCache Statements { get; } = statements;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => close();
}
