using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>The same key creates once.</summary>
public sealed class Idempotency
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_same_key_and_body_give_the_same_answer(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");

        var first = (await officer.Post("people", Person(offices, "甲"), "key-1")).Expect(Created);
        var second = (await officer.Post("people", Person(offices, "甲"), "key-1")).Expect(Created);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("true", Assert.Single(second.Response.Headers.GetValues("Idempotency-Replayed")));
        Assert.False(first.Response.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(first.Response.Headers.Location, second.Response.Headers.Location);
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Another_body_under_the_key_is_refused(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        (await officer.Post("people", Person(offices, "甲"), "key-1")).Expect(Created);

        Assert.Equal(
            "idempotency.used",
            (await officer.Post("people", Person(offices, "乙"), "key-1")).Expect(UnprocessableEntity)["code"]
        );

        // The key is the caller's own.
        (await app.As("province.officer").Post("people", Person(offices, "乙"), "key-1")).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Many_at_once_with_one_key_create_one(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => officer.Post("people", Person(offices, "甲"), "key-1")));

        Assert.All(answers, answer => Assert.True(answer.Status is Created or Conflict, answer.Text));
        Assert.Contains(answers, answer => answer.Status == Created);
        Assert.All(answers.Where(answer => answer.Status == Conflict), answer => Assert.Equal("idempotency.in-flight", answer["code"]));
        Assert.Single(answers.Where(answer => answer.Status == Created).Select(answer => answer.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_key_is_forgotten_after_seven_days(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2026, 1, 1);
        var first = (await officer.Post("people", Person(offices, "甲"), "key-1")).Expect(Created);

        app.Clock.MoveTo(2026, 1, 7);
        Assert.Equal(0, await app.Send(new ForgetKeys()));
        app.Clock.MoveTo(2026, 1, 9);
        Assert.Equal(1, await app.Send(new ForgetKeys()));

        Assert.NotEqual(first.Id, (await officer.Post("people", Person(offices, "甲"), "key-1")).Expect(Created).Id);
    }

    [Fact]
    public async Task A_creation_without_a_key_is_refused()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");

        var refused = await officer.Send(officer.Request(HttpMethod.Post, "people", Person(offices, "甲")));

        Assert.Equal("idempotency.missing", refused.Expect(BadRequest)["code"]);
    }

    private static object Person(Offices offices, string name) =>
        new
        {
            name,
            category = "civilServant",
            post = "干部",
            unitId = offices.Town,
        };
}
