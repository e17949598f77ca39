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
                    Description = "The officer's code. Development only. The demo knows nanhai.officer, dali.secretary, nanhai.org, province.officer, province.reader and admin.",
                }
            );
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.CustomSchemaIds(SchemaName);
            options.MapType<DateSpan>(Span);
            options.MapType<Duration>(() => new OpenApiSchema { Type = JsonSchemaType.String, Description = "A length as ISO 8601 writes it, in months and days.", Examples = ["P18M"] });
            foreach (var path in Directory.GetFiles(AppContext.BaseDirectory, "Guihang.*.xml").Order(StringComparer.Ordinal))
            {
                options.IncludeXmlComments(path);
            }

            options.OperationFilter<HeaderParameters>();
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
        app.MapSwagger("/openapi/{documentName}.json", document => document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.MapSwagger("/openapi/{documentName}-3.0.json", document => document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0);
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
                """,
        };

    private static string SchemaName(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Join("And", type.GetGenericArguments().Select(SchemaName))}" : type.Name;

    private static OpenApiSchema Span() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "A span of days: both days lie within; no last day where none is known.",
            Required = new HashSet<string>(StringComparer.Ordinal) { "firstDay" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["firstDay"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date", Description = "The first day.", Examples = ["2018-09-07"] },
                ["lastDay"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date", Description = "The last day.", Examples = ["2018-10-06"] },
            },
        };
}
