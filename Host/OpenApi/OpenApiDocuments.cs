using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Http;
using Guihang.Policy.Calendar;
using Microsoft.OpenApi;

namespace Guihang.Host.OpenApi;

/// <summary>The API document, in OpenAPI 3.1 and 3.0, and its pages, which need no network.</summary>
internal static class OpenApiDocuments
{
    public const string Version = "v1";
    private const string Scheme = "officer";

    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Version, Info());
            options.AddSecurityDefinition(
                Scheme,
                new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = HeaderIdentity.Header,
                    Description =
                        "The officer's code. Development only. The demo knows nanhai.officer, nanhai.town.secretary, nanhai.org, province.officer, province.reader and admin.",
                }
            );
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Scheme, document)] = [],
            });
            options.SupportNonNullableReferenceTypes();
            options.UseAllOfToExtendReferenceSchemas();
            options.DescribeAllParametersInCamelCase();
            options.CustomSchemaIds(SchemaName);
            options.MapType<DateSpan>(Span);
            options.MapType<Duration>(() => new OpenApiSchema { Type = JsonSchemaType.String });
            options.MapType<JsonElement>(() => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = true });
            foreach (var path in Comments.Files)
            {
                options.IncludeXmlComments(path);
            }

            var comments = Comments.Read();
            options.AddSchemaFilterInstance(new Schemas(comments));
            options.AddOperationFilterInstance(new Parameters(comments));
            options.AddOperationFilterInstance(new Answers(comments));
            options.OperationFilter<SheetAnswers>();
            options.OperationFilter<Problems>();
            options.DocumentFilter<Tags>();
            options.DocumentFilter<Examples>();
        });
    }

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.UseSwaggerUI(ui =>
        {
            ui.SwaggerEndpoint($"/openapi/{Version}.json", "归航 Guihang (OpenAPI 3.1)");
            ui.SwaggerEndpoint($"/openapi/{Version}-3.0.json", "归航 Guihang (OpenAPI 3.0)");
            ui.EnablePersistAuthorization();
        });
        foreach (var (file, version) in ApiDocument.Files)
        {
            app.MapGet(
                    $"/openapi/{file}",
                    async (IServiceProvider services, CancellationToken ct) =>
                        TypedResults.Text(await ApiDocument.Write(services, version, ct), "application/json")
                )
                .ExcludeFromDescription();
        }
    }

    private static OpenApiInfo Info() =>
        new()
        {
            Title = "归航 Guihang",
            Version = Version,
            Description = """
                受处理处分人员的回访与跟踪。 Follow-up of sanctioned officials: influence periods with their reasons, visits owed, talks, difficulties and help, consequences, use of the result, figures as of any day.

                - Creations take `Idempotency-Key`: the same key creates once.
                - Changes take `If-Match` with the ETag that was read.
                - Lists are paged by `limit` and `after`.
                - Problems are RFC 9457, in Chinese or English by `Accept-Language`; each names the field, what is wrong and what would be right.
                - Whatever is computed has an `…/explanation`.
                - Any operation may answer 500, which is not the caller's fault, or 503, when it is worth trying again.
                """,
        };

    private static string SchemaName(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Join("And", type.GetGenericArguments().Select(SchemaName))}" : type.Name;

    private static OpenApiSchema Span() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "A span of days: both days lie within; no last day where none is known.",
            Examples = [new JsonObject { ["firstDay"] = "2018-09-07", ["lastDay"] = "2018-10-06" }],
            Required = new HashSet<string>(StringComparer.Ordinal) { "firstDay", "lastDay" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["firstDay"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = "date",
                    Description = "The first day.",
                    Examples = ["2018-09-07"],
                },
                ["lastDay"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Format = "date",
                    Description = "The last day; null where none is known.",
                    Examples = ["2018-10-06"],
                },
            },
        };
}
