using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Core.Policies.Checking;

/// <summary>All plugins of a folder, and those of them that somebody asks about.</summary>
/// <param name="Folder">The plugins' folder.</param>
/// <param name="All">All plugins: what is asked about is read in the light of those above it.</param>
/// <param name="Asked">What is asked about.</param>
public sealed record PluginSelection(string Folder, IReadOnlyList<PluginLocation> All, IReadOnlyList<PluginLocation> Asked)
{
    /// <summary>All plugins of a folder.</summary>
    /// <param name="folder">The plugins' folder.</param>
    /// <param name="built">The plugins beside the program, whose assemblies serve a folder of sources, which has none; null where there are none.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static PluginSelection Of(string folder, string? built = null)
    {
        var all = PluginLocation.AllIn(folder).Select(location => WithAssembly(location, built)).ToList();
        return new PluginSelection(folder, all, all);
    }

    /// <summary>The plugin of an id or a region's code, or the one in a folder that is elsewhere; null where there is none.</summary>
    /// <param name="which">Id, code or folder.</param>
    public PluginSelection? Only(string which)
    {
        var named = All.Where(location => location.Name == which || location.Name.Split('.')[0] == which).ToList();
        if (named is not [])
        {
            return this with { Asked = named };
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(which));
        if (!File.Exists(Path.Combine(folder, PluginLocation.Manifest)))
        {
            return null;
        }

        var own = All.FirstOrDefault(location => Path.GetFullPath(location.Folder) == folder) ?? new PluginLocation(folder);
        return this with { All = [.. All.Where(location => location.Name != own.Name), own], Asked = [own] };
    }

    /// <summary>Whether a fault is about what is asked, or about a plugin above it, whose fault is its own too.</summary>
    public bool Concerns(PolicyFault fault, RegionTable regions)
    {
        var code = Code(fault.Plugin);
        return Asked.Count == All.Count
            || Asked.Any(location =>
                location.Name == fault.Plugin
                || Code(location.Name) == code
                || (regions.Knows(Code(location.Name)) && regions.EverAbove(Code(location.Name)).Contains(code))
            );
    }

    private static string Code(string name) => name.Split('.')[0];

    private static PluginLocation WithAssembly(PluginLocation location, string? built) =>
        built is not null && Directory.GetFiles(location.Folder, "*.dll") is [] && Directory.Exists(Path.Combine(built, location.Name))
            ? location with
            {
                AssemblyFolder = Path.Combine(built, location.Name),
            }
            : location;
}
