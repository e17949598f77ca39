using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using MediatR;
using VerifyXunit;

namespace Guihang.Tests.House;

/// <summary>The project graph, and who tells whom what. A change of either is seen in review.</summary>
public sealed class HouseMap
{
    [Fact]
    public async Task Projects_and_notifications()
    {
        var map = new StringBuilder("Projects\n");
        foreach (var room in Rooms.All)
        {
            map.Append("  ").Append(room.Name).Append(" -> ").AppendJoin(", ", room.Projects.Order(StringComparer.Ordinal)).Append('\n');
        }

        map.Append("\nNotifications\n");
        foreach (var message in Messages())
        {
            map.Append("  ").Append(message.Name).Append('\n');
            map.Append("    told by     ").AppendJoin(", ", Publishers(message)).Append('\n');
            map.Append("    listened by ").AppendJoin(", ", Listeners(message)).Append('\n');
        }

        await Verifier.Verify(map.ToString());
    }

    [Fact]
    public void Every_notification_is_told_and_one_at_least_has_two_listeners()
    {
        Assert.NotEmpty(Messages());
        Assert.All(Messages(), message => Assert.NotEmpty(Publishers(message)));
        Assert.Contains(Messages(), message => Listeners(message).Count() >= 2);
    }

    // Core tells of what its own slices change.
    private static readonly Assembly Core = typeof(Guihang.Core.CoreModule).Assembly;

    private static IEnumerable<Type> Messages() =>
        Rooms
            .Contracts.Append(Core)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsAssignableTo(typeof(INotification)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Listeners(Type message) =>
        Rooms
            .Modules.SelectMany(module => module.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(INotificationHandler<>).MakeGenericType(message)))
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal);

    // The module that makes the message tells it.
    private static IEnumerable<string> Publishers(Type message) =>
        Rooms
            .Modules.Append(Core)
            .Where(room => room == message.Assembly || Makes(room, message))
            .Select(module => module.GetName().Name!)
            .Order(StringComparer.Ordinal);

    private static bool Makes(Assembly assembly, Type message)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var metadata = image.GetMetadataReader();
        return metadata
            .MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && metadata.GetString(member.Name) == ".ctor")
            .Any(member => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == message.Name);
    }
}
