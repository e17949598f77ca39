using System.Globalization;
using System.Text.Json.Nodes;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Policies.Schemas;
using Guihang.Core.Regions;
using Guihang.Tests.Support;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Guihang.Tests.Policies.Schemas;

/// <summary>The schemas of plugins' files are as the code makes them, take every shipped file, and refuse what the loader refuses.</summary>
public sealed class SchemaFiles
{
    private static readonly string Folder = Path.Combine(Repository.Plugins, "_schemas");
    private static readonly IReadOnlyList<(string File, string Text)> Generated = PolicySchemas.Of(ShippedPolicies.Book);

    [Fact]
    public void The_files_are_as_generated()
    {
        Assert.Equal(
            Generated.Select(schema => schema.File).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(
            Generated,
            schema =>
                Assert.True(
                    File.ReadAllText(Path.Combine(Folder, schema.File)) == schema.Text,
                    $"{schema.File}: run `dotnet run --project Host -- policy schema Plugins/_schemas`."
                )
        );
    }

    public static TheoryData<string> Shipped()
    {
        var files = PluginLocation
            .AllIn(Repository.Plugins)
            .SelectMany(location => Directory.GetFiles(location.Folder, "*.yaml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Plugins, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(files.Count > 15);
        return [.. files];
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Every_shipped_file_keeps_to_its_schema(string file) =>
        Assert.Empty(await Faults(SchemaOf(file), File.ReadAllText(Path.Combine(Repository.Plugins, file))));

    [Fact]
    public async Task What_is_made_from_the_template_keeps_to_the_schemas_that_it_names()
    {
        using var shipped = new ShippedCopy();
        new NewPlugin("511524", "长宁县", "Changning").Make(
            Path.Combine(Repository.Plugins, NewPlugin.Template),
            shipped.Path,
            ShippedPolicies.Book,
            [],
            RegionTable.Shipped,
            ShippedPolicies.Today
        );
        var files = Directory.GetFiles(Path.Combine(shipped.Path, "511524.Changning"), "*.yaml", SearchOption.AllDirectories);
        Assert.Equal(4, files.Length);

        foreach (var file in files)
        {
            var named = File.ReadLines(file).First().Split("$schema=")[1];
            var schema = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, named));
            Assert.Equal(Path.Combine(shipped.Path, "_schemas", SchemaOf(file)), schema);
            Assert.Empty(await Faults(SchemaOf(file), File.ReadAllText(file)));
        }
    }

    [Theory]
    [InlineData("plugin.yaml", "{ id: 511524.A, version: 1.0, contract: 1, region: \"511524\", title: { zh: a, en: a } }")]
    [InlineData("plugin.yaml", "{ id: 511524.A, version: 1.0.0, contract: 1, region: \"511524\", title: { zh: a } }")]
    [InlineData("plugin.yaml", "{ id: 511524.A, version: 1.0.0, contract: 2, region: \"511524\", title: { zh: a, en: a } }")]
    [InlineData(
        "plugin.yaml",
        "{ id: 511524.A, version: 1.0.0, contract: 1, region: \"511524\", title: { zh: a, en: a }, absent: { nothing: { zh: a, en: a } } }"
    )]
    [InlineData("sources.yaml", "[{ id: a, title: { zh: a, en: a } }]")]
    [InlineData("policies/a.yaml", "[{ parameter: visits.nobody, values: [{ from: 2025-01-01, value: P1D, cites: [a#1] }] }]")]
    [InlineData("policies/a.yaml", "[{ parameter: visits.first.within, values: [{ from: 2025-01-01, value: 30 days, cites: [a#1] }] }]")]
    [InlineData("policies/a.yaml", "[{ parameter: visits.first.within, values: [{ from: 2025-01-01, cites: [a#1] }] }]")]
    [InlineData("policies/a.yaml", "[{ parameter: visits.first.visitors, values: [{ from: 2025-01-01, value: 10, cites: [a#1] }] }]")]
    [InlineData("policies/a.yaml", "[{ parameter: visits.first.visitor, values: [{ from: 2025-01-01, value: nobody, cites: [a#1] }] }]")]
    [InlineData(
        "policies/a.yaml",
        "[{ parameter: visits.first.visitor, values: [{ from: 2025-01-01, value: unit-secretary, cites: [a] }] }]"
    )]
    [InlineData("cases/a.yaml", "[{ case: a, decision: sealings, on: 2025-01-01, source: a, facts: {}, expect: { decided: {} } }]")]
    [InlineData(
        "cases/a.yaml",
        "[{ case: a, decision: visit-plan, on: 2025-01-01, source: a, facts: { regime: party }, expect: { decided: {} } }]"
    )]
    public async Task What_the_loader_refuses_is_underlined(string file, string text) =>
        Assert.NotEmpty(await Faults(SchemaOf(file), text));

    [Fact]
    public void The_schemas_have_the_keys_that_the_loader_knows()
    {
        using var folder = new PolicyFolder();
        folder
            .Append($"{PolicyFolder.Nation}/plugin.yaml", "zz: 1\n")
            .Append($"{PolicyFolder.Nation}/sources.yaml", "\n  zz: 1\n")
            .Policy(
                PolicyFolder.Nation,
                """
                - parameter: a
                  type: table
                  title: { zh: 甲, en: A }
                  inherit: append
                  key: [name]
                  columns: { name: { type: word, zz: 1 } }
                  zz: 1
                  values: [{ from: 2025-01-01, rows: [], cites: [law#1], zz: 1 }]
                """
            );
        var known = folder
            .Refused()
            .Where(fault => fault.Code == PolicyFaultCode.UnknownKey)
            .Select(fault => string.Join(' ', fault.Remedy.En.Split("are: ")[1].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(5, known.Count);

        var policies = Schema("policies/a.yaml")["definitions"]!;
        var table = policies["definition-of-table"]!;
        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            new[]
            {
                Keys(Schema("plugin.yaml")),
                Keys(Schema("sources.yaml")["items"]!),
                Keys(table, policies["definition-of-number"]!),
                Keys(table["properties"]!["columns"]!["additionalProperties"]!),
                Keys(table["properties"]!["values"]!["items"]!),
            }.Order(StringComparer.Ordinal)
        );
    }

    private static string Keys(params JsonNode[] schemas) =>
        string.Join(
            ' ',
            schemas
                .SelectMany(schema => schema["properties"]!.AsObject().Select(property => property.Key))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static string SchemaOf(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) is "policies" or "cases"
            ? $"{Path.GetFileName(Path.GetDirectoryName(file))}.schema.json"
            : $"{Path.GetFileNameWithoutExtension(file)}.schema.json";

    private static JsonNode Schema(string file) => JsonNode.Parse(Generated.Single(schema => schema.File == SchemaOf(file)).Text)!;

    private static async Task<IEnumerable<string>> Faults(string schema, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var read = await JsonSchema.FromJsonAsync(Generated.Single(other => other.File == schema).Text);
        return read.Validate(ToJson(stream.Documents[0].RootNode)!.ToJsonString()).Select(fault => fault.ToString());
    }

    // As an editor reads YAML 1.2: numbers and flags where nothing is quoted.
    private static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, ToJson(entry.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } when bool.TryParse(text, out var flag) => flag,
            YamlScalarNode { Style: ScalarStyle.Plain, Value: var text }
                when int.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => null,
            YamlScalarNode scalar => scalar.Value,
            _ => throw new InvalidOperationException(),
        };
}
