using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Guihang.Benchmarks.Reference;

/// <summary>A statement prepared once on a connection, with parameters @p0, @p1 and so on.</summary>
internal sealed class Statement
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of the reference.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; sql.Contains($"@p{i}", StringComparison.Ordinal); i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        }

        _command.Prepare();
    }

    public int Run(params ReadOnlySpan<object?> values) => Bind(values).ExecuteNonQuery();

    public SqliteDataReader Read(params ReadOnlySpan<object?> values) => Bind(values).ExecuteReader();

    private SqliteCommand Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = Stored.Of(values[i]);
        }

        return _command;
    }
}

/// <summary>Values as the tables hold them.</summary>
internal static class Stored
{
    public static object Of(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Guid id => id.ToByteArray(bigEndian: true),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            Enum word => word.ToString(),
            _ => value,
        };

    public static Guid Id(this SqliteDataReader row, int column) => new((byte[])row.GetValue(column), bigEndian: true);

    public static Guid? IdOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Id(column);

    public static DateOnly Day(this SqliteDataReader row, int column) =>
        DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Day(column);

    public static T Word<T>(this SqliteDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));
}
