using System.Collections.Concurrent;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Book;

/// <summary>The plugins that decide for a jurisdiction, the most specific first, and the parameters as they come out for it.</summary>
public sealed class PolicyChain
{
    private readonly ConcurrentDictionary<string, Timeline?> _timelines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, IReadOnlyList<(PolicyPlugin, IRule)>> _rules = new();

    internal PolicyChain(IReadOnlyList<PolicyPlugin> plugins) => Plugins = plugins;

    /// <summary>The plugins, the most specific first.</summary>
    public IReadOnlyList<PolicyPlugin> Plugins { get; }

    /// <summary>The value in force on the day; null where no level sets one.</summary>
    public ResolvedValue? Resolve(string parameter, DateOnly day) => _timelines.GetOrAdd(parameter, MakeTimeline)?.On(day);

    /// <summary>The most specific template of this name; null where no level has one.</summary>
    public (PolicyPlugin Plugin, DocumentTemplate Template)? Template(string name)
    {
        foreach (var plugin in Plugins)
        {
            if (plugin.Templates.TryGetValue(name, out var template))
            {
                return (plugin, template);
            }
        }

        return null;
    }

    /// <summary>The rules for a decision point, the most specific first.</summary>
    public IReadOnlyList<(PolicyPlugin Plugin, IRule Rule)> Rules(Type facts) =>
        _rules.GetOrAdd(facts, type => [.. Plugins.Where(p => p.Rules.ContainsKey(type)).Select(p => (p, p.Rules[type]))]);

    private Timeline? MakeTimeline(string parameter)
    {
        var definition = Plugins.Select(p => p.Defines.GetValueOrDefault(parameter)).FirstOrDefault(d => d is not null);
        if (definition is null)
        {
            return null;
        }

        var levels = Plugins.Select(p => p.Values.GetValueOrDefault(parameter) ?? []).Where(v => v is not []).ToList();
        var days = levels.SelectMany(level => level.Select(value => value.From)).Distinct().Order().ToArray();
        return new Timeline(days, [.. days.Select(day => Combine(definition, levels, day))]);
    }

    private static ResolvedValue? Combine(ParameterDefinition definition, IReadOnlyList<IReadOnlyList<DatedValue>> levels, DateOnly day)
    {
        var inForce = levels
            .Select(level => level.LastOrDefault(value => value.From <= day))
            .OfType<DatedValue>()
            .Where(value => value.Value is not null)
            .ToList();
        return (inForce, definition.Inherit) switch
        {
            ([], _) => null,
            (_, InheritMode.Append) => new ResolvedValue(definition, Append(inForce), inForce, []),
            ([var nearest, .. var above], _) => new ResolvedValue(definition, nearest.Value!, [nearest], above),
        };
    }

    // What is above comes first, as in a checklist to which a county adds its own lines.
    private static object Append(List<DatedValue> nearestFirst) =>
        nearestFirst[0].Value is Table
            ? new Table([.. nearestFirst.AsEnumerable().Reverse().SelectMany(value => ((Table)value.Value!).Rows)])
            : nearestFirst.AsEnumerable().Reverse().SelectMany(value => (IReadOnlyList<string>)value.Value!).ToList();

    private sealed record Timeline(DateOnly[] From, ResolvedValue?[] Values)
    {
        public ResolvedValue? On(DateOnly day)
        {
            var index = Array.BinarySearch(From, day);
            return index == -1 ? null : Values[index >= 0 ? index : ~index - 1];
        }
    }
}
