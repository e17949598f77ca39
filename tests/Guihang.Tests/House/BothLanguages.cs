using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentValidation.Validators;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Problems;
using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Tests.Support;

namespace Guihang.Tests.House;

/// <summary>Whatever people read is there in Chinese and in English.</summary>
public sealed partial class BothLanguages
{
    private static readonly string[] Parts = ["title", "wrong", "right"];
    private static readonly string[] Folders = ["Core", "Modules", "Host"];

    private static readonly IReadOnlyList<(string Path, string Text)> Sources =
    [
        .. Files("*.cs").Select(path => (path, File.ReadAllText(path))),
    ];

    [Fact]
    public void Every_text_stands_in_both_languages_with_the_same_gaps()
    {
        var neutral = Files("Texts.resx");
        Assert.True(neutral.Count >= 4);

        Assert.All(
            neutral,
            path => Assert.Empty(Differences(Read(path), Read(path.Replace(".resx", ".en.resx", StringComparison.Ordinal))))
        );
        Assert.Equal(neutral.Count, Files("Texts.en.resx").Count);
    }

    [Fact]
    public void A_text_that_is_missing_empty_or_has_other_gaps_is_found()
    {
        var chinese = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a"] = "甲{0}",
            ["b"] = "乙",
            ["c"] = "丙",
            ["d"] = "",
        };
        var english = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a"] = "A",
            ["b"] = "B",
            ["d"] = "D",
            ["e"] = "E",
        };

        Assert.Equal(["a", "c", "d", "e"], Differences(chinese, english));
    }

    [Fact]
    public void Every_problem_has_a_title_and_says_what_is_wrong_and_what_would_be_right()
    {
        var problems = Rooms
            .Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(ProblemCode))
            .Select(field => (ProblemCode)field.GetValue(null)!)
            .ToList();
        Assert.True(problems.Count > 25);
        Assert.Equal(problems.Count, problems.Select(problem => problem.Name).Distinct(StringComparer.Ordinal).Count());

        Assert.All(
            problems,
            problem => Assert.All(Parts, part => Assert.True(IsComplete(problem.Texts, $"{problem.Name}.{part}"), $"{problem.Name}.{part}"))
        );
    }

    [Fact]
    public void Every_rule_of_validation_with_a_code_of_its_own_has_its_texts()
    {
        var rules = Sources
            .SelectMany(source => WithProblem().Matches(source.Text))
            .Select(match => (Code: match.Groups["code"].Value, Texts: TextsOf(match.Groups["texts"].Value)))
            .ToList();
        Assert.True(rules.Count > 10);

        Assert.All(
            rules,
            rule =>
                Assert.True(
                    IsComplete(rule.Texts, $"validation.{rule.Code}.wrong") && IsComplete(rule.Texts, $"validation.{rule.Code}.right"),
                    rule.Code
                )
        );
    }

    [Fact]
    public void Every_rule_of_validation_without_one_has_the_text_of_its_validator()
    {
        var validators = Sources
            .Where(source =>
                source.Text.Contains("AbstractValidator<", StringComparison.Ordinal)
                || source.Text.Contains("IRuleBuilder", StringComparison.Ordinal)
            )
            .SelectMany(source => Rule().Matches(source.Text))
            .Select(match => match.Groups["name"].Value + "Validator")
            .Where(name => Validators.Contains(name))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Contains("NotEmptyValidator", validators);

        Assert.All(validators, name => Assert.True(IsComplete(CoreProblems.Texts, $"validation.{name}.right"), name));
    }

    [Fact]
    public void A_rule_that_only_a_predicate_knows_has_a_code_of_its_own()
    {
        var predicates = Sources
            .Where(source =>
                source.Text.Contains("AbstractValidator<", StringComparison.Ordinal)
                || source.Text.Contains("IRuleBuilder", StringComparison.Ordinal)
            )
            .SelectMany(source => Predicate().Matches(source.Text).Select(match => $"{Path.GetFileName(source.Path)}: {match.Value}"))
            .ToList();
        Assert.True(predicates.Count > 10);

        Assert.All(predicates, predicate => Assert.Contains("WithProblem(", predicate, StringComparison.Ordinal));
        Assert.DoesNotContain(
            "WithProblem(",
            Assert.Single(Predicate().Matches("RuleFor(x => x.A).Must(a => a > 0);")).Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Explanations_have_all_their_words()
    {
        var keys = Sources.Single(source => Path.GetFileName(source.Path) == "ExplanationText.cs").Text;
        var words = Explain()
            .Matches(keys)
            .Select(match => match.Groups["key"].Value)
            .Concat(Enum.GetNames<OutcomeKind>().Select(kind => $"explain.outcome.{kind}"))
            .Concat(Enum.GetNames<Confidence>().Select(confidence => $"explain.confidence.{confidence}"))
            .ToList();
        Assert.True(words.Count > 15);

        Assert.All(words, word => Assert.True(IsComplete(CoreProblems.Texts, word), word));
        Assert.False(IsComplete(CoreProblems.Texts, "explain.no-such-word"));
    }

    [Fact]
    public void Explanations_have_a_word_for_whatever_policy_decides_on_or_comes_to()
    {
        var texts = new ResourceManager("Guihang.Core.Policies.Explaining.Texts", typeof(DecisionPoints).Assembly);
        var (members, words) = (
            new SortedSet<string>(StringComparer.Ordinal),
            new SortedSet<string>(StringComparer.Ordinal) { "true", "false" }
        );
        var pending = new Queue<Type>(
            DecisionPoints.All.SelectMany(point =>
                new[] { point.Facts, point.Decision, typeof(NeedsDecision<object>), typeof(NotApplicable<object>) }
            )
        );
        var seen = new HashSet<Type>();
        while (pending.TryDequeue(out var type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            if (type.IsEnum)
            {
                words.UnionWith(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
            }
            else if (
                type.Assembly == typeof(IRule).Assembly
                && type != typeof(Wording)
                && type != typeof(DateSpan)
                && type != typeof(Duration)
            )
            {
                foreach (var property in type.GetProperties())
                {
                    members.Add(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
                    pending.Enqueue(property.PropertyType);
                }
            }

            foreach (var argument in type.GetGenericArguments())
            {
                pending.Enqueue(argument);
            }
        }

        Assert.True(members.Count > 40 && words.Count > 80);
        Assert.All(members, member => Assert.True(IsComplete(texts, $"member.{member}"), member));
        Assert.All(words, word => Assert.True(IsComplete(texts, $"word.{word}"), word));
    }

    private static readonly HashSet<string> Validators =
    [
        .. typeof(PropertyValidator<,>)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IPropertyValidator)))
            .Select(type => type.Name.Split('`')[0]),
    ];

    private static IReadOnlyList<string> Files(string pattern) =>
        [
            .. Folders
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories))
                .Where(path =>
                    !path.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];

    private static Dictionary<string, string> Read(string path) =>
        XDocument
            .Load(path)
            .Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal);

    private static IEnumerable<string> Differences(Dictionary<string, string> chinese, Dictionary<string, string> english) =>
        chinese
            .Keys.Union(english.Keys, StringComparer.Ordinal)
            .Where(key =>
                chinese.GetValueOrDefault(key) is not { Length: > 0 } zh
                || english.GetValueOrDefault(key) is not { Length: > 0 } en
                || !Gaps(zh).SequenceEqual(Gaps(en), StringComparer.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Gaps(string text) =>
        Gap().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // Without falling back from English to what is there in Chinese.
    private static bool IsComplete(ResourceManager texts, string key) =>
        texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)?.GetString(key) is { Length: > 0 }
        && texts.GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)?.GetString(key)
            is { Length: > 0 };

    private static ResourceManager TextsOf(string type) =>
        (ResourceManager)
            Rooms
                .Assemblies.SelectMany(assembly => assembly.GetTypes())
                .Single(other => other.Name == type)
                .GetProperty("Texts")!
                .GetValue(null)!;

    [GeneratedRegex(@"\.WithProblem\(\s*""(?<code>[^""]+)"",\s*(?<texts>\w+)\.Texts\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithProblem();

    [GeneratedRegex(@"\.(?<name>[A-Z]\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\.(Must|MustAsync|Matches|Custom)\((?:[^;]*?);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"""(?<key>explain\.[a-z-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Explain();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gap();
}
