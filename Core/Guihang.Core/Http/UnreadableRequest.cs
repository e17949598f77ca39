using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Guihang.Core.Problems;
using Guihang.Policy.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Guihang.Core.Http;

/// <summary>Says of a body or parameter that did not read which field it is and what would be right there.</summary>
internal static partial class UnreadableRequest
{
    public static ProblemException Explain(BadHttpRequestException fault, Endpoint? endpoint, CultureInfo language)
    {
        var fields = fault.InnerException is JsonException json
            ? BodyFields(json, endpoint, language)
            : ParameterFields(fault, endpoint, language);
        return new ProblemException(CoreProblems.Unreadable) { Fields = [.. fields] };
    }

    /// <summary>Says of a name in an address that nobody asks for it there, and which would be asked for.</summary>
    public static FieldProblem Unknown(string name, IEnumerable<string> known, CultureInfo language) =>
        Field(name, "unknown-field", string.Join(", ", known), language);

    private static IEnumerable<FieldProblem> BodyFields(JsonException fault, Endpoint? endpoint, CultureInfo language)
    {
        var path = fault.Path?.Replace("$.", "", StringComparison.Ordinal) is { } p and not "$" ? p : "";
        var body = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        if (Missing().Match(fault.Message) is { Success: true } missing)
        {
            return missing
                .Groups["name"]
                .Captures.Select(name =>
                    Field(Join(path, name.Value), "missing", Expected(body, Join(path, name.Value), language), language)
                );
        }

        return Unmapped().Match(fault.Message) is { Success: true } unknown
            ? [Field(path is "" ? unknown.Groups["name"].Value : path, "unknown-field", Members(body, language), language)]
            : [Field(path, "unreadable-value", Expected(body, path, language), language)];
    }

    private static IEnumerable<FieldProblem> ParameterFields(BadHttpRequestException fault, Endpoint? endpoint, CultureInfo language)
    {
        if (Parameter().Match(fault.Message) is not { Success: true } match)
        {
            return [];
        }

        var name = match.Groups["name"].Value;
        var type = endpoint?.Metadata.GetMetadata<MethodInfo>() is { } handler ? ParameterType(handler, name) : null;
        return [Field(ValidationTexts.CamelCase(name), "unreadable-value", FormOf(type ?? typeof(object), language), language)];
    }

    // A parameter of the handler itself, or a property of the request that its query string is read into.
    private static Type? ParameterType(MethodInfo handler, string name) =>
        handler.GetParameters().FirstOrDefault(parameter => parameter.Name == name)?.ParameterType
        ?? handler
            .GetParameters()
            .Select(parameter => parameter.ParameterType.GetProperty(name)?.PropertyType)
            .FirstOrDefault(type => type is not null);

    private static FieldProblem Field(string field, string code, string expected, CultureInfo language) =>
        new(field, code, Text($"{code}.wrong", language), string.Format(language, Text($"{code}.right", language), expected));

    private static string Expected(Type? body, string path, CultureInfo language)
    {
        var type = body;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split('[')[0];
            type = type?.GetProperties().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))?.PropertyType;
            if (part.Contains('[', StringComparison.Ordinal))
            {
                type = type?.GetGenericArguments().FirstOrDefault();
            }
        }

        return FormOf(type ?? typeof(object), language);
    }

    private static string FormOf(Type declared, CultureInfo language)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(QueryWord<>))
        {
            type = type.GetGenericArguments()[0];
        }

        return type.IsEnum
            ? string.Format(
                language,
                Text("form.word", language),
                string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))
            )
            : Text(FormKey(type), language);
    }

    private static string FormKey(Type type) =>
        type == typeof(DateOnly) ? "form.day"
        : type == typeof(DateTime) ? "form.time"
        : type == typeof(Duration) ? "form.duration"
        : type == typeof(Guid) ? "form.id"
        : type == typeof(int) ? "form.number"
        : type == typeof(bool) ? "form.flag"
        : type == typeof(string) ? "form.text"
        : type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "form.list"
        : "form.object";

    private static string Members(Type? body, CultureInfo language) =>
        body is null
            ? Text("form.object", language)
            : string.Join(
                ", ",
                body.GetProperties()
                    .Where(p =>
                        p.SetMethod is not null
                        && p.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), inherit: false) is []
                    )
                    .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
            );

    private static string Join(string path, string name) => path is "" ? name : $"{path}.{name}";

    private static string Text(string key, CultureInfo language) => CoreProblems.Texts.GetString(key, language) ?? key;

    [GeneratedRegex(
        "missing required properties including: ('(?<name>[^']+)'(, |;)?)+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Missing();

    [GeneratedRegex("The JSON property '(?<name>[^']+)' could not be mapped", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unmapped();

    [GeneratedRegex("parameter \"(?<type>[^ \"]+) (?<name>[^ \"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
