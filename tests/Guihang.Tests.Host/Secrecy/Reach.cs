using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Secrecy;

/// <summary>How far somebody sees follows from the role that lets a request in, and what stands in a closed note shows nowhere else.</summary>
public sealed class Reach
{
    [Fact]
    public async Task Another_role_beside_it_does_not_let_a_unit_secretary_see_other_units()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        await town.App.Send(
            new RegisterOfficer
            {
                Code = "town.both",
                Name = "方某",
                Phone = null,
                UnitId = town.Unit,
                Region = "440605",
                Roles = [Role.UnitSecretary, Role.LeadingGroupMember],
            }
        );
        await town.Served("2021-03-15");
        await town.Officer.Person(town.Other, "他单位某");
        var both = town.App.As("town.both");

        var found = (await both.Post("people/search", new { name = (string?)null })).Expect(OK).Json["items"]!.AsArray();

        Assert.Equal([$"{town.Unit}"], found.Select(person => person!["unitId"]!.ToString()));
        Assert.Equal(2, (await town.Officer.Post("people/search", new { name = (string?)null })).Expect(OK).Json["items"]!.AsArray().Count);
        // What the other role lets in reaches as far as that role.
        Assert.Equal(2, (await both.Get("units?region=440605")).Expect(OK).Json["items"]!.AsArray().Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_sign_of_despair_calls_for_somebody_also_in_a_closed_case_and_its_reason_is_told_to_few(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, sanction, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 4, 1);
        var on = "2021-04-01";
        (
            await town.Officer.Post(
                $"{path}/closings",
                new
                {
                    reason = "other",
                    note = "已调往外省单位，由当地组织接续回访",
                    on,
                }
            )
        ).Expect(Created);

        town.App.Clock.MoveTo(2021, 4, 2);
        var note = new
        {
            sign = "selfHarm",
            words = "不想活了",
            on = "2021-04-02",
        };
        (await town.Officer.Post($"{path}/closed-notes", note)).Expect(Created);

        var item = Assert.Single(
            (await town.Officer.Get(path)).Expect(OK).Json["dueItems"]!.AsArray(),
            item => item!["purpose"]!.ToString() == "prompted"
        );
        Assert.Equal(("open", "2021-04-02"), (item!["state"]!.ToString(), item["window"]!["lastDay"]!.ToString()));
        var explained = (await town.Officer.Get($"due-items/{item["id"]}/explanation")).Expect(OK);
        Assert.Equal("signOfDespair", explained["facts.event"]);
        var told = (await town.Secretary.Get($"due-items/{item["id"]}/explanation")).Expect(OK);
        Assert.Null(told["facts.event"]);
        Assert.DoesNotContain("signOfDespair", told.Text, StringComparison.Ordinal);
        Assert.Equal(0, await town.Rebuild());

        // A revocation ends what is owed after the sanction, not the care for somebody in despair.
        (await town.Officer.Change($"sanctions/{sanction}/revocation", 2, new { on = "2021-04-02", documentNumber = "撤1" })).Expect(OK);
        var left = (await town.Officer.Get(path)).Expect(OK).Json["dueItems"]!.AsArray();
        Assert.Equal(["prompted"], left.Select(item => item!["purpose"]!.ToString()));
        Assert.Equal(0, await town.Rebuild());
    }

    [Fact]
    public async Task A_case_is_closed_for_a_reason_that_is_so_and_not_before_it_began()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}/closings";
        town.App.Clock.MoveTo(2022, 3, 14);
        foreach (var reason in new[] { "periodEnded", "revoked", "died" })
        {
            var refused = (await town.Officer.Post(path, new { reason, on = "2022-03-14" })).Expect(Conflict);
            Assert.Equal("case.reason-not-true", refused["code"]);
        }

        var early = (await town.Officer.Post(path, new { reason = "movedAway", on = "1990-01-01" })).Expect(UnprocessableEntity);
        Assert.Equal(("case.closed-before-opened", "on"), (early["code"], early["errors.0.field"]));

        // The period of a Party warning of 15 March 2021 ends on 14 March 2022.
        town.App.Clock.MoveTo(2022, 3, 15);
        (await town.Officer.Post(path, new { reason = "periodEnded", on = "2022-03-15" })).Expect(Created);
    }

    [Fact]
    public async Task Only_who_wrote_a_record_or_a_case_officer_corrects_it_and_its_files_go_along()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        town.App.Clock.MoveTo(2021, 3, 20);
        var visit = (await town.Officer.Post($"follow-up-cases/{followUp}/visits", Office.Talk("2021-03-18"))).Expect(Created);
        (await town.Officer.Attach($"visits/{visit.Id}/attachments", "谈话记录.pdf", "%PDF-1.7\n%%EOF"u8.ToArray())).Expect(Created);
        var correction = new { reason = "日期录入有误", visit = Office.Talk("2021-03-19") };

        var refused = (await town.Secretary.Post($"visits/{visit.Id}/correction", correction)).Expect(Forbidden);
        Assert.Equal("visit.corrected-by-another", refused["code"]);

        var corrected = (await town.Officer.Post($"visits/{visit.Id}/correction", correction)).Expect(Created);
        var files = (await town.Officer.Get($"visits/{corrected.Id}/attachments")).Expect(OK);
        Assert.Equal("谈话记录.pdf", files["items.0.name"]);
        Assert.Single((await town.Officer.Get($"visits/{visit.Id}/attachments")).Expect(OK).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Null_among_the_elements_of_a_list_is_named()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var visit = new
        {
            kind = "talk",
            heldOn = "2021-03-15",
            visitors = new object?[] { new { name = "陈书记", capacity = "unitSecretary" }, null },
            place = "镇政府",
        };

        var refused = (await town.Secretary.Post($"follow-up-cases/{followUp}/visits", visit)).Expect(BadRequest);
        Assert.Equal("visitors[1]", refused["errors.0.field"]);
        var nested = await town.Secretary.Post($"visits/{Guid.Empty}/correction", new { reason = "有误", visit });
        Assert.NotEqual(InternalServerError, nested.Status);
    }
}
