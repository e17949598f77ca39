using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>Who may go, who goes instead, and who looks after a case.</summary>
public sealed class WhoGoes
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_must_stand_aside_does_not_go_and_a_substitute_counts_as_the_secretary(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path, offices) = await Begin(app);
        var helper = await Officer(app, "town.helper", "李副书记", offices.Town);
        var relative = await Officer(app, "town.relative", "黄兄", offices.Town);
        (await officer.Post($"{path}/recusals", Recusal(relative))).Expect(Created);

        var refused = await officer.Post($"{path}/visits", Talk("黄兄", null));
        Assert.Equal("visit.recused", refused.Expect(UnprocessableEntity)["code"]);
        Assert.Contains("近亲属", refused.Text, StringComparison.Ordinal);
        Assert.Equal("visitors[0]", refused["errors.0.field"]);
        Assert.Equal(
            "visit.recused",
            (await officer.Post($"{path}/substitutions", Substitution(relative))).Expect(UnprocessableEntity)["code"]
        );

        // Whoever has no substitution does not go as the secretary by naming one; with it, the first talk is met.
        Assert.Equal(
            "visit.substitution",
            (await officer.Post($"{path}/visits", Talk("李副书记", helper.ToString()))).Expect(UnprocessableEntity)["code"]
        );
        var substitution = (await officer.Post($"{path}/substitutions", Substitution(helper))).Expect(Created);
        var talk = (await officer.Post($"{path}/visits", Talk("李副书记", substitution.Id))).Expect(Created);
        Assert.Single(talk.Json["meets"]!.AsArray());
        Assert.Equal(substitution.Id, talk["substitutionId"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_case_passes_when_both_have_confirmed_it_and_what_was_open_passes_with_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path, offices) = await Begin(app);
        var first = await Officer(app, "town.helper", "李副书记", offices.Town);
        var second = await Officer(app, "town.second", "周副书记", offices.Town);
        var helper = app.As("town.helper");
        var next = app.As("town.second");
        var asked = (await officer.Post($"{path}/appointments", Appointment(first))).Expect(Created);
        Assert.Equal("appointment.taken", (await officer.Post($"{path}/appointments", Appointment(second))).Expect(Conflict)["code"]);
        Assert.Equal("appointment.not-yours", (await next.Post($"appointments/{asked.Id}/answer", Accepts)).Expect(Forbidden)["code"]);
        Assert.Equal("hand-over.nobody", (await officer.Post($"{path}/hand-overs", HandOver(second))).Expect(Conflict)["code"]);

        // Handed back with a reason, asked again, accepted.
        var back = new
        {
            accepts = false,
            on = "2018-09-20",
            reason = "有亲属关系",
        };
        Assert.Equal("handedBack", (await helper.Post($"appointments/{asked.Id}/answer", back)).Expect(Created)["state"]);
        var again = (await officer.Post($"{path}/appointments", Appointment(first))).Expect(Created);
        Assert.Equal("inForce", (await helper.Post($"appointments/{again.Id}/answer", Accepts)).Expect(Created)["state"]);

        var handOver = (await officer.Post($"{path}/hand-overs", HandOver(second))).Expect(Created);
        Assert.Equal("visitOpen", handOver["checklist.0.kind"]);
        Assert.Equal("hand-over.not-yours", (await officer.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Forbidden)["code"]);
        (await helper.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Created);
        Assert.Equal(first.ToString(), (await officer.Get(path)).Expect(OK)["responsible.0.officerId"]);
        Assert.Equal("hand-over.confirmed", (await helper.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Conflict)["code"]);
        (await next.Post($"hand-overs/{handOver.Id}/confirmations", On)).Expect(Created);

        Assert.Equal(second.ToString(), (await officer.Get(path)).Expect(OK)["responsible.0.officerId"]);
        var history = (await officer.Get($"{path}/appointments")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(["inForce", "ended", "handedBack"], history.Select(a => a!["state"]!.ToString()));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_plan_has_versions_and_is_reviewed_and_a_cause_in_the_unit_is_followed_to_its_answer(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var (officer, path, offices) = await Begin(app);
        var helper = await Officer(app, "town.helper", "李副书记", offices.Town);
        (await officer.Post($"{path}/care-plan", Plan(helper, null))).Expect(Created);
        Assert.Equal("care-plan.reason", (await officer.Post($"{path}/care-plan", Plan(helper, null))).Expect(UnprocessableEntity)["code"]);
        (await app.As("town.helper").Post($"{path}/care-plan/handing-back", new { on = "2018-09-20", reason = "有亲属关系" })).Expect(
            Created
        );
        Assert.Contains("planHandedBack", await Needs(officer, path));
        var second = (await officer.Post($"{path}/care-plan", Plan(helper, "换人"))).Expect(Created);
        Assert.DoesNotContain("planHandedBack", await Needs(officer, path));
        Assert.Equal("2", second["number"]);
        var versions = (await officer.Get($"{path}/care-plans")).Expect(OK);
        Assert.Equal("有亲属关系", versions["items.1.handedBackBecause"]);
        Assert.Equal("学习培训一次", versions["items.0.arrangements.0.what"]);

        var review = new
        {
            heldOn = "2018-09-20",
            contributions = new[] { new { by = "镇党委", said = "表现稳定" } },
            conclusion = "继续",
            nextReviewOn = "2018-10-20",
        };
        (await officer.Post($"{path}/care-plan/reviews", review)).Expect(Created);
        var made = (
            await officer.Post(
                $"{path}/unit-recommendations",
                new
                {
                    cause = "职责不清",
                    recommendation = "明确职责",
                    madeOn = "2018-09-20",
                    answerBy = "2018-10-01",
                }
            )
        ).Expect(Created);
        (
            await officer.Post(
                $"{path}/difficulties",
                new
                {
                    description = "住房",
                    raisedOn = "2018-09-20",
                    answerBy = "2018-10-05",
                }
            )
        ).Expect(Created);
        app.Clock.MoveTo(2018, 10, 21);

        var needs = await Needs(officer, path);
        foreach (
            var need in new[]
            {
                "visitOverdue",
                "difficultyOverdue",
                "planToAccept",
                "planToReview",
                "recommendationToAnswer",
                "periodEnds",
            }
        )
        {
            Assert.Contains(need, needs);
        }

        Assert.Equal("住房", (await officer.Get("open-difficulties")).Expect(OK)["items.0.description"]);
        Assert.Empty((await app.As("department.secretary").Get("open-difficulties")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal("overdue", (await officer.Get("unit-recommendations")).Expect(OK)["items.0.state"]);
        var closing = new { closedOn = "2018-10-21", finding = "已落实" };
        var closed = $"unit-recommendations/{made.Id}/closing";
        Assert.Equal("recommendation.unanswered", (await officer.Post(closed, closing)).Expect(Conflict)["code"]);
        var answer = new { answeredOn = "2018-10-20", answer = "已明确" };
        (await app.As("town.secretary").Change($"unit-recommendations/{made.Id}/answer", 1, answer)).Expect(OK);
        Assert.Equal("closed", (await officer.Post(closed, closing)).Expect(Created)["state"]);
        Assert.Empty((await officer.Get("unit-recommendations")).Expect(OK).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_cause_in_the_unit_left_is_recommended_to_that_unit()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (person, _, followUp) = await town.Served("2021-03-15");
        var next = await Officer(town.App, "other.secretary", "周书记", town.Other);
        town.App.Clock.MoveTo(2021, 5, 20);
        (
            await town.Officer.Post(
                $"people/{person}/moves",
                new
                {
                    on = "2021-05-20",
                    unitId = town.Other,
                    post = "科员",
                }
            )
        ).Expect(Created);
        async Task<Answer> Recommend(Guid? unitId) =>
            await town.Officer.Post(
                $"follow-up-cases/{followUp}/unit-recommendations",
                new
                {
                    cause = "职责不清",
                    recommendation = "明确职责",
                    unitId,
                    madeOn = "2021-05-20",
                    answerBy = "2021-06-20",
                }
            );

        var refused = await Recommend(next);
        Assert.Equal(("recommendation.unit", "unitId"), (refused.Expect(UnprocessableEntity)["code"], refused["errors.0.field"]));
        var made = (await Recommend(town.Unit)).Expect(Created);
        Assert.Equal(town.Unit.ToString(), made["unitId"]);
        Assert.Empty((await town.App.As("other.secretary").Get("unit-recommendations")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(made.Id, (await town.Secretary.Get("unit-recommendations")).Expect(OK)["items.0.id"]);
        var answer = new { answeredOn = "2021-05-20", answer = "已明确" };
        Assert.Equal(Forbidden, (await town.App.As("other.secretary").Change($"unit-recommendations/{made.Id}/answer", 1, answer)).Status);
        (await town.Secretary.Change($"unit-recommendations/{made.Id}/answer", 1, answer)).Expect(OK);
        Assert.Equal(town.Other.ToString(), (await Recommend(null)).Expect(Created)["unitId"]);
    }

    private static async Task<IReadOnlyList<string>> Needs(Api officer, string path) =>
        [.. (await officer.Get(path)).Expect(OK).Json["needsYou"]!.AsArray().Select(need => need!["kind"]!.ToString())];

    private static readonly object Accepts = new { accepts = true, on = "2018-09-20" };

    private static readonly object On = new { on = "2018-09-20" };

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

    private static object Recusal(Guid officerId) =>
        new
        {
            officerId,
            ground = "relative",
            reason = "当事人之兄",
            on = "2018-09-20",
        };

    private static object Substitution(Guid officerId) =>
        new
        {
            officerId,
            ground = "absent",
            reason = "书记脱产学习",
            from = "2018-09-10",
            until = "2018-09-30",
        };

    private static object Appointment(Guid officerId) =>
        new
        {
            post = "careResponsible",
            officerId,
            from = "2018-09-20",
        };

    private static object HandOver(Guid toOfficerId) =>
        new
        {
            post = "careResponsible",
            toOfficerId,
            on = "2018-09-20",
            note = "谈心宜在上午",
        };

    private static object Plan(Guid responsibleOfficerId, string? reason) =>
        new
        {
            responsibleOfficerId,
            madeBy = "镇党委",
            madeOn = "2018-09-20",
            goals = "放下包袱",
            measures = new[] { "每季度谈心一次" },
            needs = new[] { "希望减轻事务性工作" },
            arrangements = new[]
            {
                new
                {
                    kind = "study",
                    what = "学习培训一次",
                    responsible = "镇党委书记",
                },
            },
            reason,
            agreedWithPerson = true,
            agreementNote = "本人同意",
        };

    private static object Talk(string name, string? substitutionId) =>
        new
        {
            kind = "talk",
            heldOn = "2018-09-20",
            visitors = new[] { new { name, capacity = "unitSecretary" } },
            place = "镇党委会议室",
            substitutionId,
        };
}
