namespace Guihang.Core.Sheets;

/// <summary>A cell that is to be looked at: a workbook shows it in a colour.</summary>
/// <param name="Text">Its text.</param>
public sealed record MarkedCell(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Writes a table row by row, holding no more than one row of it.</summary>
public abstract class SheetWriter : IAsyncDisposable
{
    /// <summary>With these a spreadsheet takes text for a formula.</summary>
    protected const string FormulaStarts = "=+-@\t\r";

    /// <summary>A writer.</summary>
    /// <param name="form">The form of the table.</param>
    /// <param name="stream">Where it goes; it is left open.</param>
    /// <param name="title">The table's name.</param>
    public static SheetWriter To(SheetForm form, Stream stream, string title) =>
        form == SheetForm.Xlsx ? new XlsxWriter(stream, title) : new CsvSheetWriter(stream);

    /// <summary>Writes the headers.</summary>
    public abstract ValueTask Headers(IReadOnlyList<string> headers);

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Text, a number, a day, a cell that is marked, or null for an empty cell.</param>
    public abstract ValueTask Row(IReadOnlyList<object?> cells);

    /// <summary>Ends the table.</summary>
    public abstract ValueTask End();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether a spreadsheet would take the text for a formula.</summary>
    protected static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal);
}
