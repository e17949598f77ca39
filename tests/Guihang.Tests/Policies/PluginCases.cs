using Guihang.Core.Policies.Cases;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies;

/// <summary>Every plugin's own cases, over all plugin folders.</summary>
public sealed class PluginCases
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var policyCase in All())
        {
            data.Add(policyCase.File, policyCase.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_passes(string file, string name)
    {
        var policyCase = All().Single(other => other.File == file && other.Name == name);

        var result = new PolicyCaseRunner(new PolicyEngine(ShippedPolicies.Book)).Run(policyCase);

        Assert.Empty(result.Differences);
    }

    private static IEnumerable<PolicyCase> All() =>
        PluginLocation
            .AllIn(Repository.Plugins)
            .SelectMany(location =>
            {
                var cases = PolicyCaseReader.ReadFolder(location.Folder, out var faults);
                Assert.Empty(faults);
                return cases;
            });
}
