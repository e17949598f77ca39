using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Guihang.Host.OpenApi;

/// <summary>The API document as text, in one of the versions of OpenAPI.</summary>
internal static class ApiDocument
{
    /// <summary>The versions in which the document is given, with the names of their files.</summary>
    public static IReadOnlyDictionary<string, OpenApiSpecVersion> Files { get; } =
        new Dictionary<string, OpenApiSpecVersion>(StringComparer.Ordinal)
        {
            [$"{OpenApiDocuments.Version}.json"] = OpenApiSpecVersion.OpenApi3_1,
            [$"{OpenApiDocuments.Version}-3.0.json"] = OpenApiSpecVersion.OpenApi3_0,
        };

    /// <summary>Has the endpoints of an application that is not started known outside it, as a start would.</summary>
    public static void FindEndpoints(WebApplication app)
    {
        app.UseRouting();
        app.UseEndpoints(_ => { });
    }

    /// <summary>Writes the document.</summary>
    public static async Task<string> Write(IServiceProvider services, OpenApiSpecVersion version, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(OpenApiDocuments.Version);
        return await document.SerializeAsJsonAsync(version, cancellationToken);
    }
}
