using Guihang.Core.Policies.Book;
using Guihang.Core.Regions;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Makes the policy book out of plugins. It fails closed: a fault in the chain of a jurisdiction that the host serves refuses the book,
/// because the province's rule in the place of a broken county's would be wrong and look right.
/// </summary>
public sealed class PolicyBookLoader
{
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
    public static PolicyBook Load(IReadOnlyList<PluginLocation> locations, PolicySettings settings, RegionTable regions, DateOnly today)
    {
        var inspection = Inspect(locations, settings, regions, today);
        return inspection.Refused is [] ? inspection.Book : throw new PolicyBookRefusedException(inspection.Refused);
    }

    /// <summary>Looks at plugins and refuses nothing: all that is wrong is told, and the book holds what is sound.</summary>
    /// <param name="locations">The plugins.</param>
    /// <param name="settings">What the deployer says.</param>
    /// <param name="regions">The table of regions.</param>
    /// <param name="today">The day from which staleness is counted.</param>
    public static PolicyInspection Inspect(
        IReadOnlyList<PluginLocation> locations,
        PolicySettings settings,
        RegionTable regions,
        DateOnly today
    ) => new PolicyBookLoader(settings, regions, today).Inspect(locations);

    private PolicyInspection Inspect(IReadOnlyList<PluginLocation> locations)
    {
        var drafts = locations.AsParallel().AsOrdered().Select(ReadManifest).ToList();
        RefuseTakenRegions(drafts);
        drafts = [.. drafts.OrderBy(Depth).ThenBy(draft => draft.Name, StringComparer.Ordinal)];

        var byRegion = new Dictionary<string, PluginDraft>(StringComparer.Ordinal);
        var known = drafts.Where(draft => draft.Manifest is not null && _regions.Knows(draft.Manifest.Region));
        foreach (var apart in Apart(known))
        {
            apart
                .AsParallel()
                .ForAll(draft => Builder(draft, byRegion).Build(_confirmations, _servedChains.Contains(draft.Manifest!.Region)));
            foreach (var draft in apart)
            {
                byRegion.TryAdd(draft.Manifest!.Region, draft);
            }
        }

        var warnings = drafts.SelectMany(draft => draft.Stale(_today, _settings.StaleAfter)).ToList();
        var faulty = drafts.Where(draft => !draft.Faults.IsEmpty).ToList();
        var refused = faulty.Where(IsInServedChain).SelectMany(draft => draft.Faults.Faults).Concat(ServedFaults(byRegion)).ToList();
        var book = new PolicyBook(
            [.. drafts.Where(draft => IsActive(draft, byRegion)).Select(draft => draft.Plugin!)],
            _settings.Served,
            [.. faulty.SelectMany(draft => draft.Faults.Faults)],
            warnings,
            _regions
        );
        return new PolicyInspection(book, refused);
    }

    // Plugins that follow each other and of which none is above another: they are read at the same time, on what is complete above them.
    private IEnumerable<List<PluginDraft>> Apart(IEnumerable<PluginDraft> drafts)
    {
        var apart = new List<PluginDraft>();
        var regions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (regions.Overlaps(_regions.EverAbove(draft.Manifest!.Region)))
            {
                yield return apart;
                (apart, regions) = ([], new(StringComparer.Ordinal));
            }

            apart.Add(draft);
            regions.Add(draft.Manifest.Region);
        }

        yield return apart;
    }

    private PluginBuilder Builder(PluginDraft draft, Dictionary<string, PluginDraft> byRegion) =>
        new(draft, [.. _regions.EverAbove(draft.Manifest!.Region).Select(byRegion.GetValueOrDefault).OfType<PluginDraft>()]);

    private PluginDraft ReadManifest(PluginLocation location)
    {
        var faults = new FaultList(Path.GetFileName(location.Folder));
        var read = ManifestReader.ReadManifest(location.Folder, faults);
        if (read is var (manifest, lines))
        {
            CheckRegion(manifest.Region, lines.Region, faults);
        }

        return new PluginDraft(location, faults) { Manifest = read?.Manifest, Lines = read?.Lines };
    }

    private void CheckRegion(string region, int line, FaultList faults)
    {
        var file = $"{faults.Plugin}/plugin.yaml";
        if (!_regions.Knows(region))
        {
            faults.Add(
                PolicyFaultCode.RegionMismatch,
                file,
                line,
                ($"地区代码表中没有“{region}”。", $"The table of regions has no \"{region}\"."),
                ("请用 GB/T 2260 的六位代码。", "Use a six-digit code of GB/T 2260.")
            );
        }
        else if (_regions.Latest(region) is var latest && latest != region)
        {
            // Chains are in the codes of today: under another one the plugin would never be asked.
            faults.Add(
                PolicyFaultCode.RegionMismatch,
                file,
                line,
                ($"代码“{region}”已由“{latest}”取代。", $"The code \"{region}\" was followed by \"{latest}\"."),
                ($"请改用“{latest}”，文件夹与 id 亦同。", $"Use \"{latest}\", in the folder's name and the id too.")
            );
        }
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
                    draft.Lines!.Region,
                    ($"同一地区有多个插件：{names}。", $"One jurisdiction has several plugins: {names}."),
                    ("请只保留一个。", "Keep one of them.")
                );
            }
        }
    }

    private int Depth(PluginDraft draft) =>
        draft.Manifest is { Region: var region } && _regions.Knows(region) ? _regions.Chain(region, _today).Count : int.MaxValue;

    // A faulty plugin is meant for the region of its manifest or of its folder's name, whichever of them is the slip; where neither is a region, it could be anyone's.
    private bool IsInServedChain(PluginDraft draft)
    {
        string?[] regions = [draft.Manifest?.Region, draft.Name.Split('.')[0]];
        var meant = regions.OfType<string>().Where(_regions.Knows).Select(_regions.Latest).ToList();
        return _servedChains.Count > 0 && (meant is [] || meant.Any(_servedChains.Contains));
    }

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
                (
                    $"配置要求服务“{region}”，地区代码表中没有它。",
                    $"The configuration serves \"{region}\", which the table of regions does not know."
                ),
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

/// <summary>What plugins come to when nothing is refused.</summary>
/// <param name="Book">The book of what is sound.</param>
/// <param name="Refused">What would keep a host from starting: faults in the chains of jurisdictions served, and of the configuration.</param>
public sealed record PolicyInspection(PolicyBook Book, IReadOnlyList<PolicyFault> Refused)
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; } = [.. Book.PassedOver.Union(Refused)];
}
