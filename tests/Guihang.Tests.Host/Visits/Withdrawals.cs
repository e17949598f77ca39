using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>Who was recorded wrongly to look after a case, or to stand aside, is withdrawn with a reason, and all is as it would have been.</summary>
public sealed class Withdrawals
{
    private static readonly object On = new { on = "2018-09-20" };

    private static readonly object Mistaken = new { reason = "登记错误，应为另一个案" };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_recusal_that_is_withdrawn_keeps_nobody_away(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path, offices) = await Begin(app);
        var relative = await Officer(app, "town.relative", "黄兄", offices.Town);
        var body = new
        {
            officerId = relative,
            ground = "relative",
            reason = "当事人之兄",
            on = "2018-09-20",
        };
        var recusal = (await officer.Post($"{path}/recusals", body)).Expect(Created);
        var other = (await officer.Post($"{path}/recusals", body)).Expect(Created);
        Assert.Equal("visit.recused", (await officer.Post($"{path}/visits", Talk("黄兄"))).Expect(UnprocessableEntity)["code"]);

        // Whoever stands aside does not end that himself, and without a reason nobody does.
        await app.Database.Execute("UPDATE core_officers SET roles = 'CaseOfficer' WHERE code = 'town.relative'");
        Assert.Equal(
            "recusal.own",
            (await app.As("town.relative").Post($"recusals/{recusal.Id}/withdrawal", Mistaken)).Expect(Forbidden)["code"]
        );
        Assert.Equal(
            "reason",
            (await officer.Post($"recusals/{recusal.Id}/withdrawal", new { reason = "" })).Expect(BadRequest)["errors.0.field"]
        );

        (await officer.Post($"recusals/{recusal.Id}/withdrawal", Mistaken)).Expect(Created);
        Assert.Equal("recusal.withdrawn", (await officer.Post($"recusals/{recusal.Id}/withdrawal", Mistaken)).Expect(Conflict)["code"]);
        // The other one stands.
        Assert.Equal("visit.recused", (await officer.Post($"{path}/visits", Talk("黄兄"))).Expect(UnprocessableEntity)["code"]);
        (await officer.Post($"recusals/{other.Id}/withdrawal", Mistaken)).Expect(Created);

        (await officer.Post($"{path}/visits", Talk("黄兄"))).Expect(Created);
        Assert.Empty((await officer.Get($"{path}/recusals")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(
            2,
            await app.Database.Scalar<int>(
                "SELECT count(*) FROM visits_recusals WHERE superseded_at IS NOT NULL AND withdrawn_because IS NOT NULL"
            )
        );
        Assert.Equal(
            2,
            await app.Database.Scalar<int>("SELECT count(*) FROM core_audit WHERE request = 'WithdrawRecusal' AND outcome = 'Done'")
        );
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_appointment_that_is_withdrawn_gives_the_case_back_to_who_had_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path, offices) = await Begin(app);
        var first = await Officer(app, "town.helper", "李副书记", offices.Town);
        var second = await Officer(app, "town.second", "周副书记", offices.Town);
        var (helper, next) = (app.As("town.helper"), app.As("town.second"));

        // Asked by mistake: the place is free again, and the mistaken one can no longer accept.
        var mistaken = (await officer.Post($"{path}/appointments", Appointment(second))).Expect(Created);
        Assert.Equal("withdrawn", (await officer.Post($"appointments/{mistaken.Id}/withdrawal", Mistaken)).Expect(Created)["state"]);
        Assert.Equal(
            "appointment.withdrawn",
            (await next.Post($"appointments/{mistaken.Id}/answer", new { accepts = true, on = "2018-09-20" })).Expect(Conflict)["code"]
        );
        Assert.Equal(
            "appointment.withdrawn",
            (await officer.Post($"appointments/{mistaken.Id}/withdrawal", Mistaken)).Expect(Conflict)["code"]
        );

        var asked = (await officer.Post($"{path}/appointments", Appointment(first))).Expect(Created);
        (await helper.Post($"appointments/{asked.Id}/answer", new { accepts = true, on = "2018-09-20" })).Expect(Created);
        var handOver = (
            await officer.Post(
                $"{path}/hand-overs",
                new
                {
                    post = "careResponsible",
                    toOfficerId = second,
                    on = "2018-09-20",
                    note = "谈心宜在上午",
                }
            )
        ).Expect(Created);
        Assert.Equal("hand-over.under-way", (await officer.Post($"appointments/{asked.Id}/withdrawal", Mistaken)).Expect(Conflict)["code"]);
        (await helper.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Created);
        (await next.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Created);
        Assert.Equal(second.ToString(), (await officer.Get(path)).Expect(OK)["responsible.0.officerId"]);
        Assert.Equal(
            "appointment.passed-on",
            (await officer.Post($"appointments/{asked.Id}/withdrawal", Mistaken)).Expect(Conflict)["code"]
        );

        var now = (await officer.Get(path)).Expect(OK)["responsible.0.id"];
        (await officer.Post($"appointments/{now}/withdrawal", Mistaken)).Expect(Created);

        var responsible = (await officer.Get(path)).Expect(OK).Json["responsible"]!.AsArray();
        Assert.Equal([first.ToString()], responsible.Select(appointment => appointment!["officerId"]!.ToString()));
        Assert.Equal(["inForce"], responsible.Select(appointment => appointment!["state"]!.ToString()));
        Assert.Empty((await officer.Get($"{path}/hand-overs")).Expect(OK).Json["items"]!.AsArray());
        var history = (await officer.Get($"{path}/appointments")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(["inForce", "withdrawn", "withdrawn"], history.Select(a => a!["state"]!.ToString()));
        Assert.Equal("登记错误，应为另一个案", history[1]!["withdrawnBecause"]!.ToString());
        // What was, stays: the one that ended is there, superseded.
        Assert.Equal(
            1,
            await app.Database.Scalar<int>(
                "SELECT count(*) FROM visits_appointments WHERE ended_on IS NOT NULL AND superseded_at IS NOT NULL"
            )
        );
    }

    private static async Task<(Api Officer, string Path, Offices Offices)> Begin(TestApp app)
    {
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 7);
        var huang = await officer.Person(offices.Town);
        var sanction = await officer.Sanction(huang, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        app.Clock.MoveTo(2018, 9, 20);
        return (officer, $"follow-up-cases/{await officer.CaseOf(huang)}", offices);
    }

    private static async Task<Guid> Officer(TestApp app, string code, string name, Guid unit) =>
        (
            await app.Send(
                new RegisterOfficer
                {
                    Code = code,
                    Name = name,
                    Phone = null,
                    UnitId = unit,
                    Region = "440605",
                    Roles = [Role.UnitSecretary],
                }
            )
        ).Id;

    private static object Appointment(Guid officerId) =>
        new
        {
            post = "careResponsible",
            officerId,
            from = "2018-09-20",
        };

    private static object Talk(string name) =>
        new
        {
            kind = "talk",
            heldOn = "2018-09-20",
            visitors = new[] { new { name, capacity = "unitSecretary" } },
            place = "镇党委会议室",
        };
}
