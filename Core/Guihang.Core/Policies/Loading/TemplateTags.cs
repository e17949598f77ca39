using System.Text.RegularExpressions;
using Guihang.Core.Policies.Book;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Checks what stands in braces in a template's text: a declared field, or a condition on one. The library that fills templates knows much more,
/// and leaves a blank, without a word, where it knows nothing.
/// </summary>
internal sealed partial class TemplateTags(string file, string text, IReadOnlyList<TemplateField> fields, FaultList faults)
{
    private readonly Stack<(string Word, int At)> _open = new();

    /// <param name="from">Where the text begins after the head.</param>
    public void Check(int from)
    {
        foreach (Match match in Tag().Matches(text, from))
        {
            Check(match);
        }

        foreach (var (word, at) in _open)
        {
            Fault(
                at,
                ($"{{{{#{word}}}}} 没有结束。", $"{{{{#{word}}}}} does not end."),
                ($"请补上 {{{{/{word}}}}}。", $"Add {{{{/{word}}}}}.")
            );
        }
    }

    private void Check(Match match)
    {
        switch (match.Groups["tag"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            case ["#if" or "#unless", var name]:
                _open.Push((match.Value.Contains("#if", StringComparison.Ordinal) ? "if" : "unless", match.Index));
                CheckField(match.Index, name);
                break;
            case ["else"] when _open.Count > 0:
                break;
            case ["/if" or "/unless"] when _open.TryPeek(out var last) && match.Value.Contains($"/{last.Word}", StringComparison.Ordinal):
                _open.Pop();
                break;
            case [var name] when Name().IsMatch(name):
                CheckField(match.Index, name);
                break;
            default:
                Fault(
                    match.Index,
                    (
                        $"正文中的 {match.Value} 不是字段，也不成条件。",
                        $"{match.Value} in the text is neither a field nor part of a condition."
                    ),
                    (
                        "只能写 {{字段}}、{{#if 字段}}…{{else}}…{{/if}}、{{#unless 字段}}…{{/unless}}。",
                        "Write {{field}}, {{#if field}}…{{else}}…{{/if}} or {{#unless field}}…{{/unless}} only."
                    )
                );
                break;
        }
    }

    private void CheckField(int at, string name)
    {
        if (fields.Any(field => field.Name == name))
        {
            return;
        }

        var known = fields.Select(field => field.Name).ToList();
        Fault(
            at,
            ($"正文用了未声明的字段“{name}”。", $"The text uses a field \"{name}\" that the head does not declare."),
            (
                $"可用字段：{string.Join("、", known)}；新字段请先在 fields 中声明。",
                $"The fields are: {string.Join(", ", known)}; declare a new one in fields first."
            )
        );
    }

    private void Fault(int at, (string Zh, string En) what, (string Zh, string En) remedy) =>
        faults.Add(PolicyFaultCode.BadTemplate, file, text.AsSpan(0, at).Count('\n') + 1, what, remedy);

    [GeneratedRegex(@"\{\{(?<tag>[^{}]*)\}\}|\{\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
