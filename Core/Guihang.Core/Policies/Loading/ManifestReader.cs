using Guihang.Core.Policies.Book;
using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads plugin.yaml and sources.yaml.</summary>
internal static class ManifestReader
{
    internal static readonly int HostContract = typeof(IRule).Assembly.GetName().Version!.Major;

    public static (PluginManifest Manifest, ManifestLines Lines)? ReadManifest(string folder, FaultList faults)
    {
        if (Root(folder, "plugin.yaml", faults) is not { } map)
        {
            return null;
        }

        var id = map.RequiredText("id");
        var version = Version(map, "version");
        var contract = Contract(map);
        var region = map.RequiredText("region");
        var title = map.RequiredWording("title");
        var requires = map.Map("requires");
        var manifest = new PluginManifest(id, version, contract, region, title, Requires(requires), map.Text("assembly"))
        {
            Absent = Absent(map),
        };
        map.Done();

        if (manifest.Id.Length > 0 && manifest.Id != faults.Plugin)
        {
            faults.Add(
                PolicyFaultCode.RegionMismatch,
                map.File,
                map.Line,
                (
                    $"id 写作“{manifest.Id}”，文件夹却名为“{faults.Plugin}”。",
                    $"The id is \"{manifest.Id}\", the folder is called \"{faults.Plugin}\"."
                ),
                ("请使两者相同。", "Make them the same.")
            );
        }

        if (!manifest.Id.StartsWith(manifest.Region + ".", StringComparison.Ordinal))
        {
            faults.Add(
                PolicyFaultCode.RegionMismatch,
                map.File,
                map.Line,
                (
                    $"id“{manifest.Id}”与地区代码“{manifest.Region}”不符。",
                    $"The id \"{manifest.Id}\" does not begin with the region \"{manifest.Region}\"."
                ),
                ($"id 应为“{manifest.Region}.名称”。", $"The id must be \"{manifest.Region}.Name\".")
            );
        }

        return (manifest, new ManifestLines(map.Node("region")?.Line() ?? map.Line, LinesOf(requires)));
    }

    private static Dictionary<string, Wording> Absent(YamlMap map)
    {
        var absent = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var (point, node) in map.Map("absent")?.Entries() ?? [])
        {
            if (DecisionPoints.All.All(other => other.Name != point))
            {
                map.Faults.Add(
                    PolicyFaultCode.BadValue,
                    map.File,
                    node.Line(),
                    ($"没有决策点“{point}”。", $"There is no decision point \"{point}\"."),
                    (
                        $"应为：{string.Join("、", DecisionPoints.All.Select(other => other.Name))}。",
                        $"It is one of: {string.Join(", ", DecisionPoints.All.Select(other => other.Name))}."
                    )
                );
            }
            else if (node.AsMap(map.File, map.Faults)?.AsWording() is { } reason)
            {
                absent[point] = reason;
            }
        }

