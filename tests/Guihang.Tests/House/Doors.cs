using System.Reflection;
using System.Xml.Linq;
using Guihang.Policy.Rules;
using Guihang.Tests.Support;

namespace Guihang.Tests.House;

/// <summary>Who may know whom, as Core/decisions and the README have it.</summary>
public sealed class Doors
{
    [Fact]
    public void Projects_reference_only_what_their_room_may()
    {
        Assert.True(Rooms.All.Count >= 10);

        Assert.Empty(Rooms.All.SelectMany(Violations));
    }

    [Theory]
    [InlineData("Core/Guihang.Policy/Guihang.Policy.csproj", "<PackageReference Include='MediatR' />")]
    [InlineData(
        "Core/Guihang.Core/Guihang.Core.csproj",
        "<ProjectReference Include='../../Modules/Visits/Guihang.Visits.Contracts/Guihang.Visits.Contracts.csproj' />"
    )]
    [InlineData("Modules/Visits/Guihang.Visits.Contracts/Guihang.Visits.Contracts.csproj", "<PackageReference Include='Autofac' />")]
    [InlineData(
        "Modules/Visits/Guihang.Visits/Guihang.Visits.csproj",
        "<ProjectReference Include='../../Sanctions/Guihang.Sanctions/Guihang.Sanctions.csproj' />"
    )]
    [InlineData("Modules/Visits/Guihang.Visits/Guihang.Visits.csproj", "<ProjectReference Include='../../../Host/Guihang.Host.csproj' />")]
    [InlineData("Plugins/440605.Nanhai/Guihang.Plugins.Nanhai.csproj", "<PackageReference Include='YamlDotNet' />")]
    [InlineData(
        "Plugins/440605.Nanhai/Guihang.Plugins.Nanhai.csproj",
        "<ProjectReference Include='../000000.National/Guihang.Plugins.National.csproj' />"
    )]
    public void A_door_that_is_not_in_the_plan_is_found(string path, string reference)
    {
        var room = Room.Of(
            path.Replace('/', Path.DirectorySeparatorChar),
            XDocument.Parse($"<Project><ItemGroup>{reference}</ItemGroup></Project>")
        );

        Assert.Single(Violations(room));
    }

    [Fact]
    public void The_policy_assembly_stands_on_the_base_class_library_alone()
    {
        var references = typeof(IRule).Assembly.GetReferencedAssemblies();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, IsNotBaseClassLibrary);
        Assert.Contains(typeof(Doors).Assembly.GetReferencedAssemblies(), IsNotBaseClassLibrary);
    }

    [Fact]
    public void Modules_know_nothing_of_each_other_but_contracts()
    {
        Assert.True(Rooms.Modules.Count >= 4);

        Assert.Empty(
            Rooms.Modules.SelectMany(module =>
                ForeignModules(module.GetReferencedAssemblies().Select(reference => reference.Name!), module.GetName().Name!)
            )
        );
        Assert.Equal(
            "Guihang.Sanctions",
            Assert.Single(ForeignModules(["Guihang.Core", "Guihang.Sanctions", "Guihang.Sanctions.Contracts"], "Guihang.Visits"))
        );
    }

    [Fact]
    public void Every_module_is_in_the_house_plan()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "Modules")).Select(Path.GetFileName);

        Assert.Equal(
            folders.Order(StringComparer.Ordinal),
            Rooms.All.Where(r => r.Kind == RoomKind.Module).Select(r => r.Module).Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Violations(Room room) =>
        room
            .Projects.Where(project => !MayReference(room, project))
            .Concat(room.Packages.Where(package => !MayTake(room, package)))
            .Select(reference => $"{room.Name} may not reference {reference}");

    private static bool MayReference(Room room, string project) =>
        room.Kind switch
        {
            RoomKind.Policy => false,
            RoomKind.Core or RoomKind.Contracts or RoomKind.Plugin => project == "Guihang.Policy",
            RoomKind.Module => project == "Guihang.Core" || project.EndsWith(".Contracts", StringComparison.Ordinal),
            _ => true,
        };

    private static bool MayTake(Room room, string package) =>
        room.Kind switch
        {
            RoomKind.Policy or RoomKind.Plugin => false,
            RoomKind.Contracts => package == "MediatR",
            _ => true,
        };

    private static bool IsNotBaseClassLibrary(AssemblyName name) => !name.Name!.StartsWith("System", StringComparison.Ordinal);

    private static IEnumerable<string> ForeignModules(IEnumerable<string> references, string own) =>
        references.Where(name => name != own && Rooms.All.Any(room => room.Kind == RoomKind.Module && room.Name == name));
}
