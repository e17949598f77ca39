using Guihang.Core.Data;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.OpenApi;

/// <summary>The API document as it ships: a change of the API is a change of these files, for somebody to look at.</summary>
public sealed class Snapshots
{
    [Fact]
    public Task In_OpenAPI_3_1() => Same(Contract.File31, "\"openapi\": \"3.1.");

    [Fact]
    public Task In_OpenAPI_3_0() => Same(Contract.File30, "\"openapi\": \"3.0.");

    [Fact]
    public async Task Both_describe_the_same_operations()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);

        var (newer, older) = (await Contract.Of(app), await Contract.Of(app, Contract.File30));

        Assert.True(newer.Operations.Count > 40, $"The document has {newer.Operations.Count} operations.");
        Assert.Equal(newer.Operations.Select(Describe), older.Operations.Select(Describe));
    }

    private static string Describe(Operation operation) =>
        $"{operation.Name}: {string.Join(", ", operation.Parameters.Select(p => p["name"]))}; "
        + $"{(operation.Body is null ? "no body" : "a body")}; {string.Join(", ", operation.Node["responses"]!.AsObject().Select(r => r.Key))}";

    private static async Task Same(string file, string beginning, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await using var again = await TestApp.Create(DatabaseKind.Sqlite);

        var document = (await app.As("").Get($"/openapi/{file}")).Text;

        Assert.Contains(beginning, document, StringComparison.Ordinal);
        Assert.Equal(document, (await again.As("").Get($"/openapi/{file}")).Text);
        await VerifyXunit.Verifier.Verify(document, "json", method: method);
    }
}
