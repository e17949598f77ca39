using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Host.Demo;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>
/// Puts the examples of bodies together from the examples of their fields, and the demo's ids into all of them: <c>{personId}</c> in a comment becomes the id
/// of a person of the demo, so that examples succeed when sent.
/// </summary>
internal sealed class Examples : IDocumentFilter
{
    /// <summary>An example as a comment gives it: text as it is, all else as JSON.</summary>
    public static JsonNode Parse(string example, IOpenApiSchema? schema) =>
        example is "null" ? JsonNullSentinel.JsonNull
        : IsText(example, schema?.Type) ? JsonValue.Create(example)
        : JsonNode.Parse(example)!;

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var known = swaggerDoc.Components!.Schemas!;
        foreach (var schema in known.Values.OfType<OpenApiSchema>())
        {
            schema.Examples = [Compose(schema, known) ?? JsonNullSentinel.JsonNull];
            Tidy(schema);
        }

        foreach (var header in swaggerDoc.Components.Headers!.Values.OfType<OpenApiHeader>())
        {
            header.Example = Fill(header.Example);
        }

        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
            {
                parameter.Example = Fill(parameter.Example);
                Tidy(parameter.Schema);
            }

            IEnumerable<IOpenApiMediaType> bodies =
            [
                .. operation.RequestBody?.Content?.Values ?? [],
                .. operation.Responses!.Values.SelectMany(answer => answer.Content?.Values ?? []),
            ];
            foreach (var body in bodies.OfType<OpenApiMediaType>())
            {
                body.Example ??= body.Examples is null ? Compose(body.Schema!, known) : null;
                Tidy(body.Schema);
            }
        }
    }

    private static void Tidy(IOpenApiSchema? schema)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            // The generator repeats beside a reference what stands at its target.
            (reference.Reference.Description, reference.Reference.Examples) = (null, null);
        }
        else if (schema is OpenApiSchema own)
        {
            own.Examples = own.Examples is [var example] ? [Fill(example) ?? JsonNullSentinel.JsonNull] : null;
            foreach (var part in (IEnumerable<IOpenApiSchema>)[.. own.Properties?.Values ?? [], .. own.AllOf ?? [], .. own.OneOf ?? []])
            {
                Tidy(part);
            }

            Tidy(own.Items);
        }
    }

    // What a reference leads to is not known yet: a word of a fixed set, or an object.
    private static bool IsText(string example, JsonSchemaType? type) =>
        type is null or JsonSchemaType.Null ? example is not (['{', ..] or ['[', ..]) : type.Value.HasFlag(JsonSchemaType.String);

    // References are looked up by name: while the document is made they lead nowhere yet.
    private static JsonNode? Compose(IOpenApiSchema schema, IDictionary<string, IOpenApiSchema> known)
    {
        if (schema is OpenApiSchema { Examples: [{ } own, ..] })
        {
            return Fill(own);
        }

        return schema switch
        {
            OpenApiSchemaReference { Reference.Id: { } id } => Compose(known[id], known),
            { AllOf: [var only] } => Compose(only, known),
            { OneOf: [_, var only] } => Compose(only, known),
            { Type: { } type } when type.HasFlag(JsonSchemaType.Array) => new JsonArray(Compose(schema.Items!, known)),
            { Properties: { Count: > 0 } properties } => new JsonObject(
                properties.Select(p => KeyValuePair.Create(p.Key, Compose(p.Value, known)))
            ),
            _ => null,
        };
    }

    private static JsonNode? Fill(JsonNode? example) =>
        example switch
        {
            JsonArray list => new JsonArray([.. list.Select(Fill)]),
            JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Fill(field.Value)))),
            _ when example.IsJsonNullSentinel() => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Fill(value.GetValue<string>())),
            _ => example?.DeepClone(),
        };

    private static string Fill(string text) =>
        DemoIds.All.Aggregate(text, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));
}
