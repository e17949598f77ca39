using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Guihang.Core.Json;

/// <summary>How values are written as JSON. Chinese text stays readable in both forms.</summary>
public static class JsonForms
{
    /// <summary>What the API reads and writes: camel case, nothing unknown accepted.</summary>
    public static JsonSerializerOptions Api { get; } = Configure(new(JsonSerializerDefaults.Web), JsonNamingPolicy.CamelCase);

    /// <summary>What policies read and write: lower case with hyphens.</summary>
    public static JsonSerializerOptions Policy { get; } =
        Configure(new() { TypeInfoResolver = JsonSerializerOptions.Default.TypeInfoResolver }, JsonNamingPolicy.KebabCaseLower);

    /// <summary>Makes options the API's.</summary>
    public static JsonSerializerOptions ConfigureApi(JsonSerializerOptions options) => Configure(options, JsonNamingPolicy.CamelCase);

    private static JsonSerializerOptions Configure(JsonSerializerOptions options, JsonNamingPolicy naming)
    {
        options.PropertyNamingPolicy = naming;
        options.PropertyNameCaseInsensitive = false;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(naming, allowIntegerValues: false));
        options.Converters.Add(new DateSpanConverter(naming));
        options.Converters.Add(new DurationConverter());
        return options;
    }
}
