using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J6: what was recorded wrongly of the leading group is withdrawn with its reason, as long as nothing was decided with it.</summary>
public sealed class J6_Withdrawals
{
    private const string Day = "2023-09-25";

    private static readonly object Mistake = new { reason = "登记有误" };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_A_wrong_recusal_is_withdrawn_before_the_item_is_decided_and_not_after(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 25);
        var person = await officer.Sanctioned(offices.Zone, "甲");
        await officer.Hear(person, "2023-09-18");
        var enrolment = (await officer.Screen(person, Day)).Id;
        await officer.Evaluate(enrolment, Day);
        var again = await app.Aside("jiangan.group7", person);
        await app.Aside("jiangan.group6", person);
        var meeting = await app.CallMeeting(Day, JianganGroup.GradeItem(enrolment, "good"));
        var item = meeting["items.0.id"]!;
        (await app.Attend(meeting.Id, 1, "jiangan.group", "jiangan.group2", "jiangan.group3", "jiangan.group7")).Expect(OK);
        Assert.Equal("vote.recused", (await app.Vote(item, "jiangan.group7")).Expect(Conflict)["code"]);
        var path = $"leading-groups/{(await app.Group()).Id}/recusals";
        var wrong = await Recusal(app, meeting, "jiangan.group7");
        var right = await Recusal(app, meeting, "jiangan.group6");

        Assert.Equal(
            "reason",
            (await officer.Post($"{path}/{wrong}/withdrawal", new { reason = "" })).Expect(BadRequest)["errors.0.field"]
        );
        (await app.As("jiangan.group7").Post($"{path}/{wrong}/withdrawal", Mistake)).Expect(Forbidden);
        (await officer.Post($"{path}/{wrong}/withdrawal", Mistake)).Expect(Created);

        (await officer.Post($"{path}/{wrong}/withdrawal", new { reason = "再次" })).Expect(NotFound);
        var open = (await officer.Get($"meetings/{meeting.Id}")).Expect(OK);
        Assert.Equal(("1", "4"), (open["items.0.tally.recused"], open["items.0.tally.present"]));
        Assert.Equal(right, Assert.Single(open.Json["items"]![0]!["recusals"]!.AsArray())!["id"]!.ToString());
        foreach (var member in new[] { "jiangan.group", "jiangan.group2", "jiangan.group3", "jiangan.group7" })
        {
            (await app.Vote(item, member)).Expect(Created);
        }

        var decided = (await officer.Post($"agenda-items/{item}/decision", new { documentNumber = "江访评察〔2023〕9号" })).Expect(Created);
        Assert.Equal(
            ("true", "7", "1", "4"),
            (decided["isAdopted"], decided["tally.members"], decided["tally.recused"], decided["tally.present"])
        );

        // Who stood aside when it was decided stood aside; what is declared afterwards has decided nothing yet.
        Assert.Equal("recusal.counted", (await officer.Post($"{path}/{right}/withdrawal", Mistake)).Expect(Conflict)["code"]);
        app.Clock.MoveTo(2023, 9, 26);
        var later = (await again()).Expect(Created);
        (await officer.Post($"{path}/{later.Id}/withdrawal", Mistake)).Expect(Created);
        Assert.Equal(
            ["登记有误", "登记有误"],
            (await app.Database.Rows("SELECT withdrawn_because FROM evaluation_recusals WHERE superseded_at IS NOT NULL")).Select(row =>
                $"{row[0]}"
            )
        );
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_Nobody_withdraws_his_own_recusal(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 25);
        var person = await officer.Sanctioned(offices.Zone, "甲");
        var both = await Registered(app, offices.Zone, Role.CaseOfficer, Role.LeadingGroupMember);
        var group = $"leading-groups/{(await app.Group()).Id}";
        (await officer.Post($"{group}/members", Seat(both))).Expect(Created);
        var recusal = new
        {
            officerId = both,
            personId = person,
            ground = "handledCase",
            on = Day,
        };
        var declared = (await app.As("jiangan.both").Post($"{group}/recusals", recusal)).Expect(Created);
        var withdrawal = $"{group}/recusals/{declared.Id}/withdrawal";

        Assert.Equal("meeting.own-recusal", (await app.As("jiangan.both").Post(withdrawal, Mistake)).Expect(Forbidden)["code"]);

        (await officer.Post(withdrawal, Mistake)).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_A_wrong_seat_and_a_wrong_end_are_withdrawn_before_a_meeting_is_held_with_them(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 25);
        var guest = await Registered(app, offices.Zone, Role.LeadingGroupMember);
        var members = $"leading-groups/{(await app.Group()).Id}/members";
        var wrong = (await officer.Post(members, Seat(guest))).Expect(Created).Id;
        var second = (await app.Group())["members.1.id"]!;
        (await officer.Post($"{members}/{second}/end", new { lastDay = "2023-09-20" })).Expect(Created);
        Assert.Equal(7, await Seats(app));

        (await officer.Post($"{members}/{wrong}/withdrawal", Mistake)).Expect(Created);
        var back = (await officer.Post($"{members}/{second}/end/withdrawal", Mistake)).Expect(Created);

        Assert.Equal(7, await Seats(app));
        Assert.Null(back["until"]);
        Assert.NotEqual(second, back.Id);
        (await officer.Post($"{members}/{wrong}/end", new { lastDay = Day })).Expect(NotFound);
        Assert.Equal("group.seat-runs", (await officer.Post($"{members}/{back.Id}/end/withdrawal", Mistake)).Expect(Conflict)["code"]);
        Assert.Equal(
            "2",
            $"{await app.Database.Scalar<int>("SELECT count(*) FROM evaluation_memberships WHERE withdrawn_because = '登记有误'")}"
        );

        // The officer may be seated anew; with a meeting held, who sat in it does not change any more.
        var right = (await officer.Post(members, Seat(guest))).Expect(Created).Id;
        var meeting = await app.CallMeeting(Day, new { matter = "other", title = "其他" });
        (await app.Attend(meeting.Id, 1, "jiangan.group")).Expect(OK);
        Assert.Equal("group.meeting-held", (await officer.Post($"{members}/{right}/withdrawal", Mistake)).Expect(Conflict)["code"]);
    }

    private static object Seat(string officerId) =>
        new
        {
            officerId,
            fromBody = "江安县审计局",
            from = "2023-09-21",
        };

    private static async Task<int> Seats(TestApp app) => (await app.Group()).Json["members"]!.AsArray().Count;

    private static async Task<string> Recusal(TestApp app, Answer meeting, string member)
    {
        var officerId = await app.MemberId(member);
        return meeting.Json["items"]![0]!["recusals"]!.AsArray().Single(recusal => recusal!["officerId"]!.ToString() == officerId)![
            "id"
        ]!.ToString();
    }

    private static async Task<string> Registered(TestApp app, Guid unitId, params Role[] roles)
    {
        var officer = new RegisterOfficer
        {
            Code = "jiangan.both",
            Name = "蒋某",
            UnitId = unitId,
            Region = "511523",
            Roles = roles,
        };
        return $"{(await app.Send(officer)).Id}";
    }
}
