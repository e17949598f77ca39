using System.Globalization;
using System.Text.RegularExpressions;
using Guihang.Core.Policies.Book;

namespace Guihang.Core.Documents;

/// <summary>Texts that plugins word and that nobody orders as documents, such as bulletins: filled in and written in the forms in which documents are.</summary>
public static partial class PrintedText
{
    /// <summary>The media type of Word documents.</summary>
    public const string WordMediaType = GetDocumentEndpoints.WordMediaType;

    /// <summary>The template's text with its fields filled in, as Markdown.</summary>
    public static string Fill(DocumentTemplate template, IReadOnlyDictionary<string, string> values, DateOnly on) =>
        TemplateText.Fill(
            template.Body,
            [
                .. template.Fields.Select(field => new DocumentField(
                    field.Name,
                    field.Title,
                    values.GetValueOrDefault(field.Name),
                    template.Name,
                    on
                )),
            ]
        );

    /// <summary>Markdown as a page that prints well.</summary>
    public static string Html(string title, string markdown, CultureInfo language) =>
        HtmlDocument.Write(title, markdown).Replace("<html lang=\"zh-CN\">", $"<html lang=\"{language.Name}\">", StringComparison.Ordinal);

    /// <summary>Markdown as a part of a page.</summary>
    public static string HtmlPart(string markdown) => Markdig.Markdown.ToHtml(markdown, HtmlDocument.Pipeline);

    /// <summary>Markdown as a Word document.</summary>
    public static byte[] Word(string title, string markdown) => WordDocument.Write(title, markdown);

    /// <summary>Markdown as a terminal shows it: no signs of headings, nothing escaped.</summary>
    public static string Plain(string markdown) => Escaped().Replace(Heading().Replace(markdown, ""), "${sign}").Trim();

    [GeneratedRegex("^#+ +", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\\(?<sign>[\\`*_{}\[\]<>()#+!|~])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
