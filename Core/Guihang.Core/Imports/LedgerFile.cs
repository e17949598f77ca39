using Guihang.Core.Sheets;

namespace Guihang.Core.Imports;

/// <summary>A county's ledger, read row by row with its columns known.</summary>
internal sealed class LedgerFile : IDisposable
{
    // What every ledger begins with says nothing of anybody.
    private const string RowNumbers = "序号";

    private readonly SheetReader _reader;
    private readonly IEnumerator<SheetRow> _rows;

    private LedgerFile(SheetReader reader, IEnumerator<SheetRow> rows, SheetRow headers, IReadOnlyDictionary<string, int> columns) =>
        (_reader, _rows, Headers, Columns) = (reader, rows, headers, columns);

    /// <summary>The row of the headers.</summary>
    public SheetRow Headers { get; }

    /// <summary>The columns by fields.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; }

    /// <summary>Headers by fields, in the order in which they stand in the file.</summary>
    public OrderedDictionary<string, string> Mapping =>
        new(
            Columns.OrderBy(column => column.Value).Select(column => KeyValuePair.Create(column.Key, Headers[column.Value])),
            StringComparer.Ordinal
        );

    /// <summary>The headers that stand for no field, with their addresses.</summary>
    public IEnumerable<(string Address, string Header)> Unused =>
        from column in Enumerable.Range(0, Headers.Cells.Count)
        where Headers[column] is { Length: > 0 } header && header != RowNumbers && !Columns.Values.Contains(column)
        select (SheetRow.Address(column, Headers.Number), Headers[column]);

    /// <summary>Opens a file; null where none of its first rows has headers that are known.</summary>
    /// <exception cref="InvalidDataException">It is neither an Excel workbook nor text.</exception>
    public static LedgerFile? Open(Stream stream, ImportFields fields, IReadOnlyDictionary<string, string> kept)
    {
        var reader = SheetReader.Open(stream);
        try
        {
            var rows = reader.Rows().GetEnumerator();
            if (fields.Find(Enumerate(rows), kept) is var (headers, columns))
            {
                return new LedgerFile(reader, rows, headers, columns);
            }

            reader.Dispose();
            return null;
        }
        catch (Exception fault) when (fault is not InvalidDataException)
        {
            reader.Dispose();
            throw new InvalidDataException("The file cannot be read.", fault);
        }
    }

    /// <summary>The rows below the headers.</summary>
    public IEnumerable<SheetRow> Rows() => Enumerate(_rows);

    /// <summary>The rows below the headers, up to where the file breaks off.</summary>
    public IEnumerable<SheetRow> RowsThatCanBeRead()
    {
        using var rows = Rows().GetEnumerator();
        while (TryNext(rows))
        {
            yield return rows.Current;
        }
    }

    /// <summary>The rows as fields have them.</summary>
    public IEnumerable<ImportRow> Entries()
    {
        foreach (var row in Rows())
        {
            var cells = new Dictionary<string, ImportCell>(Columns.Count, StringComparer.Ordinal);
            foreach (var (field, column) in Columns)
            {
                if (row[column] is { Length: > 0 } text)
                {
                    cells[field] = new ImportCell(SheetRow.Address(column, row.Number), text);
                }
            }

            if (cells.Count > 0)
            {
                yield return new ImportRow(row.Number, cells, null);
            }
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _reader.Dispose();
    }

    private static IEnumerable<SheetRow> Enumerate(IEnumerator<SheetRow> rows)
    {
        while (HasNext(rows))
        {
            yield return rows.Current;
        }
    }

    private static bool TryNext(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // Whatever the file breaks off with, it is the file that cannot be read.
    private static bool HasNext(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception fault) when (fault is not InvalidDataException and not OutOfMemoryException)
        {
            throw new InvalidDataException("The file cannot be read to its end.", fault);
        }
    }
}
