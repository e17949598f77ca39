using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Guihang.Core.Data;

/// <summary>
/// Runs what the contexts ask of SQLite by statements that stay prepared on the connection. Entity Framework makes a command for each question, and SQLite
/// would read its text anew; that is a third of what a short question costs. PostgreSQL's driver prepares by itself.
/// </summary>
internal sealed class PreparedQueries : DbCommandInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Run(command, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Run(command, result));
    }

    private static InterceptionResult<DbDataReader> Run(DbCommand command, InterceptionResult<DbDataReader> result) =>
        command is SqliteCommand { Connection: PreparingConnection connection } asked && connection.TryRun(asked) is { } reader
            ? InterceptionResult<DbDataReader>.SuppressWithResult(reader)
            : result;
}

/// <summary>A connection that keeps the statements which contexts run on it.</summary>
internal sealed class PreparingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // The host's questions are some dozens; lists of values make more of them, which are not kept.
    private const int MostKept = 64;

    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>Runs a command's statement; null where it is not kept, or its rows are still being read.</summary>
    public SqliteDataReader? TryRun(SqliteCommand asked)
    {
        if (!_kept.TryGetValue(asked.CommandText, out var kept))
        {
            if (_kept.Count >= MostKept)
            {
                return null;
            }

            kept = new Kept(CreateCommand());
#pragma warning disable CA2100 // The text is Entity Framework's, its values are parameters.
            kept.Command.CommandText = asked.CommandText;
#pragma warning restore CA2100
            _kept.Add(asked.CommandText, kept);
        }

        if (kept.Reader is { IsClosed: false })
        {
            return null;
        }

        kept.Command.Parameters.Clear();
        foreach (SqliteParameter parameter in asked.Parameters)
        {
            kept.Command.Parameters.Add(parameter);
        }

        kept.Command.Transaction = asked.Transaction;
        kept.Command.CommandTimeout = asked.CommandTimeout;
        return kept.Reader = kept.Command.ExecuteReader();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var kept in _kept.Values)
            {
                kept.Command.Dispose();
            }

            _kept.Clear();
        }

        base.Dispose(disposing);
    }

    private sealed class Kept(SqliteCommand command)
    {
        public SqliteCommand Command { get; } = command;

        public SqliteDataReader? Reader { get; set; }
    }
}
