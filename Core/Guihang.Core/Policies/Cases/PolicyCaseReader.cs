using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Json;
using Guihang.Core.Policies.Loading;
using YamlDotNet.RepresentationModel;

namespace Guihang.Core.Policies.Cases;

/// <summary>Reads cases/*.yaml of a plugin.</summary>
public static class PolicyCaseReader
{
    /// <summary>The plugin's cases; whatever is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="faults">Everything that is wrong.</param>
    public static IReadOnlyList<PolicyCase> ReadFolder(string folder, out IReadOnlyList<PolicyFault> faults)
    {
        var list = new FaultList(Path.GetFileName(folder));
        var cases = new List<PolicyCase>();
        var path = Path.Combine(folder, "cases");
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var shownAs = $"{list.Plugin}/cases/{Path.GetFileName(file)}";
            foreach (var map in YamlReader.Read(file, shownAs, list)?.AsMaps(shownAs, list) ?? [])
            {
                if (Read(map, list.Plugin.Split('.')[0]) is { } read)
                {
                    cases.Add(read);
                }
            }
        }

        faults = list.Faults;
        return cases;
    }

    private static PolicyCase? Read(YamlMap map, string region)
    {
        var name = map.RequiredText("case");
        var point = map.RequiredText("decision");
        map.RequiredNode("on");
        var on = map.Date("on");
        var facts = map.RequiredNode("facts");
        var expect = map.RequiredNode("expect");
        var source = map.RequiredText("source");
        var decision = DecisionPoints.All.FirstOrDefault(other => other.Name == point);
        map.Done();

        if (decision is null)
        {
            map.Faults.Add(
                PolicyFaultCode.BadValue,
                map.File,
                map.Line,
                ($"没有决策点“{point}”。", $"There is no decision point \"{point}\"."),
                (
                    $"应为：{string.Join("、", DecisionPoints.All.Select(p => p.Name))}。",
                    $"It is one of: {string.Join(", ", DecisionPoints.All.Select(p => p.Name))}."
                )
            );
        }

        return decision is null || on is null || facts is null || expect is null || !AreFacts(ToJson(facts), decision, facts.Line(), map)
            ? null
            : new PolicyCase(name, region, decision, on.Value, ToJson(facts), ToJson(expect), source, map.File, map.Line);
    }

    private static bool AreFacts(JsonNode facts, DecisionPoint decision, int line, YamlMap map)
    {
        try
        {
            return facts.Deserialize(decision.Facts, JsonForms.Policy) is not null;
        }
        catch (JsonException fault)
        {
            var known = JsonForms.Policy.GetTypeInfo(decision.Facts).Properties;
            var wrong = known.FirstOrDefault(property => fault.Path?.Split('.', '[', ']').ElementAtOrDefault(1) == property.Name);
            var words = Nullable.GetUnderlyingType(wrong?.PropertyType ?? typeof(object)) ?? wrong?.PropertyType;
            var allowed = words is { IsEnum: true }
                ? Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName).ToList()
                : [.. known.Select(property => property.Name)];
            map.Faults.Add(
                PolicyFaultCode.BadValue,
                map.File,
                line,
                (
                    $"这不是“{decision.Name}”的事实（{fault.Path ?? "$"}）。",
                    $"These are not the facts of \"{decision.Name}\" ({fault.Path ?? "$"})."
                ),
                words is { IsEnum: true }
                    ? (
                        $"“{wrong!.Name}”应为：{string.Join("、", allowed)}。",
                        $"\"{wrong!.Name}\" is one of: {string.Join(", ", allowed)}."
                    )
                    : (
                        $"请按 _schemas/cases.schema.json 写；可用的事实：{string.Join("、", allowed)}。",
                        $"Write them as _schemas/cases.schema.json has them; the facts are: {string.Join(", ", allowed)}."
                    )
            );
            return false;
        }
    }

    private static JsonNode ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, (JsonNode?)ToJson(entry.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "null" or "~" or "" } => null!,
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: var text } when bool.TryParse(text, out var flag) =>
                JsonValue.Create(flag),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: var text }
                when int.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value)!,
            _ => throw new InvalidOperationException($"No JSON for {node.GetType().Name}."),
        };
}
