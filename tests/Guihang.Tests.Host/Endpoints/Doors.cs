using System.Text.RegularExpressions;
using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Endpoints;

/// <summary>Nobody gets through an endpoint without an identity, without the right, or beyond his reach.</summary>
public sealed partial class Doors
{
    // What answers without an identity, and says nothing of cases: whether the host is well, what its API is, and the page of the development officer.
    // A private calendar answers whoever has its address, which nobody can guess, and names nobody.
    private static readonly string[] Open =
    [
        "/api/v1/calendar/{token}.ics",
        "/",
        "/bulletins/{bulletin}",
        "/health/live",
        "/health/ready",
        $"/openapi/{Contract.File31}",
        $"/openapi/{Contract.File30}",
    ];

    [Fact]
    public async Task Every_endpoint_is_in_the_document_but_for_those_that_tell_nothing()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var contract = await Contract.Of(app);
        var endpoints = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), ""))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(
            endpoints.Except(Open, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            contract.Operations.Select(operation => operation.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        Assert.True(endpoints.Count > 30, $"Saw {endpoints.Count} endpoints.");
    }

    [Fact]
    public async Task Only_a_secret_ballot_asks_nobody_who_he_is()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var contract = await Contract.Of(app);

        Assert.Equal(
            ["castBallot", "getBallotPaper"],
            contract.Operations.Where(operation => !operation.AsksWhoCalls).Select(operation => operation.Id).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    public async Task Without_an_identity(string officer)
    {
        await using var app = await DemoHost.Create();
        var walk = await Walk.Begin(app);

        await walk.Each(
            async operation => Fault(await operation.Send(app, [officer], operation.FirstBody), 401, "caller.unknown"),
            operation => operation.AsksWhoCalls
        );

        walk.Expect(40);
    }

    [Fact]
    public async Task Without_the_right()
    {
        await using var app = await DemoHost.Create();
        await app.Database.Execute("UPDATE core_officers SET roles = '' WHERE code = 'nanhai.officer'");
        var walk = await Walk.Begin(app);

        await walk.Each(operation => Refused(app, operation, "nanhai.officer", "caller.role"), operation => operation.AsksWhoCalls);

        walk.Expect(40);
    }

    // Who has every role, but elsewhere: the examples are about people of Nanhai.
    [Fact]
    public async Task Beyond_the_reach()
    {
        await using var app = await DemoHost.Create();
        var roles = string.Join(',', Enum.GetValues<Role>().Where(role => role != Role.System));
        await app.Database.Execute($"UPDATE core_officers SET roles = '{roles}' WHERE code = 'huadu.officer'");
        var walk = await Walk.Begin(app);

        await walk.Each(
            // The example of a closing is of Huadu itself.
            operation => Refused(app, operation, operation.Id is "withdrawClosing" ? "jiangan.officer" : "huadu.officer", "caller.reach"),
            operation => operation.Node["responses"]!["403"]?.ToJsonString().Contains("caller.reach", StringComparison.Ordinal) is true
        );

        walk.Expect(20);
    }

    private static async Task<string?> Refused(TestApp app, Operation operation, string officer, string code)
    {
        var before = await app.Database.Audited(nameof(Guihang.Core.Audit.AuditOutcome.Refused));
        if (Fault(await operation.Send(app, [officer], operation.FirstBody), 403, code) is { } fault)
        {
            return fault;
        }

        var after = await app.Database.Audited(nameof(Guihang.Core.Audit.AuditOutcome.Refused));
        return after == (before.Count + 1, code) ? null : $"the audit had {before}, then {after}";
    }

    private static string? Fault(Answer answer, int status, string code) =>
        (int)answer.Status == status && answer["code"] == code ? null
        : answer.Status == NotFound ? $"expected {status} {code}, found nothing there: {answer.Text}"
        : $"expected {status} {code}, found {(int)answer.Status} {answer.Text}";

    [GeneratedRegex(@"(?<=\{\w+):\w+(?=\})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
