using System.Globalization;

namespace Guihang.Core.Sheets;

/// <summary>Reads a table row by row, holding no more than one row of it.</summary>
public abstract class SheetReader : IDisposable
{
    /// <summary>The most columns that are read of a row.</summary>
    public const int MostColumns = 200;

    /// <summary>A reader.</summary>
    /// <param name="stream">The file; it can be read from any place, and is left open.</param>
    /// <exception cref="InvalidDataException">It is neither an Excel workbook nor text.</exception>
    public static SheetReader Open(Stream stream)
    {
        stream.Position = 0;
        Span<byte> start = [0, 0, 0, 0];
        _ = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        // Workbooks are zip files; the format before 2007 is another one, with a mark of its own.
        return start is [(byte)'P', (byte)'K', 3, 4] ? new XlsxReader(stream)
            : start is [0xD0, 0xCF, 0x11, 0xE0] ? throw new InvalidDataException("The format of Excel before 2007.")
            : new CsvSheetReader(stream);
    }

    /// <summary>The rows that have any text.</summary>
    public abstract IEnumerable<SheetRow> Rows();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes it.</summary>
    protected abstract void Dispose(bool isDisposing);
}

/// <summary>A row as it stands in a file.</summary>
/// <param name="Number">Its number there, from 1.</param>
/// <param name="Cells">The texts of its cells, trimmed; days as <c>2018-06-15</c>.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column; empty beyond the last.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    /// <summary>Whether it has no text.</summary>
    public bool IsEmpty => Cells.All(cell => cell is "");

    /// <summary>The address of a cell, as spreadsheets write it: <c>C7</c>.</summary>
    public static string Address(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}
