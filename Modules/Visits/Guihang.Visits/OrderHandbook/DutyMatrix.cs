using System.Globalization;
using System.Text.RegularExpressions;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Explaining;

namespace Guihang.Visits;

/// <summary>
/// Who does what by when (责任分工表), drawn from the policy in force: a row for each kind of visit that is owed, one for each other duty of a case, and one for
/// each other parameter of visits, with what it stands on. A value that only a deployer has confirmed says so.
/// </summary>
internal sealed partial class DutyMatrix(PolicyChain chain, DateOnly on)
{
    private const string Visitor = ".visitor";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly string[] OfDuties = ["visitor", "within", "within-working-days", "every", "length", "visitors", "counts-as"];
    private static readonly string[] OfEveryCase = ["care-plan", "difficulty", "hand-over"];
    private static readonly string[] Prefixes = ["visits.", "reminders."];

    /// <summary>The duties: one for each kind of visit that policy asks for, and those that every case brings.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string?>> Duties() =>
        Names()
            .Where(name => name.EndsWith(Visitor, StringComparison.Ordinal))
            .SelectMany(name => Visits(name[..^Visitor.Length]))
            .Concat(OfEveryCase.Select(duty => Ordinary(duty, Say($"handbook.{duty}.when"), Say("handbook.basis"))))
            .Concat(Evaluation());

    /// <summary>What else policy says of visits and reminders.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string?>> Others() =>
        Names()
            .Where(name => !OfDuties.Contains(name[(name.LastIndexOf('.') + 1)..], StringComparer.Ordinal))
            .Select(name => chain.Resolve(name, on))
            .OfType<ResolvedValue>()
            .Where(value => value.Value is not Guihang.Policy.Rules.Table)
            .Select(value => Row(("title", value.Definition.Title.Zh), ("value", Text(value)), ("basis", Basis([value]))));

    private IEnumerable<string> Names() =>
        chain
            .Plugins.SelectMany(plugin => plugin.Defines.Keys)
            .Where(name => Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    // What something calls for has a deadline for each thing that does; the others have one of their own, or a cycle.
    private IEnumerable<IReadOnlyDictionary<string, string?>> Visits(string duty)
    {
        var read = OfDuties.ToDictionary(part => part, part => chain.Resolve($"{duty}.{part}", on), StringComparer.Ordinal);
        if (read["visitor"] is null)
        {
            return [];
        }

        var prompts = Names()
            .Where(name =>
                name.StartsWith($"{duty}.", StringComparison.Ordinal)
                && name.Count(letter => letter == '.') > duty.Count(letter => letter == '.') + 1
            )
            .Select(name => (Name: name[..name.LastIndexOf('.')], Within: chain.Resolve(name, on)))
            .ToList();
        if (prompts is not [])
        {
            return prompts
                .Where(prompt => prompt.Within is not null)
                .Select(prompt => Visit(prompt.Name, Text(prompt.Within!), [.. read.Values, prompt.Within]));
        }

        var stages = chain.Resolve($"{duty}.stages", on);
        var hasCycles = chain.Plugins.Any(plugin => plugin.Defines.ContainsKey($"{duty}.every"));
        if (hasCycles && stages is null && (read["every"] is not { } every || ValueText.Of(every.Value) == "none"))
        {
            return [];
        }

        var when = stages is null
            ? Join(read["within"], read["within-working-days"], read["every"], read["length"]) ?? "未规定期限"
            : Say("handbook.stages");
        return [Visit(duty, when, [.. read.Values, stages])];

        Dictionary<string, string?> Visit(string name, string when, IReadOnlyList<ResolvedValue?> values) =>
            Row(
                ("duty", Say($"duty.{name}")),
                ("who", Text(read["visitor"]!)),
                ("when", when),
                // Where no level asks for more, one is enough.
                ("minimum", read["visitors"] is { } visitors ? Text(visitors) : "1"),
                ("countsAs", read["counts-as"] is { } counts ? Text(counts) : null),
                ("basis", Basis([.. values.OfType<ResolvedValue>()]))
            );
    }

    private IEnumerable<IReadOnlyDictionary<string, string?>> Evaluation()
    {
        ResolvedValue?[] values = [chain.Resolve("enrolment.when", on), chain.Resolve("evaluation.instrument", on)];
        return values is [{ } when, { }] ? [Ordinary("evaluation", Text(when), Basis([.. values.OfType<ResolvedValue>()]))] : [];
    }

    private static Dictionary<string, string?> Ordinary(string duty, string when, string basis) =>
        Row(
            ("duty", Say($"handbook.{duty}.duty")),
            ("who", Say($"handbook.{duty}.who")),
            ("when", when),
            ("minimum", Say("handbook.does-not-apply")),
            ("countsAs", Say("handbook.does-not-apply")),
            ("basis", basis)
        );

    private static string Say(string name) => VisitsProblems.Texts.GetString(name, Chinese)!;

    private static string? Join(params IEnumerable<ResolvedValue?> values) =>
        values.OfType<ResolvedValue>().ToList() is { Count: > 0 } set
            ? string.Join("，", set.Select(value => $"{value.Definition.Title.Zh}：{Text(value)}"))
            : null;

    // Each article once, and who answers for a value without a source.
    private static string Basis(IReadOnlyList<ResolvedValue> values)
    {
        var parts = values.SelectMany(value => value.Parts).ToList();
        var cited = parts.SelectMany(part => part.Cites).Select(cite => $"《{cite.Title.Zh}》{cite.Article}");
        var confirmed = parts
            .Select(part => part.Confirmation)
            .OfType<Confirmation>()
            .Select(confirmation =>
                string.Create(Chinese, $"由部署者确认（{confirmation.By}，{confirmation.On:yyyy-MM-dd}，{confirmation.Document}）")
            );
        var chosen = parts.Exists(part => part.Confidence == Confidence.Choice) ? ["（含政策选定值）"] : Array.Empty<string>();
        return string.Join("；", cited.Concat(confirmed).Distinct(StringComparer.Ordinal)) + string.Concat(chosen);
    }

    private static string Text(ResolvedValue value) =>
        value.Value is IReadOnlyList<string> words ? string.Join("、", words.Select(Word)) : Word(ValueText.Of(value.Value));

    private static string Word(string word) =>
        word is "P0D" ? Say("cycle.same-day")
        : Length().Match(word) is { Success: true } length
            ? length.Groups["number"].Value
                + length.Groups["unit"].Value switch
                {
                    "D" => "日",
                    "M" => "个月",
                    _ => "年",
                }
        : VisitsProblems.Texts.GetString($"cycle.{word}", Chinese) ?? WordTexts.Of(word, Chinese);

    private static Dictionary<string, string?> Row(params (string Column, string? Value)[] cells) =>
        cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);

    [GeneratedRegex("^P(?<number>[0-9]+)(?<unit>[DMY])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Length();
}
