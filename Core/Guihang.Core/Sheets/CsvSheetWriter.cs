using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Guihang.Core.Sheets;

/// <summary>Comma-separated values that Excel opens as they are meant: with the mark of UTF-8, and with text that looks like a formula quoted.</summary>
internal sealed class CsvSheetWriter : SheetWriter
{
    private const int RowsBetweenFlushes = 200;

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = [.. FormulaStarts],
        InjectionEscapeCharacter = '\'',
    };

    private readonly CsvWriter _csv;
    private int _rows;

    public CsvSheetWriter(Stream stream) =>
        _csv = new CsvWriter(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true), Form);

    public override ValueTask Headers(IReadOnlyList<string> headers) => Row(headers);

    public override async ValueTask Row(IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(
                cell switch
                {
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                    _ => cell?.ToString(),
                }
            );
        }

        await _csv.NextRecordAsync();
        if (++_rows % RowsBetweenFlushes == 0)
        {
            await _csv.FlushAsync();
        }
    }

    public override async ValueTask End() => await _csv.FlushAsync();

    public override async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync();
        await base.DisposeAsync();
    }
}
