using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>A change says which version its caller has seen.</summary>
public sealed class Versions
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_change_of_a_version_that_is_gone_is_refused(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var sanction = await officer.Sanction(await officer.Person(offices.Town), "2018-09-05");
        Assert.Equal("\"1\"", sanction.Response.Headers.ETag?.Tag);

        var served = (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        Assert.Equal("\"2\"", served.Response.Headers.ETag?.Tag);
        Assert.Equal("\"2\"", (await officer.Get($"sanctions/{sanction.Id}")).Response.Headers.ETag?.Tag);

        var stale = await officer.Change($"sanctions/{sanction.Id}/revocation", 1, new { on = "2018-12-01", documentNumber = "撤1" });
        Assert.Equal("version.changed", stale.Expect(PreconditionFailed)["code"]);
        var missing = await officer.Send(
            officer.Request(HttpMethod.Post, $"sanctions/{sanction.Id}/revocation", new { on = "2018-12-01", documentNumber = "撤1" })
        );
        Assert.Equal("version.missing", missing.Expect((System.Net.HttpStatusCode)428)["code"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_many_changes_of_one_version_one_is_done(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var sanction = await officer.Sanction(await officer.Person(offices.Town), "2018-09-05");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" }))
        );

        Assert.Single(answers, answer => answer.Status == OK);
        Assert.All(answers.Where(answer => answer.Status != OK), answer => answer.Expect(PreconditionFailed));
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_acts"));
    }
}
