using System.Globalization;
using Guihang.Core.Statistics;
using Guihang.Policy;

namespace Guihang.Evaluation;

/// <summary>What the monitor found, in words that need no statistics.</summary>
internal static class FairnessSentences
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Of the report as a whole.</summary>
    public static Wording Overall(IReadOnlyList<FairnessComparison> comparisons)
    {
        var striking = comparisons.Count(comparison => comparison.IsStriking);
        return comparisons.Count == 0 ? Say("fairness.too-few")
            : striking == 0 ? Say("fairness.none", comparisons.Count)
            : Say("fairness.some", comparisons.Count, striking);
    }

    /// <summary>Of a comparison.</summary>
    public static Wording Of(FairnessQuestion question, FairnessGrouping grouping, string? within, GroupComparison comparison)
    {
        var direction = comparison.Difference.Effect < 0 ? "lower" : "higher";
        var key = comparison.IsStriking ? $"fairness.striking.{direction}" : "fairness.unremarkable";
        return Say(
            key,
            Say($"fairness.question.{question}"),
            Say($"fairness.grouping.{grouping}", within ?? ""),
            GroupOf(grouping, comparison.Group)
        );
    }

    // Evaluators are named by their code; the groups of people by their words.
    private static Wording GroupOf(FairnessGrouping grouping, string group)
    {
        var key = $"fairness.group.{group}";
        return grouping is FairnessGrouping.Evaluator || EvaluationProblems.Texts.GetString(key, Chinese) is null
            ? new Wording(group, group)
            : Say(key);
    }

    private static Wording Say(string key, params object[] arguments) => new(Text(key, Chinese, arguments), Text(key, English, arguments));

    private static string Text(string key, CultureInfo language, object[] arguments) =>
        string.Format(
            language,
            EvaluationProblems.Texts.GetString(key, language)!,
            [.. arguments.Select(argument => argument is Wording wording ? (language == Chinese ? wording.Zh : wording.En) : argument)]
        );
}
