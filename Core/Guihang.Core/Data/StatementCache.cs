using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Guihang.Core.Data;

/// <summary>Commands that are prepared once for a connection and run often, where an entity would be a detour: audit, idempotency, traces.</summary>
public sealed class StatementCache(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <param name="transaction">The transaction open on the connection.</param>
    /// <param name="sql">The statement, with parameters @p0, @p1 and so on.</param>
    /// <param name="values">The parameters' values: Guid, DateTime, DateOnly, byte[], string, int, long or null.</param>
    public Task<int> Execute(DbTransaction transaction, string sql, params ReadOnlySpan<object?> values) =>
        connection is SqliteConnection sqlite
            ? Task.FromResult(Statement(sqlite, sql, values.Length).Run(values))
            : Command(transaction, sql, values).ExecuteNonQueryAsync();

    /// <summary>Runs a query; the caller disposes of the reader before the next statement.</summary>
    public Task<DbDataReader> Query(DbTransaction transaction, string sql, params ReadOnlySpan<object?> values) =>
        Command(transaction, sql, values).ExecuteReaderAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _commands.Clear();
        _statements.Clear();
    }

    private SqliteStatement Statement(SqliteConnection sqlite, string sql, int parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(sqlite, sql, parameters);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private DbCommand Command(DbTransaction transaction, string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of Core, or made of a mapping's names.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                command.Parameters.Add(parameter);
            }

            _commands.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = Stored(values[i]);
        }

        return command;
    }

    private object Stored(object? value) => connection is SqliteConnection ? SqliteStatement.Stored(value) : value ?? DBNull.Value;
}
