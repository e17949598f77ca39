using System.Text.Json.Nodes;
using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Schemas;

/// <summary>The small parts of which the schemas are made.</summary>
internal static class SchemaParts
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    public static JsonObject Document(string title, JsonObject root)
    {
        var document = new JsonObject { ["$schema"] = Draft, ["title"] = title };
        foreach (var (key, value) in root.ToList())
        {
            root.Remove(key);
            document[key] = value;
        }

        return document;
    }

    /// <summary>A map with these keys and no others.</summary>
    public static JsonObject Map(IEnumerable<string> required, params IEnumerable<(string Key, JsonNode Value)> properties) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
            ["required"] = Strings(required),
            ["additionalProperties"] = false,
        };

    /// <summary>A map whose keys are names.</summary>
    public static JsonObject Names(JsonNode value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    public static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject AnyOf(IEnumerable<JsonNode> ways) => new() { ["anyOf"] = new JsonArray([.. ways]) };

    public static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    public static JsonObject Text() => new() { ["type"] = "string" };

    public static JsonObject Pattern(string pattern, string description) =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = pattern,
            ["description"] = description,
        };

    public static JsonObject Day() => Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "日期 · a day, such as 2025-01-31");

    // As Duration and DateRule read them; how long a length may be is left to the loader.
    public static JsonObject Length() =>
        Pattern("^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$", "时长 · a length, such as P18M or P30D");

    public static JsonObject Rule() =>
        Pattern(
            "^(same-day|(this|next)-calendar-(month|quarter|half-year|year)|P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?)$",
            "same-day · P6M · this-calendar-quarter · next-calendar-month"
        );

    public static JsonObject Number(int? least = null, int? most = null)
    {
        var number = new JsonObject { ["type"] = "integer" };
        if (least is not null)
        {
            number["minimum"] = least;
        }

        if (most is not null)
        {
            number["maximum"] = most;
        }

        return number;
    }

    public static JsonObject Flag() => new() { ["type"] = "boolean" };

    public static JsonObject OneOf(IEnumerable<string> options) =>
        options.ToList() is { Count: > 0 } words ? new JsonObject { ["enum"] = Strings(words) } : Text();

    public static JsonObject OneOf<T>()
        where T : struct, Enum => OneOf(Enum.GetValues<T>().Select(Words.Of));

    public static JsonObject Wording() => Map(["zh", "en"], ("zh", Text()), ("en", Text()));

    public static JsonObject Cites() => List(Pattern("^[^#]+#.+$", "来源#条 · source#article, both as sources.yaml has them"));

    public static JsonObject Described(this JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }

    public static string Both(Wording wording) => $"{wording.Zh} · {wording.En}";

    public static JsonArray Strings(IEnumerable<string> strings) => [.. strings.Select(text => JsonValue.Create(text))];
}