        return absent;
    }

    /// <param name="folder">The plugin's folder.</param>
    /// <param name="above">The sources of the levels above, whose ids are taken.</param>
    /// <param name="faults">Where faults go.</param>
    public static Dictionary<string, PolicySource> ReadSources(
        string folder,
        IReadOnlyDictionary<string, PolicySource> above,
        FaultList faults
    )
    {
        var sources = new Dictionary<string, PolicySource>(StringComparer.Ordinal);
        var file = $"{faults.Plugin}/sources.yaml";
        var path = Path.Combine(folder, "sources.yaml");
        if (!File.Exists(path) || YamlReader.Read(path, file, faults) is not { } root)
        {
            return sources;
        }

        foreach (var map in root.AsMaps(file, faults))
        {
            var source = ReadSource(map);
            map.Done();
            if (above.ContainsKey(source.Id) || !sources.TryAdd(source.Id, source))
            {
                faults.Add(
                    PolicyFaultCode.Duplicate,
                    file,
                    map.Line,
                    above.ContainsKey(source.Id)
                        ? ($"上级已有来源“{source.Id}”。", $"A level above has a source \"{source.Id}\" already.")
                        : ($"来源“{source.Id}”出现了两次。", $"The source \"{source.Id}\" stands twice."),
                    ("请合并，或改用另一个 id。", "Merge the two, or give one another id.")
                );
            }
        }

        return sources;
    }

    private static PolicySource ReadSource(YamlMap map)
    {
        var articles = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (map.Map("articles") is { } listed)
        {
            foreach (var (article, says) in listed.Entries())
            {
                if (says.AsMap(map.File, map.Faults)?.AsWording() is { } wording)
                {
                    articles[article] = wording;
                }
            }
        }

        var inForce = map.Map("in-force");
        var source = new PolicySource(
            map.RequiredText("id"),
            map.RequiredWording("title"),
            map.RequiredText("body"),
            map.Text("number"),
            map.Date("date"),
            inForce?.Date("from"),
            inForce?.Date("to"),
            articles
        );
        inForce?.Done();
        return source;
    }

    private static YamlMap? Root(string folder, string name, FaultList faults)
    {
        var path = Path.Combine(folder, name);
        var file = $"{faults.Plugin}/{name}";
        if (File.Exists(path))
        {
            return YamlReader.Read(path, file, faults)?.AsMap(file, faults);
        }

        faults.Add(
            PolicyFaultCode.FileMissing,
            file,
            null,
            ($"文件夹中没有 {name}。", $"The folder has no {name}."),
            ("请从 _template 复制一份再改。", "Copy the one of _template and edit it.")
        );
        return null;
    }

    private static Version Version(YamlMap map, string key)
    {
        var node = map.RequiredNode(key);
        var text = node?.ToString() ?? "";
        if (System.Version.TryParse(text, out var version) && version.Build >= 0 && version.Revision < 0)
        {
            return version;
        }

        if (node is not null)
        {
            map.Faults.Add(
                PolicyFaultCode.BadValue,
                map.File,
                node.Line(),
                ($"“{text}”不是版本号。", $"\"{text}\" is no version."),
                ("应为三段数字，如 1.0.0。", "It must be three numbers such as 1.0.0.")
            );
        }

        return new Version(0, 0, 0);
    }

    private static int Contract(YamlMap map)
    {
        var node = map.RequiredNode("contract");
        var contract = map.Number("contract");
        if (contract is { } made && made != HostContract)
        {
            map.Faults.Add(
                PolicyFaultCode.ContractVersion,
                map.File,
                node!.Line(),
                (
                    $"插件按 Guihang.Policy 第 {made} 版编写，本机为第 {HostContract} 版。",
                    $"The plugin was made for version {made} of Guihang.Policy; this host has version {HostContract}."
                ),
                (
                    $"请取用支持第 {HostContract} 版的插件版本；确认内容适用后把 contract 改为 {HostContract}。",
                    $"Take a release of the plugin for version {HostContract}, or check what it says and set contract to {HostContract}."
                )
            );
        }

        return contract ?? 0;
    }

    private static Dictionary<string, int> LinesOf(YamlMap? requires) =>
        (requires?.Entries() ?? []).ToDictionary(entry => entry.Key, entry => entry.Value.Line(), StringComparer.Ordinal);

    private static Dictionary<string, VersionRange> Requires(YamlMap? listed)
    {
        var requires = new Dictionary<string, VersionRange>(StringComparer.Ordinal);
        if (listed is null)
        {
            return requires;
        }

        foreach (var (plugin, range) in listed.Entries())
        {
            if (VersionRange.Parse(range.ToString()) is { } parsed)
            {
                requires[plugin] = parsed;
            }
            else
            {
                listed.Faults.Add(
                    PolicyFaultCode.BadValue,
                    listed.File,
                    range.Line(),
                    ($"“{range}”不是版本范围。", $"\"{range}\" is no range of versions."),
                    ("应写作 \">=1.0 <2.0\"。", "Write it as \">=1.0 <2.0\".")
                );
            }
        }

        return requires;
    }
}

/// <summary>Where plugin.yaml says what only the other plugins can prove wrong.</summary>
/// <param name="Region">The line of the region.</param>
/// <param name="Requires">The line of each requirement.</param>
internal sealed record ManifestLines(int Region, IReadOnlyDictionary<string, int> Requires);
