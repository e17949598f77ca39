using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Policies.Book;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>A plugin while it is being read.</summary>
internal sealed class PluginDraft(PluginLocation location, FaultList faults)
{
    public PluginLocation Location { get; } = location;

    public FaultList Faults { get; } = faults;

    public string Name => Faults.Plugin;

    public PluginManifest? Manifest { get; init; }

    public ManifestLines? Lines { get; init; }

    public PolicyPlugin? Plugin { get; set; }

    public IEnumerable<PolicyFault> Stale(DateOnly today, Duration after) =>
        (Plugin?.Values.Values.SelectMany(values => values) ?? [])
            .Where(value => value.Verified is { } verified && EndDayConvention.CorrespondingDay.ExclusiveEnd(verified, after) <= today)
            .Select(value => new PolicyFault(
                PolicyFaultCode.Stale,
                Name,
                value.File,
                value.Line,
                new(
                    $"“{value.Parameter}”上次核对是在 {value.Verified:yyyy-MM-dd}，已超过 {after}。",
                    $"\"{value.Parameter}\" was last checked on {value.Verified:yyyy-MM-dd}, more than {after} ago."
                ),
                new("请核对原文是否仍然有效，并更新 verified。", "Check that the source is still in force, and set verified.")
            ));
}

/// <summary>Reads one plugin in the light of those above it.</summary>
internal sealed class PluginBuilder(PluginDraft draft, IReadOnlyList<PluginDraft> above)
{
    private readonly PluginManifest _manifest = draft.Manifest!;
    private readonly ManifestLines _lines = draft.Lines!;
    private readonly FaultList _faults = draft.Faults;

    public void Build(Confirmations confirmations, bool isServed)
    {
        CheckRequirements();
        var folder = draft.Location.Folder;
        var abovePlugins = above.Select(other => other.Plugin).OfType<PolicyPlugin>().ToList();
        var defined = Above(abovePlugins, plugin => plugin.Defines, ("参数", "parameter"));
        var sources = Above(abovePlugins, plugin => plugin.Sources, ("来源", "source"));
        var ownSources = ManifestReader.ReadSources(folder, sources, _faults);
        foreach (var (id, source) in ownSources)
        {
            sources[id] = source;
        }

        var reader = new ParameterReader(_manifest.Label, defined, sources, _faults);
        reader.ReadFolder(folder);
        var values = reader
            .Values.Select(value => confirmations.Apply(value, defined[value.Parameter], _manifest.Region, isServed, _faults))
            .GroupBy(value => value.Parameter, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<DatedValue>)[.. g], StringComparer.Ordinal);

        foreach (var (parameter, own) in values)
        {
            foreach (var plugin in abovePlugins.Where(plugin => plugin.Values.ContainsKey(parameter)))
            {
                InheritanceCheck.Check(defined[parameter], own, plugin.Values[parameter], _faults);
            }
        }

        foreach (var (parameter, own) in values)
        {
            ReferenceCheck.Check(
                defined[parameter],
                own,
                name => abovePlugins.SelectMany(plugin => plugin.Values.GetValueOrDefault(name) ?? []).Concat(values.GetValueOrDefault(name) ?? []),
                _faults
            );
        }

        var templates = TemplateReader.ReadFolder(folder, _faults);
        var (rules, code) = CodeLoader.Load(draft.Location, _manifest, _faults);
        foreach (var rule in rules.Values)
        {
            CheckReads(rule, defined);
        }

