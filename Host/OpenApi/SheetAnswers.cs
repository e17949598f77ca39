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
        if (!Answers(context).Any(ListSheets.IsList))
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
        if (Answers(context).Any(ListSheets.IsLedger))
        {
            operation.Parameters.Add(Columns());
        }

        var answer = (OpenApiResponse)operation.Responses![Ok];
        Show(answer, SheetForm.Xlsx);
        Show(answer, SheetForm.Csv);
    }

    // What is made is answered with what was made of it, and is no list to be had again.
    private static IEnumerable<Type> Answers(OperationFilterContext context) =>
        context
            .ApiDescription.SupportedResponseTypes.Where(answer => answer.StatusCode == StatusCodes.Status200OK)
            .Select(answer => answer.Type)
            .OfType<Type>();

    private static OpenApiParameter Columns() =>
        new()
        {
            Name = ListSheets.ColumnsParameter,
            In = ParameterLocation.Query,
            Description =
                "With `xlsx` and `csv`: the jurisdiction (GB/T 2260) in the columns of whose own ledger the list is given, with its headers in its order, as its last import kept them, and after them those that an import asks for and the ledger lacks. The file is imported again without changing anything. For case officers.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9]{6}$" },
            Example = Examples.Parse("440605", null),
        };

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
