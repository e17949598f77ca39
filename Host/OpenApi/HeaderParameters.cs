using Guihang.Core.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Gives operations the headers that they take.</summary>
internal sealed class HeaderParameters : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            Add(operation, HttpDoor.IdempotencyKeyHeader, "The creation's key, 1 to 100 characters: the same key creates once and gives the same answer again for seven days.", "example-1");
        }

        if (metadata.OfType<TakesVersion>().Any())
        {
            Add(operation, "If-Match", "The ETag that was read: the change is refused where somebody else has changed the thing meanwhile.", "\"1\"");
        }
    }

    private static void Add(OpenApiOperation operation, string name, string description, string example)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = true,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = example,
            }
        );
    }
}
