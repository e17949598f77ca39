using System.Reflection;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Tests.Support;

/// <summary>
/// A folder of small plugins that a test writes for itself: the nation, Guangdong below it and Nanhai below that, all sound until the test changes a file.
/// </summary>
internal sealed class PolicyFolder : IDisposable
{
    public const string Nation = "000000.National";
    public const string Province = "440000.Guangdong";
    public const string County = "440605.Nanhai";

    private readonly Dictionary<string, Assembly> _compiledIn = new(StringComparer.Ordinal);

    public PolicyFolder()
    {
        Plugin(Nation);
        Plugin(Province);
        Plugin(County);
        Write(
            $"{Nation}/sources.yaml",
            """
            - id: law
              title: { zh: 国法, en: The law }
              body: 全国人大
              articles:
                "1": { zh: 第一条。, en: Article one. }
                "2": { zh: 第二条。, en: Article two. }
            """
        );
    }

    /// <summary>The folder in which the plugins' folders are.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("guihang-policies-").FullName;

    public RegionTable Regions { get; set; } = RegionTable.Shipped;

    public List<string> Served { get; } = ["440605"];

    public List<Confirmation> Confirmed { get; } = [];

    /// <summary>Adds a plugin that says nothing yet.</summary>
    public PolicyFolder Plugin(string id, string version = "1.0.0") =>
        Write(
            $"{id}/plugin.yaml",
            $$"""
            id: {{id}}
            version: {{version}}
            contract: 1
            region: "{{id.Split('.')[0]}}"
            title: { zh: {{id.Split('.')[0]}}, en: {{id.Split('.')[1]}} }

            """
        );

    /// <summary>Writes a file anew.</summary>
    public PolicyFolder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Adds to a file.</summary>
    public PolicyFolder Append(string file, string text)
    {
        File.AppendAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    /// <summary>Changes a file: what is there must be there.</summary>
    public PolicyFolder Replace(string file, string what, string with)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(what, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(what, with, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Writes policies/test.yaml of a plugin.</summary>
    public PolicyFolder Policy(string id, string text) => Write($"{id}/policies/test.yaml", text);

    /// <summary>Gives a plugin rules that are part of the tests.</summary>
    public PolicyFolder Rules(string id, params Type[] rules)
    {
        _compiledIn[id] = new RulesAssembly(rules);
        return Append($"{id}/plugin.yaml", "assembly: Rules.dll\n");
    }

    /// <summary>Gives a plugin rules in an assembly of its own, compiled from the source.</summary>
    public PolicyFolder Code(string id, string source, params Assembly[] references)
    {
        RuleCompiler.Compile(source, System.IO.Path.Combine(Path, id, "Rules.dll"), references);
        return Append($"{id}/plugin.yaml", "assembly: Rules.dll\n");
    }

    /// <summary>Gives a plugin rules compiled against a contract that has more than the host's.</summary>
    public PolicyFolder CodeForAnotherContract(string id)
    {
        RuleCompiler.CompileForAnotherContract(System.IO.Path.Combine(Path, id, "Rules.dll"));
        return Append($"{id}/plugin.yaml", "assembly: Rules.dll\n");
    }

    public PolicyFolder Confirm(string parameter, string? value, string region = "440605")
    {
        Confirmed.Add(new Confirmation(parameter, region, "Tests", new DateOnly(2026, 1, 1), "Nr. 1", value));
        return this;
    }

    public IReadOnlyList<PluginLocation> Locations() =>
        [
            .. PluginLocation
                .AllIn(Path)
                .Select(location =>
                    location with
                    {
                        CompiledIn = _compiledIn.GetValueOrDefault(System.IO.Path.GetFileName(location.Folder)),
                    }
                ),
        ];

    public PolicyBook Load() =>
        PolicyBookLoader.Load(Locations(), new PolicySettings { Served = Served, Confirmed = Confirmed }, Regions, ShippedPolicies.Today);

    /// <summary>The faults for which the book is refused.</summary>
    public IReadOnlyList<PolicyFault> Refused() => Assert.Throws<PolicyBookRefusedException>(Load).Faults;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // Rules that are compiled in stand in an assembly of their plugin's; of the tests' own assembly only some types are meant.
    private sealed class RulesAssembly(Type[] types) : Assembly
    {
        public override Module ManifestModule => typeof(RulesAssembly).Module;

        public override Type[] GetTypes() => types;
    }
}
