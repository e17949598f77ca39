using System.Text.Json.Nodes;
using Guihang.Host.Demo;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Puts the demo's ids into examples: <c>{personId}</c> in a comment becomes the id of a person of the demo, so that examples succeed when sent.</summary>
internal sealed class Examples : IDocumentFilter
{
    // Whose id it is that an address takes, by the address's first word and, where the example must be another one, its last.
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["people"] = "personId",
        ["sanctions"] = "sanctionId",
        ["sanctions/service"] = "sanctionToServeId",
        ["sanctions/changes"] = "sanctionToChangeId",
        ["sanctions/revocation"] = "sanctionToRevokeId",
        ["consequences"] = "consequenceId",
        ["follow-up-cases"] = "caseId",
        ["visits"] = "visitId",
        ["due-items"] = "dueItemId",
        ["difficulties"] = "difficultyId",
        ["difficulties/answer"] = "difficultyToAnswerId",
        ["unit-duties"] = "unitDutyId",
        ["documents"] = "documentId",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var (path, item) in swaggerDoc.Paths)
        {
            foreach (var parameter in item.Operations!.Values.SelectMany(operation => operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                parameter.Example = parameter.In == ParameterLocation.Path && IdOf(path) is { } word ? Id(word) : Fill(parameter.Example);
                Fill(parameter.Schema);
            }
        }

        foreach (var schema in swaggerDoc.Components!.Schemas!.Values)
        {
            Fill(schema);
        }
    }

    private static string? IdOf(string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries)[2..];
        return Ids.GetValueOrDefault($"{words[0]}/{words[^1]}") ?? (path.Contains("d}", StringComparison.Ordinal) ? Ids.GetValueOrDefault(words[0]) : null);
    }

    private static void Fill(IOpenApiSchema? schema)
    {
        if (schema is not OpenApiSchema own)
        {
            return;
        }

#pragma warning disable CS0618 // Examples in comments are put there, also where OpenAPI 3.1 has a list of them.
        own.Example = Fill(own.Example);
#pragma warning restore CS0618
        foreach (var property in own.Properties?.Values ?? [])
        {
            Fill(property);
        }

        Fill(own.Items);
    }

    private static JsonNode? Fill(JsonNode? example) =>
        example switch
        {
            JsonArray list => new JsonArray([.. list.Select(Fill)]),
            JsonValue value when value.TryGetValue(out string? text) && text is ['{', .. var word, '}'] => Id(word),
            _ => example?.DeepClone(),
        };

    private static JsonValue Id(string word) => JsonValue.Create(DemoIds.Of(word))!;
}
