using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Guihang.Tests.House;

/// <summary>Nothing reads a clock but through TimeProvider, and nothing but the host takes the real one.</summary>
public sealed class Clock
{
    private static readonly string[] Clocks =
    [
        "DateTime.get_Now",
        "DateTime.get_UtcNow",
        "DateTime.get_Today",
        "DateTimeOffset.get_Now",
        "DateTimeOffset.get_UtcNow",
        "TimeProvider.get_System",
        "Stopwatch.StartNew",
        "Stopwatch.GetTimestamp",
        "Environment.get_TickCount64",
    ];

    [Fact]
    public void No_room_reads_a_clock_of_its_own()
    {
        Assert.True(Rooms.Assemblies.Count >= 8);

        Assert.Empty(Rooms.Assemblies.SelectMany(Reads));
    }

    [Fact]
    public void A_clock_that_is_read_is_found()
    {
        Assert.NotEqual(default, TimeProvider.System.GetUtcNow());

        Assert.Contains("TimeProvider.get_System", Reads(typeof(Clock).Assembly), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Reads(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata
                .MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member =>
                {
                    var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                    return $"{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
                })
                .Where(member => Clocks.Contains(member, StringComparer.Ordinal)),
        ];
    }
}
