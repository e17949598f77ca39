using System.Globalization;
using System.Text.Json;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Host.Demo;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Describes what operations answer where all is well: what it is, and its headers.</summary>
internal sealed class Answers(Comments comments) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var described in context.ApiDescription.SupportedResponseTypes)
        {
            var answer = (OpenApiResponse)operation.Responses![described.StatusCode.ToString(CultureInfo.InvariantCulture)];
            answer.Description = Description(described.Type!);
            Add(answer, context, Headers.PolicyBook);
            if (described.Type == typeof(byte[]))
            {
                ShowFiles(answer);
            }

            if (described.Type!.IsAssignableTo(typeof(IVersioned)))
            {
                Add(answer, context, Headers.ETag);
            }

            if (metadata.OfType<TakesIdempotencyKey>().Any())
            {
                Add(answer, context, Headers.Location);
                Add(answer, context, Headers.Replayed);
            }
        }
    }

    private string? Description(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)
            ? $"{comments.Summary(type)} Each entry: {comments.Summary(type.GetGenericArguments()[0])}"
        : type == typeof(byte[]) ? "The file."
        : comments.Summary(type);

    // A file is too long for an example in place.
    private static void ShowFiles(OpenApiResponse answer)
    {
        foreach (var (mediaType, body) in answer.Content!)
        {
            if (mediaType is "application/octet-stream")
            {
                ((OpenApiMediaType)body).Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
                {
                    ["evidence"] = new OpenApiExample
                    {
                        Summary = "谈话记录扫描件 · The scan of a talk record",
                        ExternalValue = $"/api/v1/attachments/{DemoIds.Of("attachmentId")}/content",
                    },
                };
                continue;
            }

            var form = mediaType is "text/html" ? DocumentForm.Html : DocumentForm.Docx;
            ((OpenApiMediaType)body).Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
            {
                ["letter"] = new OpenApiExample
                {
                    Summary = "受处分干部爱心提醒函 · A care letter",
                    ExternalValue =
                        $"/api/v1/documents/{DemoIds.Of("documentId")}/content?form={JsonNamingPolicy.CamelCase.ConvertName(form.ToString())}",
                },
            };
        }
    }

    private static void Add(OpenApiResponse answer, OperationFilterContext context, (string Name, OpenApiHeader Header) header)
    {
        context.Document.Components ??= new OpenApiComponents();
        context.Document.Components.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        context.Document.Components.Headers.TryAdd(header.Name, header.Header.CreateShallowCopy());
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        answer.Headers[header.Name] = new OpenApiHeaderReference(header.Name, context.Document);
    }
}
