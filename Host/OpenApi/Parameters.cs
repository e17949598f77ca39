using System.Reflection;
using Guihang.Core.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Describes what operations take: parameters of the address, and headers.</summary>
internal sealed class Parameters(Comments comments) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.Cast<OpenApiParameter>())
        {
            Describe(parameter, context);
        }

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            operation.Parameters.Add(Shared(context, Headers.IdempotencyKey));
        }

        if (metadata.OfType<LeavesNoTrace>().Any())
        {
            // Stands against the requirement of the whole document.
            operation.Security = [];
        }

        if (metadata.OfType<TakesVersion>().Any())
        {
            operation.Parameters.Add(Shared(context, Headers.IfMatch));
        }

        operation.Parameters.Add(Shared(context, Headers.AcceptLanguage));
    }

    private void Describe(OpenApiParameter parameter, OperationFilterContext context)
    {
        var (type, member) = Find(context.MethodInfo, parameter.Name!);
        var described = context
            .ApiDescription.ActionDescriptor.EndpointMetadata.OfType<DescribedParameter>()
            .FirstOrDefault(d => d.Name == parameter.Name);
        parameter.Description = described?.Description ?? (member is null ? null : comments.Summary(member));
        var example = described?.Example ?? (member is null ? null : comments.Example(member));
        if (QueriedSet(type) is { } set)
        {
            parameter.Schema = context.SchemaGenerator.GenerateSchema(set, context.SchemaRepository);
        }

        if (parameter.Schema is OpenApiSchema { } schema)
        {
            schema.Description = null;
            schema.Examples = null;
        }

        parameter.Example = example is null ? null : Examples.Parse(example, parameter.Schema);
    }

    // A parameter of the handler itself, or a member of the request into which the query is read.
    private static (Type? Type, MemberInfo? Member) Find(MethodInfo handler, string name)
    {
        if (handler.GetParameters().FirstOrDefault(parameter => parameter.Name == name) is { } own)
        {
            return (own.ParameterType, null);
        }

        var member = handler
            .GetParameters()
            .Where(parameter => parameter.IsDefined(typeof(AsParametersAttribute), inherit: false))
            .Select(parameter =>
                parameter.ParameterType.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)
            )
            .FirstOrDefault(property => property is not null);
        return (member?.PropertyType, member);
    }

    // To the framework a word of a fixed set is any text.
    private static Type? QueriedSet(Type? declared)
    {
        var type = declared is null ? null : Nullable.GetUnderlyingType(declared) ?? declared;
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(QueryWord<>)
            ? type.GetGenericArguments()[0]
            : null;
    }

    private static OpenApiParameterReference Shared(OperationFilterContext context, OpenApiParameter header)
    {
        context.Document.Components ??= new OpenApiComponents();
        context.Document.Components.Parameters ??= new Dictionary<string, IOpenApiParameter>(StringComparer.Ordinal);
        context.Document.Components.Parameters.TryAdd(header.Name!, header.CreateShallowCopy());
        return new OpenApiParameterReference(header.Name!, context.Document);
    }
}
