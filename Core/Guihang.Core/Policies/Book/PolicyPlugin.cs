using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Book;

/// <summary>A plugin that is active in the book.</summary>
/// <param name="Manifest">What plugin.yaml says.</param>
/// <param name="Sources">The documents that it stands on, by id.</param>
/// <param name="Defines">The parameters that it defines, by name.</param>
/// <param name="Values">Its dated values, by parameter, each list by day.</param>
/// <param name="Templates">Its templates, by name.</param>
/// <param name="Rules">Its rules, by facts type; empty for data alone.</param>
/// <param name="Digest">A hash over everything that it says.</param>
public sealed record PolicyPlugin(
    PluginManifest Manifest,
    IReadOnlyDictionary<string, PolicySource> Sources,
    IReadOnlyDictionary<string, ParameterDefinition> Defines,
    IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Values,
    IReadOnlyDictionary<string, DocumentTemplate> Templates,
    IReadOnlyDictionary<Type, IRule> Rules,
    string Digest
);
