using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Guihang.Core.Sheets;

/// <summary>The first sheet of an Excel workbook, read as it streams past; only the table of texts that cells share is kept.</summary>
internal sealed class XlsxReader : SheetReader
{
    private static readonly DateOnly FirstDay = new(1899, 12, 30);
    private const int LastSerial = 2_958_465;

    private readonly SpreadsheetDocument _document;
    private readonly WorksheetPart _sheet;
    private readonly List<string> _shared = [];
    private readonly HashSet<int> _dayStyles = [];

    public XlsxReader(Stream stream)
    {
        try
        {
            _document = SpreadsheetDocument.Open(stream, isEditable: false);
            var workbook = _document.WorkbookPart ?? throw new InvalidDataException("The workbook is empty.");
            var first = workbook
                .Workbook.Descendants<Sheet>()
                .FirstOrDefault(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible);
            _sheet = (WorksheetPart)workbook.GetPartById(first?.Id?.Value ?? throw new InvalidDataException("The workbook has no sheet."));
            ReadShared(workbook.SharedStringTablePart);
            ReadStyles(workbook.WorkbookStylesPart?.Stylesheet);
        }
        catch (Exception fault) when (fault is not InvalidDataException)
        {
            throw new InvalidDataException("The workbook cannot be read.", fault);
        }
    }

    public override IEnumerable<SheetRow> Rows()
    {
        using var stream = _sheet.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(
            stream,
            new XmlReaderSettings { IgnoreWhitespace = false, DtdProcessing = DtdProcessing.Prohibit }
        );
        var number = 0;
        var cells = new List<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                // Rows follow one another, whatever a file says of their numbers.
                number =
                    int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) && own > number
                        ? own
                        : number + 1;
                cells.Clear();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                ReadCell(xml, cells);
            }
            else if (
                xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" }
                && new SheetRow(number, [.. cells]) is { IsEmpty: false } row
            )
            {
                yield return row;
            }
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _document.Dispose();
        }
    }

    private void ReadCell(XmlReader xml, List<string> cells)
    {
        var column = xml.GetAttribute("r") is { } address ? ColumnOf(address) : cells.Count;
        if (column >= MostColumns)
        {
            xml.Skip();
            return;
        }

        while (cells.Count < column)
        {
            cells.Add("");
        }

        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var text = xml.IsEmptyElement ? "" : Content(xml);
        cells.Add(
            type switch
            {
                "s" => int.TryParse(text, CultureInfo.InvariantCulture, out var index) && index < _shared.Count ? _shared[index] : "",
                "b" => text is "1" ? "TRUE" : "FALSE",
                "inlineStr" or "str" or "e" or "d" => text.Trim(),
                _ => Number(text.Trim(), style),
            }
        );
    }

    // The text of a value or of the runs of a text; what shows how it is spoken is passed over.
    private static string Content(XmlReader xml)
    {
        var text = new StringBuilder();
        var depth = xml.Depth;
        var isValue = false;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName is "rPh" or "f":
                    if (!xml.IsEmptyElement)
                    {
                        SkipInside(xml);
                    }

                    break;
                case XmlNodeType.Element:
                    isValue = xml.LocalName is "v" or "t" && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    isValue = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA or XmlNodeType.Whitespace when isValue:
                    text.Append(xml.Value);
                    break;
            }
        }

        return text.ToString();
    }

    private static void SkipInside(XmlReader xml)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            // Until the element ends.
        }
    }

    private string Number(string text, string? style) =>
        style is not null
        && _dayStyles.Contains(int.Parse(style, CultureInfo.InvariantCulture))
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
        && serial is > 0 and <= LastSerial
            ? FirstDay.AddDays((int)serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;

    private static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = column * 26 + letter - 'A' + 1;
        }

        return column - 1;
    }

    private void ReadShared(SharedStringTablePart? part)
    {
        if (part is null)
        {
            return;
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _shared.Add(xml.IsEmptyElement ? "" : Content(xml).Trim());
            }
        }
    }

    // A day is a number that its style shows as a day.
    private void ReadStyles(Stylesheet? styles)
    {
        var own =
            styles
                ?.NumberingFormats?.Elements<NumberingFormat>()
                .Where(format => IsDay(format.FormatCode?.Value ?? ""))
                .Select(format => format.NumberFormatId?.Value ?? 0)
                .ToHashSet()
            ?? [];
        var formats = styles?.CellFormats?.Elements<CellFormat>().ToList() ?? [];
        for (var i = 0; i < formats.Count; i++)
        {
            var format = formats[i].NumberFormatId?.Value ?? 0;
            if (format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || own.Contains(format))
            {
                _dayStyles.Add(i);
            }
        }
    }

    private static bool IsDay(string code)
    {
        var shown = System.Text.RegularExpressions.Regex.Replace(
            code,
            "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.",
            "",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        return shown.Contains('y', StringComparison.OrdinalIgnoreCase) || shown.Contains('d', StringComparison.OrdinalIgnoreCase);
    }
}
