using Guihang.Core.Policies;
using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Guihang.Tests.Policies.Shipped;

/// <summary>What holds of levels whatever they say.</summary>
public sealed class Levels
{
    private static readonly IReadOnlyList<string> Regions = ["440605", "440000", "440113", "511523"];

    public static TheoryData<string> Lower() =>
        [
            .. PluginLocation
                .AllIn(Repository.Plugins)
                .Select(location => Path.GetFileName(location.Folder))
                .Where(id => id != PolicyFolder.Nation),
        ];

    // What names rows of a table is refused without them, so that it goes with them.
    private const string Referred = "indicators";
    private static readonly string[] Refers = ["rates", "bulletins"];

    [Fact]
    public void There_is_much_to_ask()
    {
        var answers = Situation.AnswersOf(ShippedPolicies.Book, "440605");

        Assert.True(answers.Count > 3000);
        Assert.Contains(answers, answer => answer.Contains("{\"decided\":", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Contains("{\"needs-decision\":", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Contains("{\"not-applicable\":", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_level_changes_no_outcome()
    {
        using var copy = new ShippedCopy().WithEmpty("440600.Foshan").WithEmpty("510000.Sichuan").WithEmpty("511500.Yibin");
        var book = copy.Load();
        Assert.Equal(ShippedPolicies.Book.Plugins.Count + 3, book.Plugins.Count);

        foreach (var region in Regions)
        {
            Assert.Equal(Situation.AnswersOf(ShippedPolicies.Book, region), Situation.AnswersOf(book, region));
        }
    }

    [Fact]
    public void The_order_of_loading_does_not_matter()
    {
        var locations = ShippedPolicies.CompiledIn(Repository.Plugins);
        using var copy = new ShippedCopy();
        var orders = Permutations([.. locations]).ToList();
        Assert.True(orders.Count >= 6);

        Assert.All(orders, order => Assert.Equal(ShippedPolicies.Book.Hash, copy.Load(order).Hash));
        Assert.Equal(Situation.AnswersOf(ShippedPolicies.Book, "440605"), Situation.AnswersOf(copy.Load(orders[^1]), "440605"));
    }

    [Theory]
    [MemberData(nameof(Lower))]
    public void Without_a_level_the_level_above_answers(string id)
    {
        using var copy = new ShippedCopy().Without(id);
        var region = id.Split('.')[0];
        var above = Core.Regions.RegionTable.Shipped.Chain(region, ShippedPolicies.Today)[1];

        Assert.Equal(Situation.AnswersOf(ShippedPolicies.Book, above), Situation.AnswersOf(copy.Load(), region));
    }

    [Theory]
    [MemberData(nameof(Lower))]
    public void Without_a_level_those_below_still_have_an_answer_to_everything(string id)
    {
        using var copy = new ShippedCopy().Without(id);
        var book = copy.Load();

        Assert.All(
            Regions,
            region => Assert.All(Situation.AnswersOf(book, region), answer => Assert.EndsWith("}", answer, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Something_is_asked_of_every_decision_point()
    {
        var points = DecisionPoints.All.Select(point => point.Facts.Name).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(points, Asked(Situation.All));
        Assert.Equal(points, Asked(Situation.AskedOn(new DateOnly(2024, 3, 15))));

        static IEnumerable<string> Asked(IEnumerable<Situation> situations) =>
            situations.Select(situation => situation.Name.Split(' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Without_the_values_of_a_parameter_a_person_decides_or_another_level_does_and_nothing_fails()
    {
        var tried = 0;
        foreach (var (file, parameter) in Parameters())
        {
            using var copy = new ShippedCopy();
            RemoveValues(Path.Combine(copy.Path, file), parameter);
            foreach (
                var (other, referring) in Parameters()
                    .Where(other => parameter == Referred && Refers.Contains(other.Parameter, StringComparer.Ordinal))
            )
            {
                RemoveValues(Path.Combine(copy.Path, other), referring);
            }

            copy.Settings = copy.Settings with
            {
                Confirmed =
                [
                    .. copy.Settings.Confirmed.Where(c => !file.StartsWith(c.Region, StringComparison.Ordinal) || c.Parameter != parameter),
                ],
            };

            Assert.Equal(Situation.All.Count, Situation.AnswersOf(copy.Load(), "440605").Count);
            tried++;
        }

        Assert.True(tried > 15);
    }

    [Fact]
    public void Compiled_in_and_loaded_from_folders_say_the_same()
    {
        using var copy = new ShippedCopy().WithAssemblies();
        var locations = PluginLocation.AllIn(copy.Path);
        var book = copy.Load(locations);

        Assert.All(locations, location => Assert.Null(location.CompiledIn));
        Assert.Equal(ShippedPolicies.Book.Hash, book.Hash);
        Assert.Contains(
            book.Plugins.SelectMany(plugin => plugin.Rules.Values),
            rule => rule.GetType().Assembly != ShippedRule(rule).GetType().Assembly
        );
        foreach (var region in Regions)
        {
            Assert.Equal(Situation.AnswersOf(ShippedPolicies.Book, region), Situation.AnswersOf(book, region));
        }
    }

    private static Policy.Rules.IRule ShippedRule(Policy.Rules.IRule rule) =>
        ShippedPolicies
            .Book.Plugins.SelectMany(plugin => plugin.Rules.Values)
            .Single(other => other.GetType().FullName == rule.GetType().FullName);

    private static IEnumerable<(string File, string Parameter)> Parameters() =>
        PluginLocation
            .AllIn(Repository.Plugins)
            .SelectMany(location => Directory.EnumerateFiles(location.Folder, "*.yaml", SearchOption.AllDirectories))
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "policies")
            .SelectMany(path =>
                Entries(Read(path)).Where(HasValues).Select(entry => (Path.GetRelativePath(Repository.Plugins, path), Name(entry)))
            );

    private static void RemoveValues(string path, string parameter)
    {
        var stream = Read(path);
        Entries(stream).Single(entry => Name(entry) == parameter).Children.Remove("values");
        using var text = new StreamWriter(path);
        stream.Save(text, assignAnchors: false);
    }

    private static YamlStream Read(string path)
    {
        using var text = new StreamReader(path);
        var stream = new YamlStream();
        stream.Load(text);
        return stream;
    }

    private static IEnumerable<YamlMappingNode> Entries(YamlStream stream) =>
        ((YamlSequenceNode)stream.Documents[0].RootNode).Children.Cast<YamlMappingNode>();

    private static bool HasValues(YamlMappingNode entry) => entry.Children.ContainsKey("values");

    private static string Name(YamlMappingNode entry) => entry.Children["parameter"].ToString();

    private static IEnumerable<List<PluginLocation>> Permutations(List<PluginLocation> locations) =>
        locations.Count <= 1
            ? [locations]
            : locations
                .SelectMany(
                    (first, i) =>
                        Permutations([.. locations.Where((_, j) => j != i)]).Select(rest => (List<PluginLocation>)[first, .. rest])
                )
                .Take(24);
}
