using System.Reflection;
using System.Xml.Linq;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>
/// What the comments in the code say, for what the generator passes over: the words of fixed sets, members of interfaces, queries that are read into a request.
/// </summary>
internal sealed class Comments
{
    private readonly Dictionary<string, XElement> _members;

    private Comments(Dictionary<string, XElement> members) => _members = members;

    /// <summary>The files with the comments, beside the assemblies.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Directory.GetFiles(AppContext.BaseDirectory, "Guihang.*.xml").Order(StringComparer.Ordinal)];

    /// <summary>Reads the comments of the whole house.</summary>
    public static Comments Read() =>
        new(
            Files
                .SelectMany(path => XDocument.Load(path).Descendants("member"))
                .GroupBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
                .ToDictionary(members => members.Key, members => members.First(), StringComparer.Ordinal)
        );

    /// <summary>What a type or member is; null where no comment says so.</summary>
    public string? Summary(MemberInfo member) =>
        Sources(member).Select(source => Text(source.Element("summary"))).FirstOrDefault(text => text is not null);

    /// <summary>The example of a member; null where no comment gives one.</summary>
    public string? Example(MemberInfo member) =>
        Sources(member).Select(source => Text(source.Element("example"))).FirstOrDefault(text => text is not null)
        ?? ExampleOfParameter(member);

    // The members of a positional record have their examples where the record has its parameters.
    private string? ExampleOfParameter(MemberInfo member) =>
        member is PropertyInfo { DeclaringType: { } type }
            ? _members
                .GetValueOrDefault($"T:{NameOf(type)}")
                ?.Elements("param")
                .FirstOrDefault(parameter => parameter.Attribute("name")?.Value == member.Name)
                ?.Attribute("example")
                ?.Value
            : null;

    private IEnumerable<XElement> Sources(MemberInfo member) =>
        Interfaces(member).Prepend(member).Select(KeyOf).Select(_members.GetValueOrDefault).OfType<XElement>();

    private static IEnumerable<MemberInfo> Interfaces(MemberInfo member) =>
        member is PropertyInfo property
            ? property.DeclaringType!.GetInterfaces().Select(type => type.GetProperty(property.Name)).OfType<MemberInfo>()
            : [];

    private static string KeyOf(MemberInfo member) =>
        member switch
        {
            Type type => $"T:{NameOf(type)}",
            FieldInfo => $"F:{NameOf(member.DeclaringType!)}.{member.Name}",
            _ => $"P:{NameOf(member.DeclaringType!)}.{member.Name}",
        };

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element) =>
        element is null ? null : XmlCommentsTextHelper.Humanize(string.Concat(element.Nodes()), null);
}
