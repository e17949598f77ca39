using Guihang.Core.Policies.Book;
using Guihang.Core.Regions;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Makes the policy book out of plugins. It fails closed: a fault in the chain of a jurisdiction that the host serves refuses the book,
/// because the province's rule in the place of a broken county's would be wrong and look right.
/// </summary>
public sealed class PolicyBookLoader
{
    private static readonly int Contract = typeof(IRule).Assembly.GetName().Version!.Major;

    private readonly PolicySettings _settings;
    private readonly RegionTable _regions;
    private readonly DateOnly _today;
    private readonly Confirmations _confirmations;
    private readonly HashSet<string> _servedChains;

    private PolicyBookLoader(PolicySettings settings, RegionTable regions, DateOnly today)
    {
        _settings = settings;
        _regions = regions;
        _today = today;
        _confirmations = new Confirmations(settings.Confirmed);
        _servedChains = settings
            .Served.Where(regions.Knows)
            .SelectMany(region => regions.EverAbove(region).Append(regions.Latest(region)))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Makes the book.</summary>
    /// <param name="locations">The plugins.</param>
    /// <param name="settings">What the deployer says.</param>
    /// <param name="regions">The table of regions.</param>
    /// <param name="today">The day from which staleness is counted.</param>
    /// <exception cref="PolicyBookRefusedException">Something is wrong in the chain of a jurisdiction served.</exception>
    public static PolicyBook Load(
        IReadOnlyList<PluginLocation> locations,
        PolicySettings settings,
        RegionTable regions,
        DateOnly today
    ) => new PolicyBookLoader(settings, regions, today).Load(locations);

    private PolicyBook Load(IReadOnlyList<PluginLocation> locations)
    {
        var drafts = locations.Select(ReadManifest).ToList();
        RefuseTakenRegions(drafts);
        drafts = [.. drafts.OrderBy(Depth).ThenBy(draft => draft.Name, StringComparer.Ordinal)];

        var byRegion = new Dictionary<string, PluginDraft>(StringComparer.Ordinal);
        var warnings = new List<PolicyFault>();
        foreach (var draft in drafts)
        {
            if (draft.Manifest is not null && _regions.Knows(draft.Manifest.Region))
            {
                var above = _regions.EverAbove(draft.Manifest.Region);
                var builder = new PluginBuilder(draft, [.. above.Select(byRegion.GetValueOrDefault).OfType<PluginDraft>()]);
                builder.Build(_confirmations, _servedChains.Contains(draft.Manifest.Region));
                warnings.AddRange(builder.Stale(_today, _settings.StaleAfter));
                byRegion.TryAdd(draft.Manifest.Region, draft);
            }
        }

        var faulty = drafts.Where(draft => !draft.Faults.IsEmpty).ToList();
        var refused = faulty.Where(IsInServedChain).SelectMany(draft => draft.Faults.Faults).Concat(ServedFaults(byRegion)).ToList();
        if (refused.Count > 0)
        {
            throw new PolicyBookRefusedException(refused);
        }

        return new PolicyBook(
            [.. drafts.Where(draft => IsActive(draft, byRegion)).Select(draft => draft.Plugin!)],
            _settings.Served,
            [.. faulty.SelectMany(draft => draft.Faults.Faults)],
            warnings,
            _regions
        );
    }

    private PluginDraft ReadManifest(PluginLocation location)
    {
        var faults = new FaultList(Path.GetFileName(location.Folder));
        var draft = new PluginDraft(location, faults) { Manifest = ManifestReader.ReadManifest(location.Folder, faults) };
        var file = $"{faults.Plugin}/plugin.yaml";
        if (draft.Manifest is { } manifest && manifest.Contract != Contract)
        {
            faults.Add(
                PolicyFaultCode.ContractVersion,
                file,
                null,
                (
                    $"插件按 Guihang.Policy 第 {manifest.Contract} 版编写，本机为第 {Contract} 版。",
                    $"The plugin was made for version {manifest.Contract} of Guihang.Policy; this host has version {Contract}."
                ),
                (
                    $"请取用支持第 {Contract} 版的插件版本；确认内容适用后把 contract 改为 {Contract}。",
                    $"Take a release of the plugin for version {Contract}, or check what it says and set contract to {Contract}."
                )
            );
        }

        if (draft.Manifest is { Region: var region } && !_regions.Knows(region))
        {
            faults.Add(
                PolicyFaultCode.RegionMismatch,
                file,
                null,
                ($"地区代码表中没有“{region}”。", $"The table of regions has no \"{region}\"."),
                ("请用 GB/T 2260 的六位代码。", "Use a six-digit code of GB/T 2260.")
            );
        }

        return draft;
    }

    private void RefuseTakenRegions(List<PluginDraft> drafts)
    {
        var taken = drafts
            .Where(draft => draft.Manifest is not null && _regions.Knows(draft.Manifest.Region))
            .GroupBy(draft => _regions.Latest(draft.Manifest!.Region), StringComparer.Ordinal)
            .Where(group => group.Count() > 1);
        foreach (var group in taken)
        {
            var names = string.Join(", ", group.Select(draft => draft.Name));
            foreach (var draft in group)
            {
                draft.Faults.Add(
                    PolicyFaultCode.RegionTaken,
                    $"{draft.Name}/plugin.yaml",
                    null,
                    ($"同一地区有多个插件：{names}。", $"One jurisdiction has several plugins: {names}."),
                    ("请只保留一个。", "Keep one of them.")
                );
            }
        }
    }

    private int Depth(PluginDraft draft) =>
        draft.Manifest is { Region: var region } && _regions.Knows(region) ? _regions.Chain(region, _today).Count : int.MaxValue;

    // A plugin whose manifest does not read could be anyone's, so its folder's name is taken for its region.
    private bool IsInServedChain(PluginDraft draft) =>
        _servedChains.Contains(draft.Manifest?.Region ?? draft.Name.Split('.')[0]);

    private bool IsActive(PluginDraft draft, Dictionary<string, PluginDraft> byRegion) =>
        draft is { Plugin: not null, Faults.IsEmpty: true }
        && _regions.EverAbove(draft.Manifest!.Region).All(above => byRegion.GetValueOrDefault(above)?.Faults.IsEmpty ?? true);

    private IEnumerable<PolicyFault> ServedFaults(Dictionary<string, PluginDraft> byRegion)
    {
        foreach (var region in _settings.Served.Where(region => !_regions.Knows(region)))
        {
            yield return Configuration(
                region,
                PolicyFaultCode.RegionMismatch,
                ($"配置要求服务“{region}”，地区代码表中没有它。", $"The configuration serves \"{region}\", which the table of regions does not know."),
                ("请用 GB/T 2260 的六位代码。", "Use a six-digit code of GB/T 2260.")
            );
        }

        if (!byRegion.ContainsKey(Region.Nation))
        {
            yield return Configuration(
                Region.Nation,
                PolicyFaultCode.FileMissing,
                ("没有全国一级的插件（000000.National）。", "There is no plugin for the nation (000000.National)."),
                ("请检查插件文件夹是否完整。", "See whether the plugins' folder is complete.")
            );
        }

        foreach (var unused in _confirmations.Unused())
        {
            yield return unused;
        }
    }

    private static PolicyFault Configuration(
        string plugin,
        PolicyFaultCode code,
        (string Zh, string En) what,
        (string Zh, string En) remedy
    ) => new(code, plugin, "Policies:Served", null, new(what.Zh, what.En), new(remedy.Zh, remedy.En));
}
