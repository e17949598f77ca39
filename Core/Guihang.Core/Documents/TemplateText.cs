using System.Collections.Concurrent;
using System.Text;
using HandlebarsDotNet;

namespace Guihang.Core.Documents;

/// <summary>Fills a template's fields.</summary>
internal static class TemplateText
{
    private const string MarkdownSigns = "\\`*_{}[]<>()#+!|~";

    // Values become Markdown, not HTML: what has a meaning there is escaped by us, and raw HTML is switched off where Markdown is read.
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    // Few templates, many documents: compiling one costs a hundred times what filling it does.
    private static readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> Compiled = new(StringComparer.Ordinal);

    public static string Fill(string body, IReadOnlyList<DocumentField> fields) =>
        Compiled.GetOrAdd(body, text => Engine.Compile(text))(
            fields.ToDictionary(
                field => field.Name,
                object (field) => field.Rows is { } rows ? rows.Select(Escape).ToList() : Escape(field.Value),
                StringComparer.Ordinal
            )
        );

    private static Dictionary<string, string> Escape(IReadOnlyDictionary<string, string?> row) =>
        row.ToDictionary(cell => cell.Key, cell => Escape(cell.Value), StringComparer.Ordinal);

    private static string Escape(string? value)
    {
        var text = new StringBuilder();
        foreach (var letter in value ?? "")
        {
            if (MarkdownSigns.Contains(letter, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(letter is '\r' or '\n' ? ' ' : letter);
        }

        return text.ToString();
    }
}
