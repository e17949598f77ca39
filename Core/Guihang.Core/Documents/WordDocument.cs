using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Guihang.Core.Documents;

/// <summary>Markdown as a Word document, in the sizes of official letters (GB/T 9704): headings 22 pt, text 16 pt.</summary>
internal static class WordDocument
{
    private const string TextSize = "32";
    private const string HeadingSize = "44";
    private const string CellSize = "24";
    private const string Font = "仿宋";

    public static byte[] Write(string title, string markdown)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = title;
            var body = new Body();
            foreach (var block in Markdown.Parse(markdown, HtmlDocument.Pipeline))
            {
                body.Append(Blocks(block));
            }

            body.Append(
                new SectionProperties(
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin
                    {
                        Top = 2098,
                        Right = 1474,
                        Bottom = 1984,
                        Left = 1588,
                    }
                )
            );
            word.AddMainDocumentPart().Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Blocks(Block block) =>
        block switch
        {
            HeadingBlock heading => [Text(heading.Inline, HeadingSize, JustificationValues.Center)],
            ParagraphBlock paragraph => [Text(paragraph.Inline, TextSize, JustificationValues.Both)],
            ListBlock list => list.OfType<ListItemBlock>().SelectMany((item, i) => Item(list, item, i)),
            Markdig.Extensions.Tables.Table table => [Grid(table)],
            ContainerBlock container => container.SelectMany(Blocks),
            _ => [],
        };

    private static IEnumerable<OpenXmlElement> Item(ListBlock list, ListItemBlock item, int index)
    {
        var mark = list.IsOrdered ? $"{index + 1}. " : "· ";
        foreach (var block in item)
        {
            foreach (var element in Blocks(block))
            {
                if (mark.Length > 0 && element is Paragraph paragraph)
                {
                    paragraph.InsertAfter(Run(mark, TextSize, isBold: false), paragraph.ParagraphProperties);
                    mark = "";
                }

                yield return element;
            }
        }
    }

    private static Table Grid(Markdig.Extensions.Tables.Table table)
    {
        static T Border<T>()
            where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

        var grid = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    Border<TopBorder>(),
                    Border<LeftBorder>(),
                    Border<BottomBorder>(),
                    Border<RightBorder>(),
                    Border<InsideHorizontalBorder>(),
                    Border<InsideVerticalBorder>()
                )
            ),
            new TableGrid(table.OfType<Markdig.Extensions.Tables.TableRow>().First().Select(_ => new GridColumn()))
        );
        foreach (var row in table.OfType<Markdig.Extensions.Tables.TableRow>())
        {
            grid.Append(
                new TableRow(
                    row.OfType<Markdig.Extensions.Tables.TableCell>()
                        .Select(cell => new TableCell([.. cell.SelectMany(CellBlocks).DefaultIfEmpty(new Paragraph())]))
                )
            );
        }

        return grid;
    }

    // Forms have many columns: their text is smaller than that of a letter.
    private static IEnumerable<OpenXmlElement> CellBlocks(Block block) =>
        block is ParagraphBlock paragraph ? [Text(paragraph.Inline, CellSize, JustificationValues.Left)] : Blocks(block);

    private static Paragraph Text(ContainerInline? inline, string size, JustificationValues justification)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new Justification { Val = justification }));
        paragraph.Append(Runs(inline, size, isBold: false));
        return paragraph;
    }

    private static IEnumerable<Run> Runs(ContainerInline? inline, string size, bool isBold) =>
        (inline ?? []).SelectMany(part =>
            part switch
            {
                LiteralInline literal => [Run(literal.Content.ToString(), size, isBold)],
                LineBreakInline => [new Run(new Break())],
                EmphasisInline emphasis => Runs(emphasis, size, isBold || emphasis.DelimiterCount == 2),
                ContainerInline container => Runs(container, size, isBold),
                _ => (IEnumerable<Run>)[],
            }
        );

    private static Run Run(string text, string size, bool isBold)
    {
        var properties = new RunProperties(
            new RunFonts
            {
                EastAsia = Font,
                Ascii = Font,
                HighAnsi = Font,
            }
        );
        if (isBold)
        {
            properties.Append(new Bold());
        }

        properties.Append(new FontSize { Val = size });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }
}
