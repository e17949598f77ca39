using System.Collections.Frozen;
using Guihang.Policy;

namespace Guihang.Core.Policies.Book;

/// <summary>What plugin.yaml says.</summary>
/// <param name="Id">The folder's name: the region's code, a dot, a name.</param>
/// <param name="Version">The plugin's version.</param>
/// <param name="Contract">The major version of Guihang.Policy that it was made for.</param>
/// <param name="Region">The region's code; 000000 is the nation.</param>
/// <param name="Title">The jurisdiction's name.</param>
/// <param name="Requires">Plugins above it, each with a range of versions.</param>
/// <param name="Assembly">The file with its rules; null for data alone.</param>
public sealed record PluginManifest(
    string Id,
    Version Version,
    int Contract,
    string Region,
    Wording Title,
    IReadOnlyDictionary<string, VersionRange> Requires,
    string? Assembly
)
{
    /// <summary>Id and version, as traces write them.</summary>
    public string Label => $"{Id}@{Version}";

    /// <summary>Decision points for which the level declares that it has no rule, by name, with the reason: there a person decides.</summary>
    public IReadOnlyDictionary<string, Wording> Absent { get; init; } = FrozenDictionary<string, Wording>.Empty;
}

/// <summary>A range of versions, such as <c>&gt;=1.0 &lt;2.0</c>.</summary>
/// <param name="From">The least version allowed.</param>
/// <param name="Below">The first version not allowed.</param>
public sealed record VersionRange(Version From, Version Below)
{
    /// <summary>Whether the version lies in the range.</summary>
    public bool Includes(Version version) => version >= From && version < Below;

    /// <summary>Reads a range; null where the text is not one.</summary>
    public static VersionRange? Parse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [['>', '=', .. var from], ['<', .. var below]]
        && Version.TryParse(from, out var least)
        && Version.TryParse(below, out var first)
        && least < first
            ? new VersionRange(least, first)
            : null;

    /// <summary>As policies write it.</summary>
    public override string ToString() => $">={From} <{Below}";
}

/// <summary>A document that a policy stands on.</summary>
/// <param name="Id">The id by which citations name it.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">The issuing body.</param>
/// <param name="Number">The document number; null where none is known.</param>
/// <param name="Date">The date of issue; null where none is known.</param>
/// <param name="InForceFrom">The first day in force; null where none is known.</param>
/// <param name="InForceTo">The last day in force; null while it is.</param>
/// <param name="Articles">The articles cited, with what they say in brief.</param>
public sealed record PolicySource(
    string Id,
    Wording Title,
    string Body,
    string? Number,
    DateOnly? Date,
    DateOnly? InForceFrom,
    DateOnly? InForceTo,
    IReadOnlyDictionary<string, Wording> Articles
);
