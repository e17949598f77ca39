using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Cases;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Core.Policies.Checking;

/// <summary>Reads plugins as their authors need it: everything that is wrong is told, and cases run.</summary>
/// <param name="selection">The plugins.</param>
/// <param name="settings">What the deployer says: his confirmations count in cases, and what he serves must be confirmed.</param>
/// <param name="regions">The table of regions.</param>
/// <param name="today">The day from which staleness is counted.</param>
public sealed class PolicyCheck(PluginSelection selection, PolicySettings settings, RegionTable regions, DateOnly today)
{
    private readonly PolicyInspection _inspection = PolicyBookLoader.Inspect(selection.All, settings, regions, today);

    /// <summary>The book of what is sound.</summary>
    public PolicyBook Book => _inspection.Book;

    /// <summary>Everything that is wrong with what is asked about, and what should be looked at.</summary>
    public CheckedPlugins Check()
    {
        var cases = selection.Asked.SelectMany(location => Cases(location).Faults);
        return new CheckedPlugins(
            selection.Asked.Count,
            InOrder(_inspection.Faults.Concat(cases).Where(fault => selection.Concerns(fault, regions))),
            InOrder(_inspection.Book.Warnings.Where(fault => selection.Asked.Any(location => location.Name == fault.Plugin)))
        );
    }

    /// <summary>What every case comes to, by plugin. A plugin that does not load has no results but its faults.</summary>
    public IReadOnlyList<TestedPlugin> Test() => [.. selection.Asked.Select(Test)];

    private TestedPlugin Test(PluginLocation location)
    {
        var (cases, faults) = Cases(location);
        var broken = _inspection
            .Faults.Where(fault => fault.Plugin == location.Name && fault.Code != PolicyFaultCode.Unconfirmed)
            .Concat(faults)
            .ToList();
        if (broken is not [])
        {
            return new TestedPlugin(location.Name, broken, []);
        }

        var runner = new PolicyCaseRunner(new PolicyEngine(_inspection.Book));
        return new TestedPlugin(location.Name, [], [.. cases.Select(runner.Run)]);
    }

    private static (IReadOnlyList<PolicyCase> Cases, IReadOnlyList<PolicyFault> Faults) Cases(PluginLocation location)
    {
        var cases = PolicyCaseReader.ReadFolder(location.Folder, out var faults);
        return (cases, faults);
    }

    private static List<PolicyFault> InOrder(IEnumerable<PolicyFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line ?? 0)];
}

/// <summary>What a check found.</summary>
/// <param name="Plugins">How many plugins were asked about.</param>
/// <param name="Faults">Everything that is wrong, by file and line.</param>
/// <param name="Warnings">What should be looked at, likewise.</param>
public sealed record CheckedPlugins(int Plugins, IReadOnlyList<PolicyFault> Faults, IReadOnlyList<PolicyFault> Warnings);

/// <summary>What a plugin's cases came to.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Faults">Why its cases could not run; empty where they did.</param>
/// <param name="Results">What each case came to, in the order of the files.</param>
public sealed record TestedPlugin(string Plugin, IReadOnlyList<PolicyFault> Faults, IReadOnlyList<PolicyCaseResult> Results)
{
    /// <summary>Whether all ran as expected.</summary>
    public bool Passes => Faults is [] && Results.All(result => result.Differences is []);
}
