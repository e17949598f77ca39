using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.OpenApi;

/// <summary>Looks at every operation, parameter and field of a document, and keeps what is missing there.</summary>
internal sealed partial class DocumentWalk
{
    private readonly Contract _contract;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _schemas = new(StringComparer.Ordinal);

    public DocumentWalk(Contract contract)
    {
        _contract = contract;
        foreach (var operation in contract.Operations)
        {
            Look(operation);
        }
    }

    public IReadOnlyList<string> Faults => _faults;

    public int Operations { get; private set; }

    public int Parameters { get; private set; }

    public int Fields { get; private set; }

    public int Words { get; private set; }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Operations} operations, {Parameters} parameters, {Fields} fields, {Words} words");

    private void Look(Operation operation)
    {
        Operations++;
        var (node, name) = (operation.Node, operation.Name);
        Need(HasText(node, "operationId"), name, "has no operationId");
        Need(operation.Id is "" || _ids.Add(operation.Id), name, "has the operationId of another");
        Need(
            node["summary"]?.ToString().Split(" · ") is [var zh, { Length: > 0 }] && zh.Any(letter => letter > 0x2E80),
            name,
            "has no summary in both languages"
        );
        Need(HasText(node, "description"), name, "has no description");
        foreach (var parameter in operation.Parameters)
        {
            Parameters++;
            var named = $"the parameter {parameter["name"]}";
            Need(HasText(parameter, "description"), name, $"{named} has no description");
            LookAtExample(name, named, parameter);
            LookAtWords(name, named, parameter["schema"]!);
        }

        if (operation.Body is { } body)
        {
            LookAtExample(name, "the body", body);
            LookAtFields(name, "the body", body["schema"]!);
        }

        foreach (var (status, reference) in node["responses"]!.AsObject())
        {
            Look(name, status, _contract.Resolve(reference!));
        }
    }

    private void Look(string name, string status, JsonObject answer)
    {
        Need(HasText(answer, "description"), name, $"the answer {status} has no description");
        foreach (var (mediaType, content) in answer["content"]?.AsObject() ?? [])
        {
            LookAtExample(name, $"the example of {status} {mediaType}", content!);
            LookAtFields(name, $"{status}", content!["schema"]!);
        }

        foreach (var (header, reference) in answer["headers"]?.AsObject() ?? [])
        {
            var described = _contract.Resolve(reference!);
            Need(HasText(described, "description"), name, $"the header {header} of {status} has no description");
            LookAtExample(name, $"the header {header} of {status}", described);
        }
    }

    // Each schema that has a name once.
    private void LookAtFields(string name, string at, JsonNode schema)
    {
        var (target, named) = (_contract.Unwrap(schema), NameOf(schema) ?? at);
        if (NameOf(schema) is { } known && !_schemas.Add(known))
        {
            return;
        }

        if (target["items"] is { } items)
        {
            LookAtFields(name, $"{named}[]", items);
        }

        foreach (var (field, node) in target["properties"]?.AsObject() ?? [])
        {
            Fields++;
            var path = $"{named}.{field}";
            Need(HasText(node!, "description") || HasText(_contract.Unwrap(node!), "description"), name, $"{path} has no description");
            Need(Shows(node!), name, $"{path} has no example");
            Need(Unfilled(node!) is not { } word, name, $"{path} has an unfilled {Unfilled(node!)}");
            LookAtWords(name, path, node!);
            LookAtFields(name, path, node!);
        }
    }

    // The words of a fixed set are told where the set is.
    private void LookAtWords(string name, string at, JsonNode schema)
    {
        var set = _contract.Unwrap(schema);
        foreach (var word in set["enum"]?.AsArray() ?? [])
        {
            Words++;
            var isTold = set["description"]?.ToString().Contains($"- `{word}`: ", StringComparison.Ordinal) is true;
            Need(isTold, name, $"{at} does not describe the word {word}");
        }
    }

    private void LookAtExample(string name, string at, JsonNode node)
    {
        Need(HasExample(node), name, $"{at} has no example");
        Need(Unfilled(node) is null, name, $"{at} has an unfilled {Unfilled(node)}");
    }

    // A field shows what it holds by its own example, or by what it consists of, which has examples or is looked at as fields.
    private bool Shows(JsonNode schema)
    {
        var target = _contract.Unwrap(schema);
        return HasExample(schema)
            || HasExample(target)
            || target["properties"] is JsonObject { Count: > 0 }
            || (target["items"] is { } items && Shows(items));
    }

    private static string? NameOf(JsonNode schema) =>
        schema["$ref"]?.ToString().Split('/')[^1]
        ?? ((schema["allOf"] ?? schema["oneOf"]) is JsonArray { Count: > 0 } parts ? NameOf(parts[^1]!) : null);

    private static bool HasText(JsonNode node, string key) => !string.IsNullOrWhiteSpace(node[key]?.ToString());

    // An example may be null.
    private static bool HasExample(JsonNode node) =>
        node.AsObject().ContainsKey("example") || node["examples"] is JsonArray { Count: > 0 } or JsonObject { Count: > 0 };

    private static string? Unfilled(JsonNode node) =>
        Placeholder().Match($"{node["example"]?.ToJsonString()} {node["examples"]?.ToJsonString()}") is { Success: true } match
            ? match.Value
            : null;

    private void Need(bool isThere, string operation, string otherwise)
    {
        if (!isThere)
        {
            _faults.Add($"{operation}: {otherwise}");
        }
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
