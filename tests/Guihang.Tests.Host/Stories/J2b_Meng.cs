using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J2b: a provincial cadre of a unit's leading group. Days that the story does not give are invented.</summary>
public sealed class J2b_Meng
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J2b_The_top_leader_talks_with_Meng_and_the_units_head_has_a_duty(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        var unit = app.As("department.secretary");

        app.Clock.MoveTo(2019, 3, 20);
        var meng = await officer.Person(offices.Department, "孟某", "leadingGroupMember");
        var sanction = await officer.Sanction(meng, "2019-03-20", kind: "demerit");
        Assert.Equal("2020-03-19", sanction["influencePeriod.lastDay"]);
        app.Clock.MoveTo(2019, 3, 25);
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2019-03-25" })).Expect(OK);
        var mengCase = await officer.CaseOf(meng);

        // The provincial measures of March 2019 have the top leader talk, promptly: no source gives a number of days.
        var due = (await officer.Get($"due-items?caseId={mengCase}")).Expect(OK);
        Assert.Equal("unitTopLeader", due["items.0.visitor"]);
        Assert.Equal("2019-03-25", due["items.0.window.firstDay"]);
        Assert.Null(due["items.0.window.lastDay"]);
        Assert.Contains(
            "440000.Guangdong",
            (await officer.Get($"due-items/{due["items.0.id"]}/explanation")).Expect(OK)["text"],
            StringComparison.Ordinal
        );

        // The unit's secretary who is not its top leader does not do.
        app.Clock.MoveTo(2019, 4, 2);
        var tooLow = (
            await unit.Post($"follow-up-cases/{mengCase}/visits", Office.Talk("2019-04-01", "unitSecretary", "topLeaderTalk"))
        ).Expect(Created);
        Assert.Empty(tooLow.Json["meets"]!.AsArray());
        var talk = (
            await unit.Post($"follow-up-cases/{mengCase}/visits", Office.Talk("2019-04-02", "unitTopLeader", "topLeaderTalk"))
        ).Expect(Created);
        Assert.Equal(due["items.0.id"], talk["meets.0"]);

        // The provincial office visits, and lays a duty on the unit's head, which shows on the case until the next visit checks it.
        app.Clock.MoveTo(2019, 6, 12);
        (
            await officer.Post($"follow-up-cases/{mengCase}/visits", Office.Talk("2019-06-12", "disciplineCommission", "commissionVisit"))
        ).Expect(Created);
        var duty = (
            await officer.Post(
                $"follow-up-cases/{mengCase}/unit-duties",
                new
                {
                    metWith = "单位党组织主要负责人",
                    duty = "掌握孟某思想工作情况，经常谈心",
                    placedOn = "2019-06-12",
                }
            )
        ).Expect(Created);
        Assert.Equal(duty.Id, (await officer.Get($"follow-up-cases/{mengCase}")).Expect(OK)["dutiesToCheck.0"]);
        app.Clock.MoveTo(2019, 9, 18);
        var early = await officer.Post(
            $"unit-duties/{duty.Id}/checks",
            new
            {
                checkedOn = "2019-06-01",
                isKept = true,
                finding = "早",
            }
        );
        Assert.Equal("checkedOn", early.Expect(UnprocessableEntity)["errors.0.field"]);
        // The next visit comes to it: until then the duty stands there to be checked.
        (
            await officer.Post($"follow-up-cases/{mengCase}/visits", Office.Talk("2019-09-18", "disciplineCommission", "commissionVisit"))
        ).Expect(Created);
        Assert.Equal(duty.Id, (await officer.Get($"follow-up-cases/{mengCase}")).Expect(OK)["dutiesToCheck.0"]);
        var check = (
            await officer.Post(
                $"unit-duties/{duty.Id}/checks",
                new
                {
                    checkedOn = "2019-09-18",
                    isKept = true,
                    finding = "每月谈话一次",
                }
            )
        ).Expect(Created);
        Assert.Equal(("true", "2019-09-18"), (check["checks.0.isKept"], check["checks.0.checkedOn"]));
        Assert.Empty((await officer.Get($"follow-up-cases/{mengCase}")).Expect(OK).Json["dutiesToCheck"]!.AsArray());
    }
}
