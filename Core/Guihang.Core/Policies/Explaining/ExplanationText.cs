using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.Json;
using Guihang.Core.Problems;
using Guihang.Policy;

namespace Guihang.Core.Policies.Explaining;

/// <summary>Writes an explanation in plain words, for somebody who checks it against the texts.</summary>
public static class ExplanationText
{
    internal static readonly ResourceManager Words = new("Guihang.Core.Policies.Explaining.Texts", typeof(ExplanationText).Assembly);

    /// <summary>The explanation in the language.</summary>
    public static string Write(TraceDocument trace, KeptDecision kept, CultureInfo language)
    {
        var writer = new Writer(language);
        writer.Line(0, "explain.heading", writer.Pick(trace.Title), kept.Jurisdiction, kept.AsOf);
        writer.Line(0, "explain.book", trace.Book[..12]);
        writer.Line(0, $"explain.outcome.{kept.Kind}");
        var outcome = JsonSerializer.Deserialize<JsonElement>(kept.Outcome);
        writer.Value(1, outcome.EnumerateObject().First().Value);
        if (outcome.TryGetProperty("by", out var by))
        {
            writer.Line(0, "explain.by", by.GetProperty("on"), by.GetProperty("documentNumber"), by.GetProperty("reason"));
        }

        writer.Line(0, "explain.facts");
        writer.Value(1, JsonSerializer.Deserialize<JsonElement>(kept.Facts));
        Steps(writer, trace);
        return writer.ToString();
    }

    private static void Steps(Writer writer, TraceDocument trace)
    {
        foreach (var step in trace.Steps)
        {
            writer.Line(0, "explain.rule", writer.Pick(step.Jurisdiction), step.Plugin, writer.Pick(step.Says));
            foreach (var note in step.Notes)
            {
                writer.Line(1, "explain.note", writer.Pick(note));
            }

            foreach (var read in step.Reads)
            {
                Read(writer, read);
            }
        }
    }

    private static void Read(Writer writer, ReadDocument read)
    {
        var name = read.Row is null ? read.Parameter : $"{read.Parameter} [{read.Row}]";
        if (read.Value is null || read.Title is null)
        {
            writer.Line(1, read.Title is null ? "explain.unset" : "explain.no-row", name);
            return;
        }

        writer.Line(1, "explain.read", writer.Pick(read.Title), name, read.Unit is null ? read.Value : $"{read.Value} {read.Unit}");
        writer.Line(2, "explain.from", string.Join(", ", read.Plugins), read.From!, writer.Text($"explain.confidence.{read.Confidence}"));
        foreach (var cite in read.Cites)
        {
            writer.Line(2, "explain.cite", writer.Pick(cite.Title), cite.Article, writer.Pick(cite.Says));
        }

        if (read.Confirmation is { } confirmation)
        {
            writer.Line(2, "explain.confirmed", confirmation.By, confirmation.On, confirmation.Document);
        }

        foreach (var shadowed in read.Shadowed)
        {
            writer.Line(2, "explain.shadowed", shadowed.Plugin, shadowed.Value ?? "…", shadowed.From, string.Join(", ", shadowed.Cites));
        }
    }

    private sealed class Writer(CultureInfo language)
    {
        private readonly StringBuilder _text = new();

        public string Pick(Wording wording) => wording.In(language);

        public string Text(string key) => CoreProblems.Texts.GetString(key, language) ?? key;

        public void Line(int depth, string key, params object[] arguments) =>
            Append(depth, string.Format(language, Text(key), [.. arguments.Select(Plain)]));

        public void Value(int depth, JsonElement value)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (member.Value.ValueKind is not JsonValueKind.Null && member.Value.ToString() is not "[]")
                {
                    Append(depth, $"{Member(member.Name)}: {Inline(member.Value)}");
                }
            }
        }

        public override string ToString() => _text.ToString();

        private string Member(string name) => Words.GetString($"member.{name}", language) ?? name;

        // A word of an enumeration; any other text as it is written.
        private string Word(string value) => Words.GetString($"word.{value}", language) ?? value;

        // Spans and wordings on one line.
        private string Inline(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Inline)),
                JsonValueKind.Object when value.TryGetProperty("zh", out var zh) && value.TryGetProperty("en", out var en) => Pick(
                    new Wording(zh.GetString()!, en.GetString()!)
                ),
                JsonValueKind.Object
                    when value.TryGetProperty("firstDay", out var first) && value.TryGetProperty("lastDay", out var last) =>
                    $"{first}–{last}",
                JsonValueKind.Object => string.Join(
                    ", ",
                    value
                        .EnumerateObject()
                        .Where(m => m.Value.ValueKind != JsonValueKind.Null)
                        .Select(m => $"{Member(m.Name)} {Inline(m.Value)}")
                ),
                JsonValueKind.String => Word(value.GetString()!),
                JsonValueKind.True or JsonValueKind.False => Word(value.GetRawText()),
                _ => value.ToString(),
            };

        private void Append(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');

        private static object Plain(object argument) =>
            argument is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : argument;
    }
}

/// <summary>Wordings in a language.</summary>
public static class Wordings
{
    /// <summary>The English form for English, else the Chinese, which comes first.</summary>
    public static string In(this Wording wording, CultureInfo language) =>
        language.TwoLetterISOLanguageName == "en" ? wording.En : wording.Zh;
}
