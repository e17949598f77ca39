using System.Collections.Frozen;
using Guihang.Policy.Calendar;

namespace Guihang.Policy.Rules;

/// <summary>A table in force: its rows in the order of the policy, and by key.</summary>
public sealed class Table
{
    private readonly FrozenDictionary<string, TableRow> _byKey;

    /// <summary>Makes a table; the engine does, from a policy's rows.</summary>
    /// <param name="rows">The rows; no two share a key.</param>
    public Table(IReadOnlyList<TableRow> rows)
    {
        Rows = rows;
        _byKey = rows.ToFrozenDictionary(row => row.Key, StringComparer.Ordinal);
    }

    /// <summary>All rows, in the order of the policy.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The row with this key; null where there is none.</summary>
    /// <param name="key">The key columns' values, in the order in which the table declares them.</param>
    public TableRow? Find(params ReadOnlySpan<string> key) => _byKey.GetValueOrDefault(key.Length == 1 ? key[0] : string.Join('/', key!));
}

/// <summary>A row of a table: typed cells by column name. A cell that the policy leaves out is absent.</summary>
public sealed class TableRow
{
    private readonly FrozenDictionary<string, object> _cells;

    /// <summary>Makes a row; the engine does, from a policy's text.</summary>
    /// <param name="key">The key columns' values, joined by slashes.</param>
    /// <param name="cells">The cells: int, <see cref="Duration"/>, bool, string, a list of strings or <see cref="Wording"/>.</param>
    public TableRow(string key, IReadOnlyDictionary<string, object> cells)
    {
        Key = key;
        _cells = cells.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The key columns' values, joined by slashes.</summary>
    public string Key { get; }

    /// <summary>The cells that the policy sets, by column.</summary>
    public IReadOnlyDictionary<string, object> Cells => _cells;

    /// <summary>A whole number; null where the cell is absent.</summary>
    public int? Number(string column) => _cells.TryGetValue(column, out var value) ? (int)value : null;

    /// <summary>A length; null where the cell is absent.</summary>
    public Duration? Duration(string column) => _cells.TryGetValue(column, out var value) ? (Duration)value : null;

    /// <summary>A word; null where the cell is absent.</summary>
    public string? Word(string column) => _cells.TryGetValue(column, out var value) ? (string)value : null;

    /// <summary>A word of an enumeration; null where the cell is absent.</summary>
    /// <exception cref="KeyNotFoundException">The policy has a word that the rule does not understand.</exception>
    public T? Word<T>(string column)
        where T : struct, Enum => _cells.TryGetValue(column, out var value) ? Words.Of<T>()[(string)value] : null;

    /// <summary>Words; empty where the cell is absent.</summary>
    public IReadOnlyList<string> List(string column) => _cells.TryGetValue(column, out var value) ? (IReadOnlyList<string>)value : [];

    /// <summary>Words of an enumeration; empty where the cell is absent.</summary>
    /// <exception cref="KeyNotFoundException">The policy has a word that the rule does not understand.</exception>
    public IReadOnlyList<T> List<T>(string column)
        where T : struct, Enum => [.. List(column).Select(word => Words.Of<T>()[word])];

    /// <summary>Yes or no; null where the cell is absent.</summary>
    public bool? Flag(string column) => _cells.TryGetValue(column, out var value) ? (bool)value : null;

    /// <summary>A sentence; null where the cell is absent.</summary>
    public Wording? Wording(string column) => _cells.TryGetValue(column, out var value) ? (Wording)value : null;
}
