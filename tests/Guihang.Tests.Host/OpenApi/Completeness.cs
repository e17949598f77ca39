using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Tests.Host.Support;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Tests.Host.OpenApi;

/// <summary>The document says of everything what it is, and gives an example of it.</summary>
public sealed partial class Completeness
{
    [Theory]
    [InlineData(Contract.File31)]
    [InlineData(Contract.File30)]
    public async Task Everything_has_a_description_and_an_example(string file)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);

        var walk = new DocumentWalk(await Contract.Of(app, file));

        Assert.True(walk.Faults is [], string.Join('\n', walk.Faults));
        Assert.True(walk is { Operations: > 40, Parameters: > 40, Fields: > 200, Words: > 50 }, $"Saw {walk}.");
    }

    [Fact]
    public async Task Fixed_sets_are_enumerations()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var contract = await Contract.Of(app);
        var sets = new FixedSets(contract);
        var endpoints = app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items;

        foreach (var endpoint in endpoints.SelectMany(group => group.Items))
        {
            sets.Compare(
                endpoint,
                contract.Operations.Single(operation =>
                    operation.Path == $"/{Constraint().Replace(endpoint.RelativePath!, "")}"
                    && operation.Method.Method == endpoint.HttpMethod
                )
            );
        }

        Assert.True(sets.Faults is [], string.Join('\n', sets.Faults));
        Assert.True(sets.Seen > 30, $"Saw {sets.Seen} fields and parameters of a fixed set.");
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var walk = new DocumentWalk(
            new Contract(
                JsonNode.Parse(
                    """
                    {
                      "paths": {
                        "/kings": {
                          "get": {
                            "operationId": "listKings",
                            "summary": "列出国王 · List kings",
                            "description": "Lists kings.",
                            "parameters": [
                              { "name": "house", "in": "query", "description": "The house.", "schema": { "type": "string" } },
                              { "name": "after", "in": "query", "example": "x", "schema": { "type": "string" } }
                            ],
                            "responses": {
                              "200": {
                                "description": "Kings.",
                                "content": { "application/json": {
                                  "schema": { "$ref": "#/components/schemas/King" },
                                  "example": { "name": "{kingName}" }
                                } }
                              }
                            }
                          },
                          "post": { "summary": "Crown", "requestBody": { "content": { "application/json": { "schema": { "type": "object" } } } }, "responses": { "201": {} } }
                        }
                      },
                      "components": {
                        "schemas": {
                          "King": {
                            "type": "object",
                            "properties": {
                              "name": { "type": "string", "description": "The name." },
                              "sons": { "type": "array", "description": "The sons.", "items": { "$ref": "#/components/schemas/Son" } },
                              "rank": { "allOf": [{ "$ref": "#/components/schemas/Rank" }], "description": "The rank." }
                            }
                          },
                          "Son": { "type": "object", "properties": { "age": { "type": "integer", "example": 7 } } },
                          "Rank": { "enum": ["high", "low"], "type": "string", "description": "- `high`: High.", "example": "high" }
                        }
                      }
                    }
                    """
                )!
            )
        );

        Assert.Equal(
            [
                "listKings (GET /kings): King.name has no example",
                "listKings (GET /kings): King.rank does not describe the word low",
                "listKings (GET /kings): Son.age has no description",
                "listKings (GET /kings): the example of 200 application/json has an unfilled {kingName}",
                "listKings (GET /kings): the parameter after has no description",
                "listKings (GET /kings): the parameter house has no example",
                " (POST /kings): has no description",
                " (POST /kings): has no operationId",
                " (POST /kings): has no summary in both languages",
                " (POST /kings): the answer 201 has no description",
                " (POST /kings): the body has no example",
            ],
            walk.Faults.OrderBy(fault => fault.Contains("POST", StringComparison.Ordinal)).ThenBy(fault => fault, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void A_fixed_set_that_is_any_text_is_named()
    {
        var sets = new FixedSets(new Contract(JsonNode.Parse("""{ "paths": {} }""")!));

        sets.Compare(
            "x",
            typeof(RegisterOfficer),
            JsonNode.Parse("""{ "properties": { "roles": { "type": "array", "items": { "type": "string" } } } }""")!
        );

        Assert.Equal(["x: RegisterOfficer.roles is no enumeration of Role"], sets.Faults);
    }

    [GeneratedRegex(@"(?<=\{\w+):\w+(?=\})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
