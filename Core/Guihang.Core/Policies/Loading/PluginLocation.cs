using System.Reflection;

namespace Guihang.Core.Policies.Loading;

/// <summary>Where a plugin is.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="CompiledIn">Its rules, where they are part of the running program already; null to load them from the folder.</param>
public sealed record PluginLocation(string Folder, Assembly? CompiledIn = null)
{
    /// <summary>The file of a plugin's folder that says what it is.</summary>
    public const string Manifest = "plugin.yaml";

    /// <summary>The plugin's name: that of its folder.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Where its assembly is; its folder, unless this is a folder of sources, which are built elsewhere.</summary>
    public string AssemblyFolder { get; init; } = Folder;

    /// <summary>All plugins of a folder; names that begin with an underscore are no plugins.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static IReadOnlyList<PluginLocation> AllIn(string folder) =>
        [
            .. Directory
                .GetDirectories(folder)
                .Where(path => !Path.GetFileName(path).StartsWith('_'))
                .Order(StringComparer.Ordinal)
                .Select(path => new PluginLocation(path)),
        ];
}
