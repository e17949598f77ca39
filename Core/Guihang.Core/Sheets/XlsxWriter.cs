using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Guihang.Core.Sheets;

/// <summary>
/// An Excel workbook, its rows written one after another. The library would keep a whole sheet in memory to write it, so that it makes the workbook around
/// the sheets, and the sheets are written beside it into the same file. Text goes in as text, and what looks like a formula stays text when it is edited.
/// </summary>
internal sealed class XlsxWriter : SheetWriter
{
    // What a sheet of Excel holds.
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;
    private const string SheetFolder = "xl/worksheets/";

    // Places in the style sheet.
    private const string HeaderStyle = "1";
    private const string DayStyle = "2";
    private const string QuotedStyle = "3";
    private const string MarkedStyle = "4";

    private static readonly DateOnly FirstDay = new(1899, 12, 30);
    private static readonly OpenXmlAttribute IsText = new("t", null!, "inlineStr");

    private readonly ZipArchive _file;
    private readonly string _title;
    private IReadOnlyList<string> _headers = [];
    private Stream? _entry;
    private OpenXmlWriter? _sheet;
    private int _sheets;
    private int _rows;

    public XlsxWriter(Stream stream, string title) =>
        (_file, _title) = (new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true), title);

    public override ValueTask Headers(IReadOnlyList<string> headers)
    {
        _headers = headers;
        BeginSheet();
        return ValueTask.CompletedTask;
    }

    public override ValueTask Row(IReadOnlyList<object?> cells)
    {
        if (_rows == MostRows)
        {
            EndSheet();
            BeginSheet();
        }

        Write(cells, null);
        return ValueTask.CompletedTask;
    }

    public override ValueTask End()
    {
        EndSheet();
        using var workbook = new MemoryStream();
        WriteWorkbook(workbook);
        using var made = new ZipArchive(workbook, ZipArchiveMode.Read);
        foreach (var part in made.Entries.Where(part => !part.FullName.StartsWith(SheetFolder, StringComparison.Ordinal)))
        {
            using var from = part.Open();
            using var to = _file.CreateEntry(part.FullName).Open();
            from.CopyTo(to);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        EndSheet();
        _file.Dispose();
        return base.DisposeAsync();
    }

    private void BeginSheet()
    {
        _sheets++;
        _rows = 0;
        _entry = _file.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{SheetFolder}sheet{_sheets}.xml")).Open();
        _sheet = OpenXmlWriter.Create(_entry);
        _sheet.WriteStartElement(new Worksheet());
        _sheet.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        _sheet.WriteStartElement(new SheetData());
        Write(_headers, HeaderStyle);
    }

    private void EndSheet()
    {
        if (_sheet is null)
        {
            return;
        }

        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Close();
        _sheet.Dispose();
        _entry!.Dispose();
        (_sheet, _entry) = (null, null);
    }

    private void Write(IReadOnlyList<object?> cells, string? style)
    {
        _sheet!.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            switch (cell)
            {
                case null or "":
                    _sheet.WriteElement(new Cell());
                    break;
                case DateOnly day:
                    Number((day.DayNumber - FirstDay.DayNumber).ToString(CultureInfo.InvariantCulture), DayStyle);
                    break;
                case int or long:
                    Number(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture), null);
                    break;
                case MarkedCell marked:
                    Text(marked.Text, MarkedStyle);
                    break;
                default:
                    Text(cell.ToString()!, style);
                    break;
            }
        }

        _sheet.WriteEndElement();
        _rows++;
    }

    private void Number(string value, string? style)
    {
        _sheet!.WriteStartElement(new Cell(), style is null ? [] : [new OpenXmlAttribute("s", null!, style)]);
        _sheet.WriteElement(new CellValue(value));
        _sheet.WriteEndElement();
    }

    private void Text(string text, string? style)
    {
        style ??= LooksLikeFormula(text) ? QuotedStyle : null;
        _sheet!.WriteStartElement(new Cell(), style is null ? [IsText] : [IsText, new OpenXmlAttribute("s", null!, style)]);
        var shown = Readable(text.Length <= LongestText ? text : text[..LongestText]);
        _sheet.WriteElement(new InlineString(new Text(shown) { Space = SpaceProcessingModeValues.Preserve }));
        _sheet.WriteEndElement();
    }

    // XML knows no control characters but tab and line ends.
    private static string Readable(string text) =>
        text.All(System.Xml.XmlConvert.IsXmlChar) || text.Any(char.IsSurrogate)
            ? text
            : string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));

    // Empty sheets stand where the written ones come.
    private void WriteWorkbook(Stream stream)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        for (uint number = 1; number <= _sheets; number++)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData());
            sheets.Append(
                new Sheet
                {
                    Name = number == 1 ? _title : string.Create(CultureInfo.InvariantCulture, $"{_title} {number}"),
                    SheetId = number,
                    Id = workbook.GetIdOfPart(part),
                }
            );
        }

        workbook.Workbook = new Workbook(sheets);
    }

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFC7CE" }) { PatternType = PatternValues.Solid })
            ),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
                new CellFormat
                {
                    NumberFormatId = 49,
                    ApplyNumberFormat = true,
                    QuotePrefix = true,
                },
                new CellFormat
                {
                    FillId = 2,
                    ApplyFill = true,
                    NumberFormatId = 49,
                    ApplyNumberFormat = true,
                    QuotePrefix = true,
                }
            )
        );
}