        draft.Plugin = new PolicyPlugin(
            _manifest,
            ownSources,
            defined.Where(d => d.Value.DefinedBy == draft.Name).ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal),
            values,
            templates,
            rules,
            Digest(folder, code, values)
        );
    }

    private void CheckRequirements()
    {
        foreach (var (id, range) in _manifest.Requires)
        {
            var required = above.FirstOrDefault(other => other.Name == id)?.Manifest;
            if (required is null || !range.Includes(required.Version))
            {
                var have = required?.Version.ToString();
                _faults.Add(
                    PolicyFaultCode.RequirementUnmet,
                    $"{draft.Name}/plugin.yaml",
                    _lines.Requires[id],
                    (
                        $"需要 {id} {range}，{(have is null ? "上级中没有它" : $"现为 {have}")}。",
                        $"It requires {id} {range}; {(have is null ? "there is none above it" : $"there is {have}")}."
                    ),
                    (
                        "请换用相配的版本，或核对内容后放宽 requires。",
                        "Take versions that go together, or check the content and widen requires."
                    )
                );
            }
        }

        foreach (var broken in above.Where(other => !other.Faults.IsEmpty))
        {
            _faults.Add(
                PolicyFaultCode.RequirementUnmet,
                $"{draft.Name}/plugin.yaml",
                _lines.Requires.TryGetValue(broken.Name, out var line) ? line : _lines.Region,
                ($"上级插件 {broken.Name} 有错。", $"The plugin above it, {broken.Name}, is faulty."),
                ("请先改正上级插件。", "Mend that one first.")
            );
        }
    }

    private void CheckReads(IRule rule, Dictionary<string, ParameterDefinition> defined)
    {
        foreach (var parameter in rule.Reads)
        {
            var definition = defined.GetValueOrDefault(parameter.Name);
            var isUnderstood =
                definition?.Type == parameter.Type
                && (
                    parameter.Options is []
                    || (definition.Options is not [] && !definition.Options.Except(parameter.Options, StringComparer.Ordinal).Any())
                );
            if (!isUnderstood)
            {
                _faults.Add(
                    PolicyFaultCode.RuleReadsUnknown,
                    $"{draft.Name}/{_manifest.Assembly}",
                    null,
                    (
                        $"规则 {rule.GetType().Name} 读取“{parameter.Name}”（{parameter.Type}），{(definition is null ? "没有哪一级定义它" : $"其定义为 {definition.Type} [{string.Join("、", definition.Options)}]")}。",
                        $"The rule {rule.GetType().Name} reads \"{parameter.Name}\" as {parameter.Type}; {(definition is null ? "no level defines it" : $"it is defined as {definition.Type} [{string.Join(", ", definition.Options)}]")}."
                    ),
                    ("请定义该参数，或使类型与选项一致。", "Define it, or make types and options agree.")
                );
            }
        }
    }

    // No level repeats what is above it, but of two regions that were above one after the other each may say it.
    private Dictionary<string, T> Above<T>(
        IEnumerable<PolicyPlugin> plugins,
        Func<PolicyPlugin, IReadOnlyDictionary<string, T>> part,
        (string Zh, string En) what
    )
    {
        var merged = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in plugins.SelectMany(part))
        {
            if (!merged.TryAdd(key, value))
            {
                _faults.Add(
                    PolicyFaultCode.Duplicate,
                    $"{draft.Name}/plugin.yaml",
                    _lines.Region,
                    (
                        $"先后的两个上级都有{what.Zh}“{key}”。",
                        $"Two regions that were above it, one after the other, both have a {what.En} \"{key}\"."
                    ),
                    ("请把它移到两者共同的上级。", "Move it to the level above both.")
                );
            }
        }

        return merged;
    }

    private static string Digest(string folder, Guid code, Dictionary<string, IReadOnlyList<DatedValue>> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".md")
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file =>
                file.Name.StartsWith("policies/", StringComparison.Ordinal)
                || file.Name.StartsWith("documents/", StringComparison.Ordinal)
                || file.Name is "plugin.yaml" or "sources.yaml"
            )
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        foreach (var (path, name) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{File.ReadAllText(path).ReplaceLineEndings("\n")}\n"));
        }

        hash.AppendData(code.ToByteArray());
        foreach (var value in values.Values.SelectMany(list => list).Where(value => value.Confirmation is not null))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{value.Confirmation}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
