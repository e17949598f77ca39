using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guihang.Core.Data;

/// <summary>
/// A statement that stays prepared on a connection to SQLite, its parameters bound by their places. The provider's command looks each up by its name for
/// every row; where rows come by the hundred thousand that is a tenth of all work.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <summary>Prepares it.</summary>
    /// <exception cref="SqliteException">SQLite does not understand it.</exception>
    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _places = [.. Enumerable.Range(0, parameters).Select(i => raw.sqlite3_bind_parameter_index(_statement, $"@p{i}"))];
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses: a constraint, a full disk.</exception>
    public int Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(_places[i], Stored(values[i])));
        }

        var before = raw.sqlite3_total_changes(_database);
        try
        {
            int result;
            do
            {
                result = raw.sqlite3_step(_statement);
            } while (result == raw.SQLITE_ROW);

            Check(result);
        }
        finally
        {
            // Tells once more what the step told.
            _ = raw.sqlite3_reset(_statement);
        }

        return raw.sqlite3_total_changes(_database) == before ? 0 : raw.sqlite3_changes(_database);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    /// <summary>A value as the entities store it: ids as 16 bytes in the order of their text, times as text that sorts.</summary>
    public static object Stored(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Guid id => id.ToByteArray(bigEndian: true),
            DateTime time => time.ToString(ModuleDb.SqliteTime, CultureInfo.InvariantCulture),
            _ => value,
        };

    private int Bind(int place, object value) =>
        value switch
        {
            DBNull => raw.sqlite3_bind_null(_statement, place),
            string text => raw.sqlite3_bind_text(_statement, place, text),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
            DateOnly day => raw.sqlite3_bind_text(_statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            TimeOnly time => raw.sqlite3_bind_text(_statement, place, time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            double number => raw.sqlite3_bind_double(_statement, place, number),
            bool or byte or short or int or long or Enum => raw.sqlite3_bind_int64(
                _statement,
                place,
                Convert.ToInt64(value, CultureInfo.InvariantCulture)
            ),
            _ => throw new NotSupportedException($"No way to store {value.GetType()}."),
        };

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
