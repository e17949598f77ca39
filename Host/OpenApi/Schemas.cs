using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Describes the fields of bodies: what the comments say, what may be null, and what must be there.</summary>
internal sealed class Schemas(Comments comments) : ISchemaFilter
{
    private static readonly NullabilityInfoContext Nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema own)
        {
            return;
        }

        if (context.MemberInfo is PropertyInfo property)
        {
            Describe(own, property);
        }
        else if (context.Type.IsEnum)
        {
            own.Description =
                $"{comments.Summary(context.Type)}\n\n{string.Join('\n', context.Type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Word))}";
            own.Examples = [own.Enum![0]!.DeepClone()];
        }
        else if (own.Properties is { Count: > 0 } && context.Type.Namespace!.StartsWith("Guihang", StringComparison.Ordinal))
        {
            own.Required = context
                .Type.GetProperties()
                .Where(IsRequired)
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
                .Where(own.Properties.ContainsKey)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    private void Describe(OpenApiSchema schema, PropertyInfo property)
    {
        schema.Description ??= comments.Summary(property);
        if (comments.Example(property) is { } example)
        {
            schema.Examples = [Examples.Parse(example, schema)];
        }

        if (schema.AllOf is [var reference] && IsNullable(property))
        {
            schema.Type = null;
            schema.AllOf = null;
            schema.OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference];
        }

        // The cells of a list: a blank one is null.
        if (
            property.PropertyType == typeof(IReadOnlyList<IReadOnlyDictionary<string, string>>)
            && schema.Items is OpenApiSchema { AdditionalProperties: OpenApiSchema cell }
        )
        {
            cell.Type |= JsonSchemaType.Null;
        }
    }

    private string Word(FieldInfo word) => $"- `{JsonNamingPolicy.CamelCase.ConvertName(word.Name)}`: {comments.Summary(word)}";

    private static bool IsNullable(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).ReadState == NullabilityState.Nullable;
        }
    }

    // What reading insists on: required members, and parameters of a positional record, which have no default anywhere.
    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute))
        || property
            .DeclaringType!.GetConstructors()
            .Any(constructor => constructor.GetParameters().Any(p => p.Name == property.Name && !p.HasDefaultValue));
}
