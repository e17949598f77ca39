using System.Reflection;
using System.Xml.Linq;
using Guihang.Tests.Support;

namespace Guihang.Tests.House;

/// <summary>The rooms of the house, as they stand in the folders.</summary>
internal static class Rooms
{
    /// <summary>Every project outside of tests.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        .. new[] { "Core", "Modules", "Plugins", "Host" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => Room.Of(Path.GetRelativePath(Repository.Root, path), XDocument.Load(path))),
    ];

    /// <summary>The assemblies of Core and the modules.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [.. All.Where(room => room.Kind is not RoomKind.Plugin and not RoomKind.Host).Select(room => Assembly.Load(room.Name))];

    /// <summary>The assemblies of the modules themselves, without their Contracts.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } =
    [.. All.Where(room => room.Kind is RoomKind.Module).Select(room => Assembly.Load(room.Name))];

    /// <summary>What modules tell each other.</summary>
    public static IReadOnlyList<Assembly> Contracts { get; } =
    [.. All.Where(room => room.Kind is RoomKind.Contracts).Select(room => Assembly.Load(room.Name))];
}

/// <summary>The kinds of room.</summary>
internal enum RoomKind
{
    Policy,
    Core,
    Contracts,
    Module,
    Plugin,
    Host,
}

/// <summary>A project with what it references.</summary>
internal sealed record Room(string Name, RoomKind Kind, string Module, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static Room Of(string path, XDocument project)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var parts = path.Split(Path.DirectorySeparatorChar);
        var kind = parts switch
        {
            ["Core", "Guihang.Policy", ..] => RoomKind.Policy,
            ["Core", ..] => RoomKind.Core,
            ["Modules", _, var room, ..] when room.EndsWith(".Contracts", StringComparison.Ordinal) => RoomKind.Contracts,
            ["Modules", ..] => RoomKind.Module,
            ["Plugins", ..] => RoomKind.Plugin,
            _ => RoomKind.Host,
        };
        return new Room(
            name,
            kind,
            parts is ["Modules", var module, ..] ? module : "",
            [.. Includes(project, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))],
            [.. Includes(project, "PackageReference")]
        );
    }

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project
            .Descendants(item)
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => (string)reference.Attribute("Include")!);
}
