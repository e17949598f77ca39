using System.Globalization;
using System.Text;
using Guihang.Core.Json;
using Guihang.Core.Policies.Cases;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;
using VerifyXunit;

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

    [Theory]
    [MemberData(nameof(Plugins))]
    public async Task Every_case_comes_about_as_before(string plugin)
    {
        var runner = new PolicyCaseRunner(new PolicyEngine(ShippedPolicies.Book));
        var text = new StringBuilder();
        foreach (var policyCase in All().Where(policyCase => policyCase.File.StartsWith(plugin, StringComparison.Ordinal)))
        {
            var result = runner.Run(policyCase);
            text.Append(CultureInfo.InvariantCulture, $"== {policyCase.Name}\n{result.Outcome.ToJsonString(JsonForms.Policy)}\n");
            foreach (var step in TraceDocument.Of(result.Trace).Steps)
            {
                text.Append(CultureInfo.InvariantCulture, $"{step.Plugin} {step.Rule}\n");
                text.AppendJoin("", step.Reads.Select(Line)).AppendJoin("", step.Notes.Select(note => $"  {note.Zh}\n"));
            }
        }

        await Verifier.Verify(text.ToString()).UseParameters(plugin);
    }

    public static TheoryData<string> Plugins() => [.. All().Select(policyCase => policyCase.File.Split('/')[0]).Distinct()];

    private static string Line(ReadDocument read) =>
        $"  {read.Parameter}{(read.Row is null ? "" : $" [{read.Row}]")} = {read.Value ?? "–"} · {string.Join(", ", read.Plugins)} · {read.From:yyyy-MM-dd} · {string.Join(", ", read.Cites)}\n";

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
