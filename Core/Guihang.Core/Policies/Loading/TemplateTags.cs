using System.Text.RegularExpressions;
using Guihang.Core.Policies.Book;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Checks what stands in braces in a template's text: a declared field, a condition on one, or the rows of a list. The library that fills templates knows much more,
/// and leaves a blank, without a word, where it knows nothing.
/// </summary>
internal sealed partial class TemplateTags(string file, string text, IReadOnlyList<TemplateField> fields, FaultList faults)
{
    private readonly Stack<(string Word, int At)> _open = new();

    // The list whose rows are being written; null outside of one.
    private TemplateField? _list;

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
            case ["#each", var name]:
                _open.Push(("each", match.Index));
                Begin(match.Index, name);
                break;
            case ["else"] when _open.Count > 0:
                break;
            case ["/each"] when _open.TryPeek(out var last) && last.Word is "each":
                _open.Pop();
                _list = null;
                break;
            case ["/if" or "/unless"] when _open.TryPeek(out var last) && match.Value.Contains($"/{last.Word}", StringComparison.Ordinal):
                _open.Pop();
                break;
            case [var name] when Name().IsMatch(name):
                CheckField(match.Index, name);
                CheckSingle(match.Index, name);
                break;
            default:
                Fault(
                    match.Index,
                    (
                        $"正文中的 {match.Value} 不是字段，也不成条件。",
                        $"{match.Value} in the text is neither a field nor part of a condition."
                    ),
                    (
                        "只能写 {{字段}}、{{#if 字段}}…{{else}}…{{/if}}、{{#unless 字段}}…{{/unless}}、{{#each 列表}}…{{/each}}。",
                        "Write {{field}}, {{#if field}}…{{else}}…{{/if}}, {{#unless field}}…{{/unless}} or {{#each list}}…{{/each}} only."
                    )
                );
                break;
        }
    }

    // Rows have no rows of their own.
    private void Begin(int at, string name)
    {
        if (_list is null && fields.FirstOrDefault(field => field.Name == name) is { Columns.Count: > 0 } list)
        {
            _list = list;
            return;
        }

        var lists = fields.Where(field => field.Columns.Count > 0).Select(field => field.Name).ToList();
        Fault(
            at,
            ($"“{name}”不是可以逐行写出的列表。", $"\"{name}\" is no list whose rows can be written here."),
            (
                $"可用列表：{string.Join("、", lists)}；列表在 fields 中以 columns 声明，不能套在另一个列表之内。",
                $"The lists are: {string.Join(", ", lists)}; a list is declared in fields with its columns and does not stand within another."
            )
        );
    }

    private void CheckSingle(int at, string name)
    {
        if (_list is null && fields.Any(field => field.Name == name && field.Columns.Count > 0))
        {
            Fault(
                at,
                ($"“{name}”是列表，不能当作单个值。", $"\"{name}\" is a list and no single value."),
                ($"请写 {{{{#each {name}}}}}…{{{{/each}}}}。", $"Write {{{{#each {name}}}}}…{{{{/each}}}}.")
            );
        }
    }

    private void CheckField(int at, string name)
    {
        // Within a row only what the row has is known to the library that fills it in.
        List<string> known = _list is null ? [.. fields.Select(field => field.Name)] : [.. _list.Columns.Select(column => column.Name)];
        if (known.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

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
