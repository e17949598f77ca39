using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J10: what goes out as a bulletin is about a window that is over, as known on a day that has come, and under a number of its own.</summary>
public sealed class J10_Publications
{
    private const string Address = "bulletins/half-year/publications";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_A_window_that_is_not_over_and_a_number_that_is_taken_are_not_published(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2026, 11, 25);

        var early = (await officer.Post(Address, Body("2026-07-01", "2026-12-31", "1号"))).Expect(BadRequest);
        Assert.Equal(("window-unfinished", "to"), (early["errors.0.code"], early["errors.0.field"]));
        Assert.Contains("已经结束的统计期", early["errors.0.right"], StringComparison.Ordinal);
        // As it was known before the window was over it is not whole either.
        var partly = await officer.Post(Address, Body("2026-01-01", "2026-06-30", "1号", knownOn: "2026-06-01"));
        Assert.Equal("window-unfinished", partly.Expect(BadRequest)["errors.0.code"]);

        var published = (await officer.Post(Address, Body("2026-01-01", "2026-06-30", "1号"))).Expect(Created);
        foreach (var from in new[] { "2026-01-01", "2026-02-01" })
        {
            var again = (await officer.Post(Address, Body(from, "2026-06-30", "1号"))).Expect(Conflict);
            Assert.Equal(("publication.number-taken", "documentNumber"), (again["code"], again["errors.0.field"]));
            Assert.Contains(published.Id, again["detail"], StringComparison.Ordinal);
        }

        (await officer.Post(Address, Body("2026-01-01", "2026-06-30", "2号"))).Expect(Created);
        Assert.Equal(2, await app.Database.Scalar<int>("SELECT count(*) FROM reporting_publications"));
    }

    [Theory]
    [InlineData("bulletins/half-year")]
    [InlineData("bulletins/half-year/content", "&form=text")]
    [InlineData("figures/visits-held")]
    [InlineData("figures/visits-held/explanation")]
    [InlineData("figures/visits-held/breakdown", "&by=month")]
    [InlineData("rates/used-of-ended")]
    public async Task J10_What_will_be_known_on_a_day_to_come_nobody_knows(string address, string more = "")
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        app.Clock.MoveTo(2026, 11, 25);
        var window = $"{address}?jurisdiction=440605&from=2026-01-01&to=2026-06-30{more}";

        var refused = (await app.As("nanhai.officer").Get($"{window}&knownOn=2030-01-01")).Expect(BadRequest);

        Assert.Equal(("day-in-future", "knownOn"), (refused["errors.0.code"], Field(refused)));
        Assert.NotEqual(BadRequest, (await app.As("nanhai.officer").Get($"{window}&knownOn=2026-11-25")).Status);
    }

    // Where a request has another inside, the field is told with what it lies in.
    private static string Field(Answer refused) => refused["errors.0.field"]!.Split('.')[^1];

    private static object Body(string from, string to, string number, string? knownOn = null) =>
        new
        {
            jurisdiction = "440605",
            from,
            to,
            documentNumber = number,
            knownOn,
        };
}
