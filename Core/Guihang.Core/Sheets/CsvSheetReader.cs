using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Guihang.Core.Sheets;

/// <summary>Comma-, semicolon- or tab-separated values, in Unicode or in GB18030, in which Excel in China saves them.</summary>
internal sealed class CsvSheetReader : SheetReader
{
    private const int Buffer = 1 << 16;
    private const string FormulaStarts = "=+-@";

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        TrimOptions = TrimOptions.Trim,
        BadDataFound = null,
        DetectDelimiter = true,
        DetectDelimiterValues = [",", "\t", ";"],
    };

    private readonly CsvParser _parser;

    public CsvSheetReader(Stream stream)
    {
        var encoding = IsUtf8(stream) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        stream.Position = 0;
        _parser = new CsvParser(new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, Buffer, leaveOpen: true), Form);
    }

    public override IEnumerable<SheetRow> Rows()
    {
        while (_parser.Read())
        {
            var cells = new string[Math.Min(_parser.Count, MostColumns)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Unquoted(_parser[i]);
            }

            var row = new SheetRow(_parser.Row, cells);
            if (!row.IsEmpty)
            {
                yield return row;
            }
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _parser.Dispose();
        }
    }

    // What our own sheets quote so that no spreadsheet takes it for a formula.
    private static string Unquoted(string cell) =>
        cell is ['\'', var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? cell[1..] : cell;

    // Text of another encoding is no UTF-8 within a few letters; all of it is looked at.
    private static bool IsUtf8(Stream stream)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[Buffer];
        var letters = new char[Buffer + 2];
        try
        {
            for (var isFirst = true; stream.Read(bytes) is > 0 and var read; isFirst = false)
            {
                // UTF-16 has a mark, which the reader knows.
                if (isFirst && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                {
                    return true;
                }

                strict.GetChars(bytes.AsSpan(0, read), letters, flush: false);
            }

            strict.GetChars([], letters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
