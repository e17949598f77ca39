using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>All of a change or nothing, and an audit entry for each that was done, refused or failed.</summary>
public sealed class Atomicity
{
    private static readonly string[] Tables =
    [
        "sanctions_sanctions",
        "sanctions_periods",
        "visits_cases",
        "visits_plans",
        "visits_due_items",
        "reporting_counted",
        "reporting_periods",
        "core_idempotency",
    ];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_listener_that_fails_leaves_nothing_of_the_change(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var person = await officer.Person(offices.Town);
        var before = await Counts(app.Database);
        // Reporting listens last: by then Sanctions and Visits have written.
        await app.Database.Break("reporting_counted");

        var failed = await officer.Post($"people/{person}/sanctions", Sanction);

        Assert.Equal("unexpected", failed.Expect(InternalServerError)["code"]);
        Assert.DoesNotContain("reporting", failed.Text, StringComparison.OrdinalIgnoreCase);
        await app.Database.Mend("reporting_counted");
        Assert.Equal(before, await Counts(app.Database));
        Assert.Equal("Failed", await app.Database.Scalar<string>("SELECT outcome FROM core_audit WHERE request = 'RegisterSanction'"));

        // The same creation under the same key goes through once the fault is mended.
        (await officer.Post($"people/{person}/sanctions", Sanction)).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Each_change_is_audited_with_who_and_on_what_and_without_names(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var person = await officer.Person(offices.Town, "不该出现的名字");
        await officer.Sanction(person, "2018-09-05");

        (
            await app.As("nanhai.org")
                .Post(
                    "people",
                    new
                    {
                        name = "甲",
                        category = "civilServant",
                        post = "乙",
                        unitId = offices.Town,
                    }
                )
        ).Expect(Forbidden);
        (await app.As("province.officer").Get($"people/{person}")).Expect(OK);
        (await app.As("department.secretary").Get($"people/{person}")).Expect(Forbidden);

        Assert.Equal(
            1,
            await app.Database.Scalar<int>(
                $"SELECT count(*) FROM core_audit WHERE request = 'RegisterSanction' AND outcome = 'Done' AND subject_kind = 'person'"
            )
        );
        Assert.Equal(2, await app.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE outcome = 'Refused'"));
        Assert.Equal(
            "caller.role",
            await app.Database.Scalar<string>("SELECT code FROM core_audit WHERE outcome = 'Refused' AND request = 'RegisterPerson'")
        );
        Assert.Equal(
            "caller.reach",
            await app.Database.Scalar<string>("SELECT code FROM core_audit WHERE outcome = 'Refused' AND request = 'GetPerson'")
        );
    }

    private static object Sanction =>
        new
        {
            regime = "employingOrgan",
            kind = "majorDemerit",
            legalText = "regulation-2007",
            decidedOn = "2018-09-05",
            decidingBody = "区政府",
            documentNumber = "1号",
            cause = "火灾",
        };

    private static async Task<string> Counts(TestDatabase database)
    {
        var counts = new List<string>();
        foreach (var table in Tables)
        {
            counts.Add($"{table} {await database.Scalar<int>($"SELECT count(*) FROM {table}")}");
        }

        return string.Join(", ", counts);
    }
}
