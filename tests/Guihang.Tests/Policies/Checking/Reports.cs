using System.Globalization;
using System.Text.RegularExpressions;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Checking;
using Guihang.Core.Regions;
using Guihang.Tests.Support;
using VerifyXunit;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Checking;

/// <summary>What an author of policy is told at the terminal.</summary>
public sealed partial class Reports
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_fault_and_warning_is_told_by_file_and_line(string language)
    {
        using var folder = Faulty();

        await Verifier.Verify(Report(language, report => report.Write(Check(folder, All(folder)).Check()))).UseParameters(language);
    }

    [Fact]
    public void Of_one_plugin_its_own_faults_are_told_and_those_above_it()
    {
        using var folder = Faulty();

        var county = Check(folder, All(folder).Only("440605")!).Check();
        var province = Check(folder, All(folder).Only(Province)!).Check();

        Assert.Equal([County, Province], county.Faults.Select(fault => fault.Plugin).Distinct(StringComparer.Ordinal).Order().Reverse());
        Assert.Equal([Province], province.Faults.Select(fault => fault.Plugin).Distinct(StringComparer.Ordinal));
        Assert.Equal((1, 1), (county.Plugins, province.Plugins));
    }

    [Fact]
    public void A_plugin_may_stand_in_a_folder_of_its_own()
    {
        using var folder = new PolicyFolder();
        using var elsewhere = new PolicyFolder().Append($"{County}/plugin.yaml", "nonsense: 1\n");

        var selection = All(folder).Only(Path.Combine(elsewhere.Path, County))!;

        var fault = Assert.Single(Check(folder, selection).Check().Faults);
        Assert.Equal($"{County}/plugin.yaml:6", fault.Place);
        Assert.Null(All(folder).Only(Path.Combine(elsewhere.Path, "440606.Shunde")));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task What_each_case_came_to_is_told_with_what_was_expected_and_found(string language)
    {
        using var shipped = new ShippedCopy();
        var cases = Path.Combine(shipped.Path, "440605.Nanhai", "cases", "first-contact.yaml");
        File.WriteAllText(
            cases,
            File.ReadAllText(cases).Replace("visits: [], letters: []", "visits: [], letters: [other]", StringComparison.Ordinal)
        );
        File.WriteAllText(
            Path.Combine(shipped.Path, "440000.Guangdong", "cases", "more.yaml"),
            """
            - case: the facts are not those of the question
              decision: visit-plan
              on: 2021-01-01
              source: derived
              facts: { regime: nobody }
              expect: { decided: {} }
            """
        );
        var tested = Check(shipped).Test();

        Assert.Equal(["440000.Guangdong", "440605.Nanhai"], tested.Where(plugin => !plugin.Passes).Select(plugin => plugin.Plugin));
        await Verifier
            .Verify(
                Report(
                    language,
                    report => report.Write([.. tested.Where(plugin => plugin.Plugin is "440000.Guangdong" or "440605.Nanhai")])
                )
            )
            .UseParameters(language);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_case_is_explained_as_a_decision_is(string language)
    {
        using var shipped = new ShippedCopy();
        var result = Check(shipped)
            .Test()
            .SelectMany(plugin => plugin.Results)
            .Single(result => result.Case.Name == "the care letter goes out with the decision and the secretary talks");

        await Verifier.Verify(Book().Replace(Report(language, report => report.Explain(result)), "book …")).UseParameters(language);
    }

    private static PolicyFolder Faulty() =>
        new PolicyFolder()
            .Policy(
                Nation,
                """
                - parameter: visits.most
                  type: number
                  title: { zh: 上限, en: The most }
                  min: 1
                  max: 9
                  inherit: tighten-max
                  verified: 2020-01-01
                  values:
                    - { from: 2020-01-01, value: 5, cites: [law#1] }
                """
            )
            .Policy(
                Province,
                """
                - parameter: visits.most
                  values:
                    - { from: 2020-01-01, value: 12, cites: [law#9] }
                """
            )
            .Write($"{County}/cases/visits.yaml", "- case: nothing\n  decision: visit\n");

    private static PluginSelection All(PolicyFolder folder)
    {
        var locations = folder.Locations();
        return new PluginSelection(folder.Path, locations, locations);
    }

    private static PolicyCheck Check(PolicyFolder folder, PluginSelection selection) =>
        new(selection, new PolicySettings { Confirmed = folder.Confirmed }, RegionTable.Shipped, ShippedPolicies.Today);

    private static PolicyCheck Check(ShippedCopy shipped)
    {
        var locations = ShippedPolicies.CompiledIn(shipped.Path);
        return new(
            new PluginSelection(shipped.Path, locations, locations),
            ShippedPolicies.Settings,
            RegionTable.Shipped,
            ShippedPolicies.Today
        );
    }

    private static string Report(string language, Action<PolicyReport> write)
    {
        using var text = new StringWriter();
        write(new PolicyReport(text, CultureInfo.GetCultureInfo(language)));
        return text.ToString();
    }

    // The hash of the book changes with the code.
    [GeneratedRegex("(政策簿|[Pp]olicy book) [0-9a-f]{12}…", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Book();
}
