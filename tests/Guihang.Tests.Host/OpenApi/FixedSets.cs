using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Http;
using Guihang.Tests.Host.Support;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Guihang.Tests.Host.OpenApi;

/// <summary>Compares the types of endpoints with the document: what is a fixed set in the code is an enumeration of all its words there.</summary>
internal sealed class FixedSets(Contract contract)
{
    private readonly List<string> _faults = [];
    private readonly HashSet<Type> _types = [];

    public IReadOnlyList<string> Faults => _faults;

    public int Seen { get; private set; }

    public void Compare(ApiDescription endpoint, Operation operation)
    {
        foreach (var parameter in endpoint.ParameterDescriptions)
        {
            if (parameter.Source.Id == "Body")
            {
                // A form has files and no fixed sets.
                if (operation.Body is { } body)
                {
                    Compare(operation.Name, parameter.Type, body["schema"]!);
                }
            }
            else if (operation.Parameters.FirstOrDefault(p => Is(p["name"]!.ToString(), parameter.Name)) is { } described)
            {
                Compare(operation.Name, $"the parameter {parameter.Name}", DeclaredType(parameter), described["schema"]!);
            }
        }

        foreach (var answer in endpoint.SupportedResponseTypes.Where(answer => answer.Type is not null && answer.Type != typeof(byte[])))
        {
            var content = operation.Node["responses"]![$"{answer.StatusCode}"]!["content"]!["application/json"]!;
            Compare(operation.Name, answer.Type!, content["schema"]!);
        }
    }

    /// <summary>Compares the fields of a type.</summary>
    public void Compare(string operation, Type type, JsonNode schema)
    {
        if (!_types.Add(type))
        {
            return;
        }

        foreach (var (name, field) in contract.Unwrap(schema)["properties"]?.AsObject() ?? [])
        {
            if (type.GetProperties().FirstOrDefault(property => Is(property.Name, name)) is { } property)
            {
                Compare(operation, $"{type.Name}.{name}", property.PropertyType, field!);
            }
        }
    }

    private void Compare(string operation, string at, Type declared, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(QueryWord<>))
        {
            type = type.GetGenericArguments()[0];
        }

        if (type.IsEnum)
        {
            Seen++;
            var words = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
            if (contract.Unwrap(schema)["enum"]?.AsArray().Select(word => word?.ToString()).SequenceEqual(words) is not true)
            {
                _faults.Add($"{operation}: {at} is no enumeration of {type.Name}");
            }
        }
        else if (contract.Unwrap(schema)["items"] is { } items && type.GetGenericArguments() is [var element])
        {
            Compare(operation, at, element, items);
        }
        else if (type.Namespace?.StartsWith("Guihang", StringComparison.Ordinal) is true)
        {
            Compare(operation, type, schema);
        }
    }

    // To the framework a word of a fixed set, which the code reads itself, is any text.
    private static Type DeclaredType(ApiParameterDescription parameter) =>
        (parameter.ParameterDescriptor as Microsoft.AspNetCore.Mvc.Infrastructure.IParameterInfoParameterDescriptor)
            ?.ParameterInfo
            .ParameterType
        ?? parameter.ModelMetadata?.ModelType
        ?? parameter.Type;

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
