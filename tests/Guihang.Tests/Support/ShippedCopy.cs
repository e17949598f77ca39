using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Tests.Support;

/// <summary>A copy of the repository's plugins that a test may change.</summary>
internal sealed class ShippedCopy : IDisposable
{
    public ShippedCopy()
    {
        foreach (var location in PluginLocation.AllIn(Repository.Plugins))
        {
            foreach (
                var path in Directory
                    .EnumerateFiles(location.Folder, "*", SearchOption.AllDirectories)
                    .Where(file => System.IO.Path.GetExtension(file) is ".yaml" or ".md")
            )
            {
                var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Repository.Plugins, path));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("guihang-shipped-").FullName;

    public PolicySettings Settings { get; set; } = ShippedPolicies.Settings;

    /// <summary>Takes a level away, and the word of the others that they require it.</summary>
    public ShippedCopy Without(string id)
    {
        Directory.Delete(System.IO.Path.Combine(Path, id), true);
        foreach (var manifest in Directory.EnumerateFiles(Path, "plugin.yaml", SearchOption.AllDirectories))
        {
            File.WriteAllLines(manifest, File.ReadAllLines(manifest).Where(line => !line.StartsWith($"  {id}:", StringComparison.Ordinal)));
        }

        Settings = Settings with
        {
            Confirmed = [.. Settings.Confirmed.Where(confirmation => !id.StartsWith(confirmation.Region, StringComparison.Ordinal))],
        };
        return this;
    }

    /// <summary>Adds a level that says nothing.</summary>
    public ShippedCopy WithEmpty(string id)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, id));
        File.WriteAllText(
            System.IO.Path.Combine(Path, id, "plugin.yaml"),
            $$"""
            id: {{id}}
            version: 1.0.0
            contract: 1
            region: "{{id.Split('.')[0]}}"
            title: { zh: 空, en: Empty }
            """
        );
        return this;
    }

    /// <summary>Puts the assemblies of rules into the plugins' folders, as publishing does.</summary>
    public ShippedCopy WithAssemblies()
    {
        foreach (var location in ShippedPolicies.CompiledIn(Path).Where(location => location.CompiledIn is not null))
        {
            var assembly = location.CompiledIn!.Location;
            File.Copy(assembly, System.IO.Path.Combine(location.Folder, System.IO.Path.GetFileName(assembly)));
        }

        return this;
    }

    public PolicyBook Load() => Load(ShippedPolicies.CompiledIn(Path));

    public PolicyBook Load(IReadOnlyList<PluginLocation> locations) =>
        PolicyBookLoader.Load(locations, Settings, RegionTable.Shipped, ShippedPolicies.Today);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
