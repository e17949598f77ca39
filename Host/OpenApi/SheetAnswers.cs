using System.Text.Json;
using Guihang.Core.Sheets;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Says of every list that it is given as a sheet too.</summary>
internal sealed class SheetAnswers : IOperationFilter
{
    private const string Ok = "200";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!context.ApiDescription.SupportedResponseTypes.Any(answer => answer.Type is { } type && ListSheets.IsList(type)))
        {
            return;
        }

        operation.Parameters!.Add(
            new OpenApiParameter
            {
                Name = ListSheets.Parameter,
                In = ParameterLocation.Query,
                Description =
                    "The form: `json` gives a page; `xlsx` and `csv` give the whole list with headers and words in the language of the call, and say so in the audit. `limit` does not count then.",
                Schema = context.SchemaGenerator.GenerateSchema(typeof(SheetForm), context.SchemaRepository),
                Example = Examples.Parse("json", null),
            }
        );
        var answer = (OpenApiResponse)operation.Responses![Ok];
        Show(answer, SheetForm.Xlsx);
        Show(answer, SheetForm.Csv);
    }

    // A file is too long for an example in place.
    private static void Show(OpenApiResponse answer, SheetForm form) =>
        answer.Content![form.MediaType()] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
            {
                ["units"] = new OpenApiExample
                {
                    Summary = "单位名单 · A list of units",
                    ExternalValue = $"/api/v1/units?form={JsonNamingPolicy.CamelCase.ConvertName(form.ToString())}",
                },
            },
        };
}
