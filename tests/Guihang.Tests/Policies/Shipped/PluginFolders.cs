using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Cases;
using Guihang.Core.Policies.Loading;
using Guihang.Policy.Rules;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies.Shipped;

/// <summary>What every plugin folder of the repository gets for free.</summary>
public sealed class PluginFolders
{
    private static readonly PolicyBook Book = ShippedPolicies.Book;
    private static readonly string[] OrdersDocuments =
    [
        "letters.on-service",
        "letters.on-evaluation",
        "reports.on-observation",
        "letters.on-screening",
        "letters.on-meeting",
        "forms.on-visit",
        "forms.offered.visit",
        "forms.offered.case",
    ];

    // Some parameters and templates are asked for by a module itself, which names them.
    private static readonly string Modules = string.Concat(
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "Modules"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal))
            .Select(File.ReadAllText)
    );

    public static TheoryData<string> Ids()
    {
        var ids = PluginLocation.AllIn(Repository.Plugins).Select(location => Path.GetFileName(location.Folder)).ToList();
        Assert.True(ids.Count >= 7);
        return [.. ids];
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_plugin_loads_without_a_fault_or_a_warning(string id)
    {
        Assert.Contains(Book.Plugins, plugin => plugin.Manifest.Id == id);
        Assert.DoesNotContain(Book.PassedOver, fault => fault.Plugin == id);
        Assert.DoesNotContain(Book.Warnings, fault => fault.Plugin == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_plugin_says_something_and_writes_down_what_it_changed(string id)
    {
        var plugin = Plugin(id);

        Assert.True(plugin.Values.Count + plugin.Rules.Count + plugin.Templates.Count > 0);
        Assert.Contains(
            $"## {plugin.Manifest.Version}",
            File.ReadAllText(Path.Combine(Repository.Plugins, id, "CHANGELOG.md")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_value_stands_on_a_source_that_is_in_force_then_or_says_that_it_has_none(string id)
    {
        var values = Plugin(id).Values.Values.SelectMany(values => values).ToList();
        Assert.NotEmpty(values);

        Assert.All(
            values,
            value =>
                Assert.True(
                    value.Confidence == Confidence.Unverified || value.Cites.Count + value.Rows.Sum(row => row.Value.Cites.Count) > 0,
                    $"{value.File}:{value.Line}"
                )
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_parameter_that_it_defines_is_read(string id)
    {
        var read = Book
            .Plugins.SelectMany(plugin => plugin.Rules.Values)
            .SelectMany(rule => rule.Reads)
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(read);

        Assert.DoesNotContain(Plugin(id).Defines.Keys.Except(read, StringComparer.Ordinal), parameter => !IsNamed(parameter));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_template_is_ordered_by_a_policy_and_every_letter_ordered_has_one(string id)
    {
        var ordered = Book.Plugins.SelectMany(Ordered);
        var plugin = Plugin(id);
        var chain = Book.ChainFor(plugin.Manifest.Region, ShippedPolicies.Today);

        Assert.DoesNotContain(plugin.Templates.Keys.Except(ordered, StringComparer.Ordinal), template => !IsNamed(template));
        Assert.All(Ordered(plugin), letter => Assert.NotNull(chain.Template(letter)));
    }

    [Fact]
    public void Every_decision_point_has_a_national_rule_or_says_that_it_has_none()
    {
        var nation = Plugin(PolicyFolder.Nation);
        var ruled = nation.Rules.Keys.Select(facts => DecisionPoints.Of(facts).Name).ToList();

        Assert.True(ruled.Count > 5);
        Assert.NotEmpty(nation.Manifest.Absent);
        Assert.Equal(
            DecisionPoints.All.Select(point => point.Name).Order(StringComparer.Ordinal),
            ruled.Concat(nation.Manifest.Absent.Keys).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_dated_value_counts_from_its_day_on_and_not_the_day_before(string id)
    {
        var plugin = Plugin(id);
        var probed = 0;
        foreach (var value in plugin.Values.Values.SelectMany(values => values))
        {
            var before = On(plugin, value.Parameter, value.From.AddDays(-1));
            var from = On(plugin, value.Parameter, value.From);

            Assert.DoesNotContain(value, before?.Parts ?? []);
            Assert.Contains(value, from!.Parts);
            Assert.All(from.Parts, part => Assert.True(part.From <= value.From));
            probed++;
        }

        Assert.True(probed > 0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void On_the_day_before_and_the_day_of_each_dated_value_every_question_has_an_answer(string id)
    {
        var plugin = Plugin(id);
        var days = plugin
            .Values.Values.SelectMany(values => values)
            .SelectMany(value => new[] { value.From.AddDays(-1), value.From })
            .Distinct();
        var engine = new Core.Policies.Deciding.PolicyEngine(Book);

        Assert.All(
            days,
            day => Assert.All(Situation.AskedOn(day), situation => Assert.NotEmpty(situation.Ask(engine, plugin.Manifest.Region)))
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_brings_cases_that_read(string id)
    {
        var cases = PolicyCaseReader.ReadFolder(Path.Combine(Repository.Plugins, id), out var faults);

        Assert.Empty(faults);
        Assert.NotEmpty(cases);
        Assert.Equal(cases.Count, cases.Select(policyCase => policyCase.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Ordered(PolicyPlugin plugin) =>
        OrdersDocuments
            .SelectMany(parameter => plugin.Values.GetValueOrDefault(parameter) ?? [])
            .SelectMany(value => (IReadOnlyList<string>)value.Value!)
            .Concat(Bulletins(plugin));

    // A bulletin that policy declares has a template of its name, in each language.
    private static IEnumerable<string> Bulletins(PolicyPlugin plugin) =>
        (plugin.Values.GetValueOrDefault("bulletins") ?? [])
            .SelectMany(value => ((Table)value.Value!).Rows)
            .Select(row => $"bulletin-{row.Word("bulletin")}")
            .Distinct(StringComparer.Ordinal)
            .SelectMany(template => new[] { template, $"{template}-en" });

    private static bool IsNamed(string name) => Modules.Contains($"\"{name}\"", StringComparison.Ordinal);

    private static PolicyPlugin Plugin(string id) => Book.Plugins.Single(plugin => plugin.Manifest.Id == id);

    private static ResolvedValue? On(PolicyPlugin plugin, string parameter, DateOnly day) =>
        Book.ChainFor(plugin.Manifest.Region, day).Resolve(parameter, day);
}
