using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>What a record of a visit is held to: the time in which it may lie, who may have gone, and how many there may be.</summary>
public sealed class Bounds
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task No_visit_lies_before_the_decision_or_after_death_and_the_dead_are_asked_for_nothing(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (person, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        var early = await town.Secretary.Post($"{path}/visits", Office.Talk("2016-03-15"));
        Assert.Equal("visit.before-decision", early.Expect(UnprocessableEntity)["code"]);
        Assert.Equal("heldOn", early["errors.0.field"]);
        Assert.Contains("2021-03-15", early.Text, StringComparison.Ordinal);
        town.App.Clock.MoveTo(2021, 6, 20);
        var talk = (await town.Secretary.Post($"{path}/visits", Office.Talk("2021-03-15"))).Expect(Created);
        var wrong = new { reason = "日期有误", visit = Office.Talk("2021-03-14") };
        Assert.Equal(
            "visit.before-decision",
            (await town.Secretary.Post($"visits/{talk.Id}/correction", wrong)).Expect(UnprocessableEntity)["code"]
        );

        Assert.NotEmpty((await town.Officer.Get(path)).Expect(OK).Json["needsYou"]!.AsArray());
        (await town.Officer.Post($"people/{person}/service-changes", new { state = "deceased", on = "2021-06-10" })).Expect(Created);
        var late = await town.Secretary.Post($"{path}/visits", Office.Talk("2021-06-11"));
        Assert.Equal("visit.after-death", late.Expect(UnprocessableEntity)["code"]);
        Assert.Equal("heldOn", late["errors.0.field"]);
        Assert.Contains("2021-06-10", late.Text, StringComparison.Ordinal);
        (await town.Secretary.Post($"{path}/visits", Office.Talk("2021-06-10"))).Expect(Created);
        foreach (var (thing, field, body) in AfterwardsToo("2021-06-11"))
        {
            var refused = await town.Secretary.Post($"{path}/{thing}", body);
            Assert.Equal(("visit.after-death", field), (refused.Expect(UnprocessableEntity)["code"], refused["errors.0.field"]));
        }

        // What was before, and comes to be known later, calls for nobody.
        foreach (var (thing, _, body) in AfterwardsToo("2021-06-09"))
        {
            (await town.Secretary.Post($"{path}/{thing}", body)).Expect(Created);
        }

        Assert.DoesNotContain("open", (await town.Items(followUp)).Select(item => item.State));
        Assert.DoesNotContain("overdue", (await town.Items(followUp)).Select(item => item.State));
        Assert.Empty((await town.Officer.Get(path)).Expect(OK).Json["needsYou"]!.AsArray());

        object Use(string on) =>
            new
            {
                kind = "lateralMove",
                on,
                description = "任另一镇副镇长",
            };
        var use = await town.Officer.Post($"people/{person}/uses-of-result", Use("2021-06-11"));
        Assert.Equal("use.after-death", use.Expect(UnprocessableEntity)["code"]);
        Assert.Equal("on", use["errors.0.field"]);
        (await town.Officer.Post($"people/{person}/uses-of-result", Use("2021-06-10"))).Expect(Created);
    }

    private static IEnumerable<(string Thing, string Field, object Body)> AfterwardsToo(string on)
    {
        yield return (
            "closed-notes",
            "on",
            new
            {
                sign = "wishToResign",
                words = "“干不下去了”",
                on,
            }
        );
        yield return (
            "difficulties",
            "raisedOn",
            new
            {
                description = "住房",
                raisedOn = on,
                answerBy = "2021-07-01",
            }
        );
    }

    [Fact]
    public async Task Visitors_are_there_each_once_have_names_and_are_not_the_person()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var one = await Officer(town, "town.chen1", "陈某");
        var other = await Officer(town, "town.chen2", "陈某");
        async Task<Answer> By(params (string Name, Guid? OfficerId)[] visitors) =>
            await town.Secretary.Post(
                $"follow-up-cases/{followUp}/visits",
                new
                {
                    kind = "talk",
                    heldOn = "2021-03-15",
                    visitors = visitors.Select(visitor => new
                    {
                        name = visitor.Name,
                        capacity = "unitSecretary",
                        officerId = visitor.OfficerId,
                    }),
                    place = "镇党委会议室",
                }
            );

        var twice = await By(("陈某", null), ("李某", null), (" 陈某", null));
        Assert.Equal(("visit.visitor-twice", "visitors[2].name"), (twice.Expect(UnprocessableEntity)["code"], twice["errors.0.field"]));
        Assert.Equal(UnprocessableEntity, (await By(("陈某", one), ("陈某", null))).Status);
        Assert.Equal(UnprocessableEntity, (await By(("陈某", one), ("陈书记", one))).Status);
        var self = await By(("李某", null), ("黄某", null));
        Assert.Equal(("visit.visits-self", "visitors[1].name"), (self.Expect(UnprocessableEntity)["code"], self["errors.0.field"]));
        var blank = await By(("  ", null));
        Assert.Contains("visitors[0].name", blank.Expect(BadRequest).Text, StringComparison.OrdinalIgnoreCase);

        // Two of one name, where it is known of each who came; and an officer of the person's name.
        (await By(("陈某", one), ("陈某", other))).Expect(Created);
        (await By(("黄某", one))).Expect(Created);
    }

    [Fact]
    public async Task A_substitute_is_named_within_a_month_and_for_a_year_at_most()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var officerId = await Officer(town, "town.substitute", "吴副书记");
        town.App.Clock.MoveTo(2021, 5, 20);
        async Task<Answer> Named(string from, string until) =>
            await town.Officer.Post(
                $"follow-up-cases/{followUp}/substitutions",
                new
                {
                    officerId,
                    ground = "absent",
                    reason = "书记脱产学习",
                    from,
                    until,
                }
            );

        Assert.Equal("from", (await Named("2021-04-18", "2021-05-31")).Expect(BadRequest)["errors.0.field"]);
        Assert.Equal("until", (await Named("2021-05-20", "2100-01-01")).Expect(BadRequest)["errors.0.field"]);
        Assert.Equal("until", (await Named("2021-05-20", "2021-05-19")).Expect(BadRequest)["errors.0.field"]);
        (await Named("2021-04-19", "2021-05-31")).Expect(Created);
        (await Named("2021-05-20", "2022-05-20")).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_stands_aside_is_made_responsible_nowhere_and_a_namesake_may_go(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        var before = await Officer(town, "town.first", "李副书记");
        var brother = await Officer(town, "town.brother", "黄兄");
        var namesake = await Officer(town, "town.namesake", "黄兄");
        var recusal = new
        {
            officerId = brother,
            ground = "relative",
            reason = "当事人之兄",
            on = "2021-03-15",
        };
        (await town.Officer.Post($"{path}/recusals", recusal)).Expect(Created);

        async Task Refused(string what, object body, string field)
        {
            var refused = await town.Officer.Post($"{path}/{what}", body);
            Assert.Equal("visit.recused", refused.Expect(UnprocessableEntity)["code"]);
            Assert.Equal(field, refused["errors.0.field"]);
        }

        object Appointment(Guid officerId) =>
            new
            {
                post = "careResponsible",
                officerId,
                from = "2021-03-15",
            };
        await Refused("appointments", Appointment(brother), "officerId");
        await Refused("care-plan", Plan(brother), "responsibleOfficerId");
        var asked = (await town.Officer.Post($"{path}/appointments", Appointment(before))).Expect(Created);
        (await town.App.As("town.first").Post($"appointments/{asked.Id}/answer", new { accepts = true, on = "2021-03-15" })).Expect(
            Created
        );
        await Refused(
            "hand-overs",
            new
            {
                post = "careResponsible",
                toOfficerId = brother,
                on = "2021-03-15",
                note = "谈心宜在上午",
            },
            "toOfficerId"
        );

        // Of one name, but not the one who stands aside: by the id, or by the substitution.
        var substitution = (
            await town.Officer.Post(
                $"{path}/substitutions",
                new
                {
                    officerId = namesake,
                    ground = "absent",
                    reason = "书记脱产学习",
                    from = "2021-03-10",
                    until = "2021-03-31",
                }
            )
        ).Expect(Created);
        var visits = $"{path}/visits";
        Assert.Equal("visit.recused", (await town.Officer.Post(visits, Talk(null, null))).Expect(UnprocessableEntity)["code"]);
        Assert.Equal("visit.recused", (await town.Officer.Post(visits, Talk(brother, null))).Expect(UnprocessableEntity)["code"]);
        (await town.Officer.Post(visits, Talk(null, substitution.Id))).Expect(Created);
        var talk = (await town.Officer.Post(visits, Talk(namesake, substitution.Id))).Expect(Created);
        Assert.Equal(namesake.ToString(), talk["visitors.0.officerId"]);
        Assert.Equal(namesake.ToString(), (await town.Officer.Get($"visits/{talk.Id}")).Expect(OK)["visitors.0.officerId"]);
        var unknown = await town.Officer.Post(visits, Talk(Guid.Parse("0143503f-e000-7000-8000-000000000000"), null));
        Assert.Equal("visit.visitor", unknown.Expect(UnprocessableEntity)["code"]);
        Assert.Equal("visitors[0].officerId", unknown["errors.0.field"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_missed_before_a_move_stays_where_it_was_missed(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (person, _, followUp) = await town.Served("2021-03-15");
        var first = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["dueItems.0.window.lastDay"]!;
        var day = DateOnly.ParseExact(first, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(2);
        town.App.Clock.MoveTo(day);
        (
            await town.Officer.Post(
                $"people/{person}/moves",
                new
                {
                    on = day,
                    unitId = town.Other,
                    post = "科员",
                }
            )
        ).Expect(Created);
        var moved = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal("overdue", moved["dueItems.0.state"]);
        Assert.Equal(town.Unit.ToString(), moved["dueItems.0.unitId"]);
        Assert.Single((await town.Officer.Get($"due-items?unitId={town.Unit}&state=overdue")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(0, await town.Rebuild());

        // Met late by the new unit, and another visit of an earlier day that is recorded after it: missed where it was missed.
        town.App.Clock.MoveTo(day.AddDays(9));
        var path = $"follow-up-cases/{followUp}/visits";
        (await town.Officer.Post(path, Talk(day.AddDays(8)))).Expect(Created);
        (await town.Officer.Post(path, Talk(day.AddDays(5)))).Expect(Created);
        var met = (await town.Officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal("metLate", met["dueItems.0.state"]);
        Assert.Equal(town.Unit.ToString(), met["dueItems.0.unitId"]);
        Assert.Equal(0, await town.Rebuild());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task One_grant_lets_one_visit_through(DatabaseKind kind)
    {
        await using var town = await Town.Open(
            kind,
            """

            - parameter: visits.most
              values: [{ from: 2017-12-01, value: 1, cites: [nanhai-opinion#talk] }]
            """
        );
        var (_, _, followUp) = await town.Served("2021-03-15");
        await town.Visit(followUp, "2021-03-20");
        town.App.Clock.MoveTo(2021, 9, 2);
        var path = $"follow-up-cases/{followUp}";
        var asked = (await town.Secretary.Post($"{path}/extra-visits", new { on = "2021-09-01", reason = "家中变故" })).Expect(Created);
        (await town.Officer.Post($"extra-visits/{asked.Id}/decision", new { granted = true })).Expect(Created);

        var second = (await town.Secretary.Post($"{path}/visits", Office.Talk("2021-09-01"))).Expect(Created);
        Assert.Equal(
            "visit.beyond-the-most",
            (await town.Secretary.Post($"{path}/visits", Office.Talk("2021-09-01", kind: "topLeaderTalk"))).Expect(Conflict)["code"]
        );
        // Put right, it is the visit that was granted still.
        var right = new { reason = "补记地点", visit = Office.Talk("2021-09-01") };
        (await town.Secretary.Post($"visits/{second.Id}/correction", right)).Expect(Created);
    }

    private static object Talk(DateOnly heldOn) =>
        Office.Talk(heldOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static object Talk(Guid? officerId, string? substitutionId) =>
        new
        {
            kind = "talk",
            heldOn = "2021-03-15",
            visitors = new[]
            {
                new
                {
                    name = "黄兄",
                    capacity = "unitSecretary",
                    officerId,
                },
            },
            place = "镇党委会议室",
            substitutionId,
        };

    private static object Plan(Guid responsibleOfficerId) =>
        new
        {
            responsibleOfficerId,
            madeBy = "镇党委",
            madeOn = "2021-03-15",
            goals = "放下包袱",
            measures = new[] { "每季度谈心一次" },
            agreedWithPerson = true,
            agreementNote = "本人同意",
        };

    private static async Task<Guid> Officer(Town town, string code, string name) =>
        (
            await town.App.Send(
                new RegisterOfficer
                {
                    Code = code,
                    Name = name,
                    Phone = null,
                    UnitId = town.Unit,
                    Region = "440605",
                    Roles = [Role.UnitSecretary],
                }
            )
        ).Id;
}
