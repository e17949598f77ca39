using System.Globalization;
using System.Text.Json;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Json;
using Guihang.Core.Problems;
using Guihang.Core.Sheets;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>
/// Documents the problems with which operations answer: those that follow from what an operation takes, and those that its slice declares.
/// Each has its example, written as the host writes it.
/// </summary>
internal sealed class Problems : IOperationFilter
{
    private const string MediaType = "application/problem+json";
    private const string TraceId = "0HNK2T6B3M5QF:00000001";
    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("zh-CN");

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var status in Of(context.ApiDescription).GroupBy(problem => problem.Code.Status).OrderBy(group => group.Key))
        {
            List<ProblemException> problems = [.. status.DistinctBy(problem => problem.Code.Name, StringComparer.Ordinal)];
            operation.Responses![status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("；", problems.Select(problem => $"{problem.Code.Title(Language)} (`{problem.Code.Name}`)")),
                Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
                {
                    [MediaType] = new OpenApiMediaType
                    {
                        Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemBody), context.SchemaRepository),
                        Examples = problems.ToDictionary(
                            problem => problem.Code.Name,
                            IOpenApiExample (problem) => Example(context, problem),
                            StringComparer.Ordinal
                        ),
                    },
                },
            };
        }
    }

    private static IEnumerable<ProblemException> Of(ApiDescription operation)
    {
        var metadata = operation.ActionDescriptor.EndpointMetadata;
        var takesBody = operation.ParameterDescriptions.Any(parameter => parameter.Source.Id == "Body");
        if (!metadata.OfType<LeavesNoTrace>().Any())
        {
            yield return new ProblemException(CoreProblems.NotSignedIn, HeaderIdentity.Header);
            yield return new ProblemException(CoreProblems.RoleMayNot);
        }

        if (operation.ParameterDescriptions.Any(parameter => parameter.Type != typeof(Guid) || parameter.Source.Id != "Path"))
        {
            yield return new ProblemException(CoreProblems.Unreadable) { Fields = [Unreadable(takesBody)] };
            yield return new ProblemException(CoreProblems.Invalid) { Fields = [Invalid()] };
        }

        if (
            operation.ParameterDescriptions.Any(parameter =>
                string.Equals(parameter.Name, nameof(IPaged.After), StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            yield return new ProblemException(CoreProblems.BadCursor);
        }

        if (operation.SupportedResponseTypes.Any(answer => answer.Type is { } type && ListSheets.IsList(type)))
        {
            yield return new ProblemException(CoreProblems.FormUnknown, "pdf");
            yield return operation.SupportedResponseTypes.Any(answer => answer.Type is { } type && ListSheets.IsLedger(type))
                ? new ProblemException(ImportProblems.NoColumnsKept, "440605")
                : new ProblemException(ImportProblems.NoLedger);
        }

        if (operation.ParameterDescriptions.Any(parameter => parameter.Type == typeof(Guid) && parameter.Source.Id == "Path"))
        {
            yield return new ProblemException(CoreProblems.OutOfReach);
            yield return new ProblemException(CoreProblems.NotFound, "person");
        }

        if (takesBody)
        {
            yield return new ProblemException(CoreProblems.NotJson);
        }

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            yield return new ProblemException(CoreProblems.KeyMissing, 100);
            yield return new ProblemException(CoreProblems.KeyInFlight);
            yield return new ProblemException(CoreProblems.KeyUsed);
        }

        if (metadata.OfType<TakesVersion>().Any())
        {
            yield return new ProblemException(CoreProblems.VersionMissing);
            yield return new ProblemException(CoreProblems.VersionChanged, 1, 2);
        }

        foreach (var own in metadata.OfType<AnswersProblem>())
        {
            yield return new ProblemException(own.Code, [.. own.Arguments]);
        }
    }

    private static FieldProblem Unreadable(bool isInBody) => isInBody ? Unreadable("on", "form.day") : Unreadable("limit", "form.number");

    private static FieldProblem Unreadable(string field, string form) =>
        new(
            field,
            "unreadable-value",
            Text("unreadable-value.wrong"),
            Text("unreadable-value.right").Replace("{0}", Text(form), StringComparison.Ordinal)
        );

    private static FieldProblem Invalid() =>
        new("on", "day-in-future", Text("validation.day-in-future.wrong"), Text("validation.day-in-future.right"));

    private static string Text(string key) => CoreProblems.Texts.GetString(key, Language)!;

    private static OpenApiExampleReference Example(OperationFilterContext context, ProblemException problem)
    {
        context.Document.Components ??= new OpenApiComponents();
        context.Document.Components.Examples ??= new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal);
        context.Document.Components.Examples.TryAdd(
            problem.Code.Name,
            new OpenApiExample
            {
                Summary = problem.Code.Title(Language),
                Value = JsonSerializer.SerializeToNode(ProblemWriter.Body(problem, Language, TraceId), JsonForms.Api),
            }
        );
        return new OpenApiExampleReference(problem.Code.Name, context.Document);
    }
}
