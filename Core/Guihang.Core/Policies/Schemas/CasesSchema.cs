using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using static Guihang.Core.Policies.Schemas.SchemaParts;

namespace Guihang.Core.Policies.Schemas;

/// <summary>The schema of cases/*.yaml: per decision point its facts, and as much of its outcome as a case cares to expect.</summary>
internal static class CasesSchema
{
    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Transform,
    };

    public static JsonObject Make()
    {
        var cases = List(AnyOf(DecisionPoints.All.Select(point => Reference(point.Name))));
        cases["definitions"] = new JsonObject(DecisionPoints.All.Select(point => KeyValuePair.Create(point.Name, (JsonNode?)Case(point))));
        return Document("cases/*.yaml", cases);
    }

    private static JsonObject Case(DecisionPoint point) =>
        Map(
                ["case", "decision", "on", "source", "facts", "expect"],
                ("case", Text().Described("案例名称 · the case's name")),
                ("decision", OneOf([point.Name]).Described(Both(point.Title))),
                ("on", Day().Described("所问日期 · the date asked for")),
                ("source", Text().Described("预期从何而来 · where the expectation comes from")),
                ("facts", Export(point.Facts, $"#/definitions/{point.Name}/properties/facts")),
                (
                    "expect",
                    Expectation(point).Described("应得的结果；未写的不比较 · what must come of it; what it leaves out is not compared")
                )
            )
            .Described(Both(point.Title));

    private static JsonObject Expectation(DecisionPoint point)
    {
        (OutcomeKind Kind, Type Content)[] outcomes =
        [
            (OutcomeKind.Decided, point.Decision),
            (OutcomeKind.NeedsDecision, typeof(NeedsDecision<>).MakeGenericType(point.Decision)),
            (OutcomeKind.NotApplicable, typeof(NotApplicable<>).MakeGenericType(point.Decision)),
        ];
        var expectation = Map(
            [],
            outcomes.Select(outcome =>
            {
                var word = Words.Of(outcome.Kind);
                var content = Export(outcome.Content, $"#/definitions/{point.Name}/properties/expect/properties/{word}");
                Loosen(content);
                return (word, content);
            })
        );
        (expectation["minProperties"], expectation["maxProperties"]) = (1, 1);
        return expectation;
    }

    private static JsonNode Export(Type type, string place)
    {
        var schema = JsonForms.Policy.GetJsonSchemaAsNode(type, Exporting);
        Move(schema, place);
        return schema;
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var own =
            type == typeof(DateSpan)
                ? Map(["first-day"], ("first-day", Day()), ("last-day", AnyOf([Day(), new JsonObject { ["type"] = "null" }])))
            : type == typeof(Duration) ? Length()
            : type == typeof(DateOnly) ? Day()
            : null;
        if (own is null)
        {
            return schema;
        }

        return type == context.TypeInfo.Type ? own : AnyOf([own, new JsonObject { ["type"] = "null" }]);
    }

    // Within the exported schema references count from its own root.
    private static void Move(JsonNode? node, string place)
    {
        if (node is JsonObject map)
        {
            if (map["$ref"]?.GetValue<string>() is { } reference)
            {
                map["$ref"] = place + reference[1..];
            }

            foreach (var (_, value) in map.ToList())
            {
                Move(value, place);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Move(item, place);
            }
        }
    }

    private static void Loosen(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            map.Remove("required");
            foreach (var (_, value) in map)
            {
                Loosen(value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Loosen(item);
            }
        }
    }
}
