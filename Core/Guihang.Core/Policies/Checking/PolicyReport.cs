using System.Globalization;
using Guihang.Core.Policies.Cases;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Problems;

namespace Guihang.Core.Policies.Checking;

/// <summary>Writes what became of plugins for the person at the terminal, in one language.</summary>
/// <param name="output">Where to.</param>
/// <param name="language">The language.</param>
public sealed class PolicyReport(TextWriter output, CultureInfo language)
{
    /// <summary>Faults and warnings, each with its place, what is wrong and what would be right.</summary>
    public void Write(CheckedPlugins found)
    {
        Write(found.Faults);
        foreach (var warning in found.Warnings)
        {
            Write("policy.warning", warning);
        }

        Line(0, "policy.checked", found.Plugins, found.Faults.Count, found.Warnings.Count);
    }

    /// <summary>Faults alone.</summary>
    public void Write(IEnumerable<PolicyFault> faults)
    {
        foreach (var fault in faults)
        {
            Write("policy.fault", fault);
        }
    }

    /// <summary>What every case came to, with what was expected and found where they differ.</summary>
    public void Write(IReadOnlyList<TestedPlugin> tested)
    {
        foreach (var plugin in tested)
        {
            output.WriteLine(plugin.Plugin);
            Write(plugin.Faults);
            foreach (var result in plugin.Results)
            {
                Write(result);
            }

            if (plugin is { Faults: [], Results: [] })
            {
                Line(1, "policy.no-cases");
            }
        }

        var results = tested.SelectMany(plugin => plugin.Results).ToList();
        var failed = results.Count(result => result.Differences is not []);
        Line(0, "policy.tested", results.Count, results.Count - failed, failed, tested.Count(plugin => plugin.Faults is not []));
    }

    /// <summary>Why a case comes out as it does.</summary>
    public void Explain(PolicyCaseResult result)
    {
        Write(result);
        output.WriteLine();
        output.Write(ExplanationText.Write(TraceDocument.Of(result.Trace), result.Kept, language));
    }

    /// <summary>A sentence.</summary>
    /// <param name="key">Its key in the texts.</param>
    /// <param name="arguments">What it is filled with.</param>
    public void Say(string key, params object[] arguments) => Line(0, key, arguments);

    private void Write(PolicyCaseResult result)
    {
        var hasPassed = result.Differences is [];
        Line(1, hasPassed ? "policy.case-passes" : "policy.case-fails", result.Case.Name, $"{result.Case.File}:{result.Case.Line}");
        foreach (var difference in result.Differences)
        {
            Line(3, "policy.difference", difference.Place, difference.Expected, difference.Found ?? Text("policy.nothing"));
        }
    }

    private void Write(string kind, PolicyFault fault)
    {
        Line(0, kind, fault.Place);
        output.WriteLine($"  {fault.What.In(language)}");
        output.WriteLine($"  {fault.Remedy.In(language)}");
    }

    private void Line(int depth, string key, params object[] arguments) =>
        output.WriteLine(new string(' ', depth * 2) + string.Format(language, Text(key), arguments));

    private string Text(string key) => CoreProblems.Texts.GetString(key, language)!;
}
