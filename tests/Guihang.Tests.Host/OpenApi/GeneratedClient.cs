using System.Reflection;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Tests.Host.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace Guihang.Tests.Host.OpenApi;

/// <summary>A client that a tool generates from the document compiles as strictly as this house does, and works.</summary>
public sealed class GeneratedClient
{
    private const string Consumer = """
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace Generated;

        public static class Consumer
        {
            public static async Task<string[]> Run(HttpClient http)
            {
                var client = new GuihangClient(http);
                var units = await client.ListUnitsAsync(region: "440605", limit: 5);
                var unit = units.Items.Single();
                var made = await client.RegisterPersonAsync(
                    "generated-1",
                    new RegisterPerson
                    {
                        Name = "黄某",
                        Category = PersonCategory.CivilServant,
                        ServiceState = ServiceState.InService,
                        Leadership = LeadershipRole.LeadingGroupMember,
                        Post = "镇长",
                        UnitId = unit.Id,
                    }
                );
                var read = await client.GetPersonAsync(made.Id);
                return [unit.Name, read.Name, read.Leadership.ToString(), read.Post, made.Id == read.Id ? "the same" : "another"];
            }
        }
        """;

    [Fact]
    public async Task Compiles_strictly_and_lists_gets_and_creates()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        var consumer = Compile(await Generate(app), Consumer).GetType("Generated.Consumer")!;
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.Add(HeaderIdentity.Header, "nanhai.officer");

        var answers = await (Task<string[]>)consumer.GetMethod("Run")!.Invoke(null, [http])!;

        Assert.Equal(["南海区某镇人民政府", "黄某", "LeadingGroupMember", "镇长", "the same"], answers);
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"));
    }

    [Fact]
    public async Task What_the_document_does_not_have_does_not_compile()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var client = await Generate(app);

        var fault = Assert.ThrowsAny<InvalidOperationException>(() =>
            Compile(client, Consumer.Replace("read.Post", "read.Crown", StringComparison.Ordinal))
        );

        Assert.Contains("Crown", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Generate(TestApp app)
    {
        var document = await OpenApiDocument.FromJsonAsync((await app.As("").Get($"/openapi/{Contract.File30}")).Text);
        return new CSharpClientGenerator(
            document,
            new CSharpClientGeneratorSettings
            {
                ClassName = "GuihangClient",
                UseBaseUrl = false,
                GenerateOptionalParameters = true,
                OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
                CSharpGeneratorSettings =
                {
                    Namespace = "Generated",
                    JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                    ClassStyle = CSharpClassStyle.Poco,
                    DateType = "System.DateOnly",
                    GenerateNullableReferenceTypes = true,
                    GenerateOptionalPropertiesAsNullable = true,
                },
            }
        ).GenerateFile();
    }

    private static Assembly Compile(params string[] sources)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            "Generated",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(file => Path.GetDirectoryName(file) == framework)
                .Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error
            )
        );
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        return result.Success
            ? Assembly.Load(assembly.ToArray())
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()))
            );
    }
}
