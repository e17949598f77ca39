using System.Text.Json.Nodes;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using NJsonSchema;
using NSwag;

namespace Guihang.Tests.Host.OpenApi;

/// <summary>The examples are true: they keep to their schemas, and somebody who sends them to the demo gets what the document says.</summary>
public sealed class Examples
{
    [Fact]
    public async Task Examples_keep_to_their_schemas()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var contract = await Contract.Of(app, Contract.File30);
        var schemas = await Schemas.Of(contract);
        var faults = new List<string>();
        var seen = 0;
        foreach (var operation in contract.Operations)
        {
            foreach (var example in operation.BodyExamples)
            {
                seen++;
                faults.AddRange(schemas.OfBody(operation.Id).Faults(example).Select(fault => $"{operation.Name}: body: {fault}"));
            }

            foreach (var parameter in operation.Parameters)
            {
                seen++;
                var schema = schemas.OfParameter(operation.Id, parameter["name"]!.ToString());
                faults.AddRange(schema.Faults(parameter["example"]).Select(fault => $"{operation.Name}: {parameter["name"]}: {fault}"));
            }

            foreach (var (status, answer) in operation.Node["responses"]!.AsObject())
            {
                if (contract.Resolve(answer!)["content"]?["application/json"]?["example"] is { } example)
                {
                    seen++;
                    faults.AddRange(
                        schemas.OfAnswer(operation.Id, status).Faults(example).Select(fault => $"{operation.Name}: {status}: {fault}")
                    );
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(seen > 100, $"Saw {seen} examples.");
    }

    [Fact]
    public async Task An_example_that_does_not_keep_to_its_schema_is_caught()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var schemas = await Schemas.Of(await Contract.Of(app, Contract.File30));

        var faults = schemas.OfBody("registerOfficer").Faults(JsonNode.Parse("""{ "code": 7, "roles": ["king"], "crown": true }"""));

        Assert.Contains(faults, fault => fault.Contains("#/code", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("#/roles", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("#/name", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("crown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queries_succeed_as_their_examples_show()
    {
        await using var app = await DemoHost.Create();
        var contract = await Contract.Of(app, Contract.File30);
        var schemas = await Schemas.Of(contract);
        var officers = await app.Officers(contract);
        Assert.NotEmpty(contract.Officers);
        Assert.All(contract.Officers, named => Assert.Contains(named, officers));
        var faults = new List<string>();
        var seen = 0;
        foreach (var operation in contract.Operations.Where(operation => operation.IsQuery))
        {
            foreach (var withOptional in new[] { true, false })
            {
                seen++;
                faults.AddRange(Compare(operation, schemas, await operation.Send(app, officers, null, withOptional)));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(seen > 40, $"Sent {seen} queries.");
    }

    // Each on a ledger of its own, so that no example needs another to have been sent, or not to have been.
    [Fact]
    public async Task Changes_succeed_as_their_examples_show()
    {
        IReadOnlyList<Operation> changes;
        Contract contract;
        Schemas schemas;
        await using (var app = await DemoHost.Create())
        {
            contract = await Contract.Of(app, Contract.File30);
            schemas = await Schemas.Of(contract);
            changes = [.. contract.Operations.Where(operation => !operation.IsQuery)];
        }

        var faults = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            changes.SelectMany(operation => operation.BodyExamples.DefaultIfEmpty().Select(body => (operation, body))),
            async (change, _) =>
            {
                await using var app = await DemoHost.Create();
                var answer = await change.operation.Send(app, await app.Officers(contract), change.body);
                foreach (var fault in Compare(change.operation, schemas, answer))
                {
                    faults.Add(fault);
                }
            }
        );

        Assert.True(faults.IsEmpty, string.Join('\n', faults));
        Assert.True(changes.Count > 10, $"Sent {changes.Count} changes.");
    }

    private static IEnumerable<string> Compare(Operation operation, Schemas schemas, Answer answer)
    {
        var status = ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!answer.Response.IsSuccessStatusCode || !operation.Node["responses"]!.AsObject().ContainsKey(status))
        {
            return [$"{operation.Name}: {status} {answer.Text}"];
        }

        return answer.Response.Content.Headers.ContentType?.MediaType is "application/json"
            ? schemas.OfAnswer(operation.Id, status).Faults(answer.Json).Select(fault => $"{operation.Name}: answer: {fault}")
            : [];
    }
}

/// <summary>The schemas of a document in OpenAPI 3.0, to validate against.</summary>
internal sealed class Schemas(OpenApiDocument document)
{
    public static async Task<Schemas> Of(Contract contract) => new(await OpenApiDocument.FromJsonAsync(contract.Root.ToJsonString()));

    public JsonSchema OfBody(string operation) => Find(operation).RequestBody!.Content["application/json"].Schema!;

    public JsonSchema OfAnswer(string operation, string status) =>
        Find(operation).Responses[status].ActualResponse.Content["application/json"].Schema!;

    public JsonSchema OfParameter(string operation, string name) =>
        Find(operation).Parameters.Select(parameter => parameter.ActualParameter).Single(parameter => parameter.Name == name).ActualSchema;

    private OpenApiOperation Find(string id) => document.Operations.Single(operation => operation.Operation.OperationId == id).Operation;
}

internal static class SchemaFaults
{
    /// <summary>What is wrong with a value.</summary>
    public static IReadOnlyList<string> Faults(this JsonSchema schema, JsonNode? value) =>
        [
            .. schema
                .Validate(value?.ToJsonString() ?? "null", SchemaType.OpenApi3)
                .Select(fault => fault.ToString().ReplaceLineEndings(" ")),
        ];
}
