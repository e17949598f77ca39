using System.Data.Common;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Autofac;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Demo;

/// <summary>Health, and the pages of the API document, which work in a network that leads nowhere.</summary>
public sealed partial class OfflinePages
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_to_anybody(string path)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);

        Assert.Equal("Healthy", (await app.As("").Get(path)).Expect(OK).Text);
    }

    [Fact]
    public async Task Without_its_database_the_host_lives_and_is_not_ready()
    {
        var isBroken = false;
        await using var app = new TestApp(await TestDatabase.Create(DatabaseKind.Sqlite))
        {
            Container = builder => builder.RegisterDecorator<IDatabase>((_, _, inner) => new Breakable(inner, () => isBroken)),
        };
        (await app.As("").Get("/health/ready")).Expect(OK);

        isBroken = true;

        (await app.As("").Get("/health/live")).Expect(OK);
        Assert.Equal("Unhealthy", (await app.As("").Get("/health/ready")).Expect(ServiceUnavailable).Text);
    }

    [Fact]
    public async Task The_pages_of_the_API_document_refer_to_this_host_alone()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var api = app.As("");
        var page = new HtmlParser().ParseDocument((await api.Get("/swagger/index.html")).Expect(OK).Text);
        var parts = page.QuerySelectorAll("[src], [href]").Select(part => part.GetAttribute("src") ?? part.GetAttribute("href")!).ToList();
        Assert.Contains("index.js", parts);

        foreach (var part in parts)
        {
            Assert.DoesNotMatch("^([a-z]+:|//)", part);
            (await api.Get($"/swagger/{part}")).Expect(OK);
        }

        var script = (await api.Get("/swagger/index.js")).Expect(OK).Text;
        // Unless it is told otherwise, the page asks a server on the Internet whether the document is valid.
        Assert.Contains("configObject.validatorUrl = null", script, StringComparison.Ordinal);
        Assert.DoesNotContain("\"validatorUrl\"", Configuration().Match(script).Value, StringComparison.Ordinal);
        Assert.Empty(Elsewhere().Matches(Configuration().Match(script).Value));
        var documents = Document().Matches(Configuration().Match(script).Value).Select(url => url.Groups["path"].Value).ToList();
        Assert.Equal(["/openapi/v1.json", "/openapi/v1-3.0.json"], documents);
        foreach (var document in documents)
        {
            var text = (await api.Get(document)).Expect(OK).Text;
            Assert.DoesNotContain("\"$ref\": \"http", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"servers\"", text, StringComparison.Ordinal);
        }

        foreach (var sheet in parts.Where(part => part.EndsWith(".css", StringComparison.Ordinal)))
        {
            Assert.DoesNotMatch("(@import|url\\()\\s*[\"']?(https?:|//)", (await api.Get($"/swagger/{sheet}")).Text);
        }
    }

    private sealed class Breakable(IDatabase database, Func<bool> isBroken) : IDatabase
    {
        public DatabaseKind Kind => database.Kind;

        public ValueTask<Lease> OpenSnapshot(CancellationToken cancellationToken) =>
            isBroken() ? throw new IOException("The disk is gone.") : database.OpenSnapshot(cancellationToken);

        public Task<T> Write<T>(Func<Lease, Task<T>> work, CancellationToken cancellationToken) => database.Write(work, cancellationToken);

        public DbConnection OpenForMigration() => database.OpenForMigration();
    }

    [GeneratedRegex(@"configObject = \{.*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Configuration();

    [GeneratedRegex("(https?:)?//[a-z]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("\"url\":\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Document();
}
