using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Reads a plugin's assembly without running it, and faults what a rule may not have: other libraries, a clock, chance, files, the network, threads.
/// </summary>
internal static class CodeInspection
{
    private static readonly string Contract = typeof(IRule).Assembly.GetName().Name!;

    private static readonly ImmutableArray<string> ForbiddenNamespaces =
    [
        "System.IO",
        "System.Net",
        "System.Threading",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Reflection.Emit",
        "System.Runtime.InteropServices.Marshalling",
        "System.Security.Cryptography",
        "System.Data",
        "Microsoft.Win32",
    ];

    private static readonly ImmutableArray<string> ForbiddenMembers =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable",
        "System.Random..ctor",
        "System.Random.get_Shared",
        "System.Activator.CreateInstance",
    ];

    public static void Inspect(string path, string file, FaultList faults)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();

        foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
        {
            var name = metadata.GetString(reference.Name);
            if (name != Contract && !IsBaseClassLibrary(name))
            {
                Foreign(file, name, faults);
            }
        }

        var forbidden = Uses(metadata).Where(IsForbidden).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var used in forbidden.Where(used => !forbidden.Exists(type => used.StartsWith(type + ".", StringComparison.Ordinal))))
        {
            faults.Add(
                PolicyFaultCode.ImpureCode,
                file,
                null,
                ($"规则代码用到了 {used}。", $"The rules use {used}."),
                (
                    "规则只能依据事实、所问日期与参数：请把需要的内容作为事实或参数取得。",
                    "A rule depends on its facts, the date asked for and parameters alone: take what you need as one of these."
                )
            );
        }
    }

    /// <summary>Faults assemblies in the plugin's folder other than its own.</summary>
    public static void InspectFolder(string folder, string? own, FaultList faults)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(path) != own)
            {
                Foreign($"{faults.Plugin}/{Path.GetRelativePath(folder, path)}", Path.GetFileNameWithoutExtension(path), faults);
            }
        }
    }

    private static void Foreign(string file, string name, FaultList faults)
    {
        var isContract = name == Contract;
        faults.Add(
            PolicyFaultCode.ForeignAssembly,
            file,
            null,
            isContract
                ? (
                    $"插件自带了一份 {Contract}，宿主与插件的类型将互不相识。",
                    $"The plugin brings its own copy of {Contract}; its types would not be the host's."
                )
                : ($"插件引用或自带了 {name}。", $"The plugin references or brings {name}."),
            isContract
                ? (
                    "请删去该文件，并在项目引用上写 Private=\"false\" ExcludeAssets=\"runtime\"。",
                    "Delete the file, and put Private=\"false\" ExcludeAssets=\"runtime\" on the project reference."
                )
                : ($"插件只能引用 {Contract} 与基础类库。", $"A plugin references {Contract} and the base class library only.")
        );
    }

    private static bool IsBaseClassLibrary(string name) =>
        name is "System.Runtime" or "System.Private.CoreLib" or "netstandard" or "mscorlib"
        || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsForbidden(string member) =>
        ForbiddenMembers.Contains(member, StringComparer.Ordinal)
        || ForbiddenNamespaces.Any(space => member.StartsWith(space + ".", StringComparison.Ordinal));

    private static IEnumerable<string> Uses(MetadataReader metadata)
    {
        foreach (var type in metadata.TypeReferences.Select(metadata.GetTypeReference))
        {
            yield return TypeName(metadata, type);
        }

        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                yield return $"{TypeName(metadata, type)}.{metadata.GetString(member.Name)}";
            }
        }
    }

    private static string TypeName(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
