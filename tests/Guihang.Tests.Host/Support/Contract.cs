using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guihang.Tests.Host.Support;

/// <summary>The API document, read for walks over all that it describes.</summary>
internal sealed partial class Contract
{
    public const string File31 = "v1.json";
    public const string File30 = "v1-3.0.json";

    public Contract(JsonNode root)
    {
        Root = root;
        Operations =
        [
            .. root["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject().Select(operation => new Operation(this, operation.Key, path.Key, operation.Value!.AsObject()))
                ),
        ];
    }

    public JsonNode Root { get; }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The officers whom the document tells its readers to try.</summary>
    public List<string> Officers =>
        [.. Code().Matches(Root["components"]!["securitySchemes"]!["officer"]!["description"]!.ToString()).Select(code => code.Value)];

    /// <summary>The document that a host gives.</summary>
    public static async Task<Contract> Of(TestApp app, string file = File31) => new((await app.As("").Get($"/openapi/{file}")).Json);

    /// <summary>What a reference leads to; what is none stays as it is.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var found = node.AsObject();
        while (found["$ref"] is { } reference)
        {
            found = reference.ToString().Split('/').Skip(1).Aggregate(Root, (at, part) => at[part]!).AsObject();
        }

        return found;
    }

    /// <summary>The schema that a reference, alone or with a description or null beside it, leads to.</summary>
    public JsonObject Unwrap(JsonNode schema)
    {
        var found = Resolve(schema);
        while ((found["allOf"] ?? found["oneOf"]) is JsonArray { Count: > 0 } parts)
        {
            found = Resolve(parts[^1]!);
        }

        return found;
    }

    [GeneratedRegex(@"\b[a-z0-9]+\.[a-z0-9.]*[a-z]|\badmin\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}

/// <summary>An operation of the document.</summary>
internal sealed class Operation(Contract contract, string method, string path, JsonObject node)
{
    public string Id => node["operationId"]?.ToString() ?? "";

    public string Path => path;

    public JsonObject Node => node;

    /// <summary>By which failures name it.</summary>
    public string Name => $"{Id} ({Method.Method} {path})";

    public HttpMethod Method => new(method.ToUpperInvariant());

    /// <summary>Whether it asks who calls; casting a secret ballot does not.</summary>
    public bool AsksWhoCalls => node["security"] is not JsonArray { Count: 0 };

    public bool IsQuery => Method == HttpMethod.Get;

    public IReadOnlyList<JsonObject> Parameters => [.. (node["parameters"]?.AsArray() ?? []).Select(p => contract.Resolve(p!))];

    /// <summary>What describes its body; null where it takes none.</summary>
    public JsonObject? Body => node["requestBody"] is { } body ? contract.Resolve(body)["content"]!["application/json"]?.AsObject() : null;

    /// <summary>The example of the form that it takes; null where it takes none.</summary>
    public JsonObject? Form =>
        node["requestBody"] is { } body ? contract.Resolve(body)["content"]!["multipart/form-data"]?["example"]?.AsObject() : null;

    /// <summary>The examples of its body: the one, or those with names; none where it takes no body.</summary>
    public IReadOnlyList<JsonNode> BodyExamples =>
        Body is not { } body ? []
        : body["example"] is { } one ? [one]
        : [.. (body["examples"]?.AsObject() ?? []).Select(example => contract.Resolve(example.Value!)["value"]!)];

    /// <summary>The first example of its body; null where it takes no body.</summary>
    public JsonNode? FirstBody => BodyExamples is [var first, ..] ? first : null;

    /// <summary>The days that its body may say.</summary>
    public IEnumerable<string> DaysOfBody =>
        Body is not { } body
            ? []
            : (contract.Unwrap(body["schema"]!)["properties"]?.AsObject() ?? [])
                .Where(member => contract.Unwrap(member.Value!)["format"]?.ToString() == "date")
                .Select(member => member.Key);

    /// <summary>The request that its examples make.</summary>
    public HttpRequestMessage Request(Api api, JsonNode? body, bool withOptional = true, string language = "zh-CN")
    {
        var address = path;
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        foreach (var parameter in Parameters.Where(p => withOptional || p["required"]?.GetValue<bool>() is true))
        {
            var (name, value) = (parameter["name"]!.ToString(), parameter["example"]?.ToString() ?? "");
            switch (parameter["in"]!.ToString())
            {
                case "path":
                    address = address.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
                    break;
                case "query":
                    query.Add($"{name}={Uri.EscapeDataString(value)}");
                    break;
                default:
                    headers.Add((name, value));
                    break;
            }
        }

        var request = api.Request(Method, query is [] ? address : $"{address}?{string.Join('&', query)}", body?.ToJsonString(), language);
        if (Form is { } form)
        {
            request.Content = Content(form);
        }

        foreach (var (name, value) in headers.Where(header => header.Name != "Accept-Language"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    // The example of a file is its name; what it holds is a page of the kind that the name promises.
    private static MultipartFormDataContent Content(JsonObject form)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form)
        {
            if (name is "file")
            {
                content.Add(new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()), name, value!.ToString());
            }
            else if (value is not null)
            {
                content.Add(new StringContent(value.ToString()), name);
            }
        }

        return content;
    }

    /// <summary>Sends its example as the first of the officers who may, and gives what came back.</summary>
    public async Task<Answer> Send(
        TestApp app,
        IEnumerable<string> officers,
        JsonNode? body,
        bool withOptional = true,
        string language = "zh-CN"
    )
    {
        Answer? answer = null;
        foreach (var officer in officers)
        {
            var api = app.As(officer);
            answer = await api.Send(Request(api, body, withOptional, language));
            if (answer.Status != System.Net.HttpStatusCode.Forbidden)
            {
                break;
            }
        }

        return answer!;
    }

    /// <summary>Sends its example in English with another value in the address, as the first of the officers who may.</summary>
    public async Task<Answer> SendWith(TestApp app, IEnumerable<string> officers, string name, string value)
    {
        Answer? answer = null;
        foreach (var officer in officers)
        {
            var api = app.As(officer);
            var request = Request(api, FirstBody, language: "en");
            var address = request.RequestUri!.ToString().Split('?');
            var others = address is [_, var query]
                ? query.Split('&').Where(part => !part.StartsWith($"{name}=", StringComparison.Ordinal))
                : [];
            request.RequestUri = new Uri($"{address[0]}?{string.Join('&', [.. others, $"{name}={value}"])}", UriKind.Relative);
            answer = await api.Send(request);
            if (answer.Status != System.Net.HttpStatusCode.Forbidden)
            {
                break;
            }
        }

        return answer!;
    }
}
