using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Evaluation;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J6: the leading group of seven decides; who stands aside counts neither for nor against, and too few decide nothing.</summary>
public sealed class J6_LeadingGroup
{
    private const string Evaluation = "511523.Jiangan/policies/evaluation.yaml";
    private const string Day = "2023-09-25";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_Seven_decide_on_twelve_people_and_one_stands_aside_from_one(DatabaseKind kind)
    {
        using var plugins = new PluginCopy().Replace(Evaluation, "value: [grade]", "value: [enrolment, grade]");
        await using var app = await TestApp.Create(kind, Jiangan.Settings(plugins.Settings));
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 25);
        var screenings = new List<Answer>();
        for (var i = 0; i < 12; i++)
        {
            var person = await officer.Sanctioned(offices.Zone, $"第{i + 1}人");
            await officer.Hear(person, "2023-09-18", i == 11 ? ["poor-conduct"] : []);
            var screened = await officer.Screen(person, Day);
            Assert.Equal("true", screened["awaitsGroup"]);
            Assert.Null(screened["standing"]);
            screenings.Add(screened);
        }

        // Before the meeting the seventh member declares to have handled the first person's case.
        var aside = await app.Aside("jiangan.group7", screenings[0]["personId"]!);
        Assert.Equal("recusal.declared", (await aside()).Expect(Conflict)["code"]);
        var meeting = await app.CallMeeting(Day, [.. screenings.Select(screening => Enrol(screening))]);
        (await app.Attend(meeting.Id, 1, "jiangan.group", "jiangan.group2", "jiangan.group3", "jiangan.group4", "jiangan.group7")).Expect(
            OK
        );
        var first = meeting["items.0.id"]!;
        var refused = (await app.Vote(first, "jiangan.group7")).Expect(Conflict);
        Assert.Equal("vote.recused", refused["code"]);
        Assert.Contains("jiangan.group7因“承办过本案”回避", refused["detail"], StringComparison.Ordinal);

        // Four of the other six are there: the group decides.
        await Everybody(app, first, 4);
        var decided = await Decide(officer, first);
        Assert.Equal("true", decided["isAdopted"]);
        Assert.Equal("7", decided["tally.members"]);
        Assert.Equal("1", decided["tally.recused"]);
        Assert.Equal("4", decided["tally.present"]);
        Assert.Contains(
            "回避的成员不计入到会",
            (await officer.Get($"agenda-items/{first}/explanation")).Expect(OK).Text,
            StringComparison.Ordinal
        );
        for (var i = 1; i < 12; i++)
        {
            var item = meeting[FormattableString.Invariant($"items.{i}.id")]!;
            await Everybody(app, item, 4);
            (await app.Vote(item, "jiangan.group7", "against", "认为还应再看一段")).Expect(Created);
            Assert.Equal("5", (await Decide(officer, item))["tally.present"]);
        }

        var standing = (await officer.Get($"enrolments/{screenings[0].Id}")).Expect(OK);
        Assert.Equal("enrolled", standing["standing"]);
        Assert.Equal("false", standing["awaitsGroup"]);
        Assert.NotNull((await officer.Get($"follow-up-cases/{await officer.CaseOf(standing["personId"]!)}")).Expect(OK)["enrolledOn"]);
        var excluded = (await officer.Get($"enrolments/{screenings[11].Id}")).Expect(OK);
        Assert.Equal("excluded", excluded["standing"]);
        Assert.Equal("2024-03-25", excluded["lookAgainOn"]);
        Assert.Equal("poor-conduct", excluded["evidence.0.ground"]);
        Assert.Single(excluded.Json["evidence"]![0]!["findings"]!.AsArray());
        const string Enrolled = "figures/persons-enrolled?jurisdiction=511523&from=2023-09-01&to=2023-09-30";
        Assert.Equal("11", (await officer.Get(Enrolled)).Expect(OK)["persons"]);
        await WhoHasDied(app, officer, offices);
    }

    // Between screening and meeting the person dies: nothing is decided, and nothing is sent.
    private static async Task WhoHasDied(TestApp app, Api officer, JianganOffices offices)
    {
        var person = await officer.Sanctioned(offices.Zone, "已故者");
        await officer.Hear(person, "2023-09-18", "poor-conduct");
        var screening = await officer.Screen(person, Day);
        var meeting = await app.CallMeeting(Day, Enrol(screening));
        (await app.Attend(meeting.Id, 1, JianganGroup.Members.Take(4))).Expect(OK);
        await Everybody(app, meeting["items.0.id"]!, 4);
        (await officer.Post($"people/{person}/service-changes", new { state = "deceased", on = Day })).Expect(Created);

        var late = await officer.Post($"agenda-items/{meeting["items.0.id"]}/decision", new { documentNumber = "13号" });

        Assert.Equal("enrolment.not-in-service", late.Expect(Conflict)["code"]);
        Assert.Empty((await officer.Get($"documents?subjectId={screening.Id}")).Expect(OK).Json["items"]!.AsArray());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_With_three_of_the_other_six_and_with_three_of_seven_nothing_is_decided(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (_, enrolment) = await Evaluated(app, officer, offices);
        var meeting = await app.CallMeeting(Day, JianganGroup.GradeItem(enrolment, "good"), new { matter = "other", title = "其他" });
        (await app.Attend(meeting.Id, 1, "jiangan.group", "jiangan.group2", "jiangan.group3", "jiangan.group7")).Expect(OK);
        await AsideByItem(app, (await app.Group()).Id, meeting);

        await Everybody(app, meeting["items.0.id"]!, 3);
        var few = await officer.Post($"agenda-items/{meeting["items.0.id"]}/decision", new { documentNumber = "1号" });

        Assert.Equal("evaluation.no-quorum", few.Expect(UnprocessableEntity)["code"]);
        Assert.Contains("到会成员 3 人，计入的成员 6 人", few["detail"], StringComparison.Ordinal);
        Assert.Contains("至少 4 人", few["detail"], StringComparison.Ordinal);
        Assert.Null((await officer.Get($"enrolments/{enrolment}/evaluation")).Expect(OK)["decision"]);

        var second = await app.CallMeeting(Day, new { matter = "other", title = "其他" });
        (await app.Attend(second.Id, 1, "jiangan.group", "jiangan.group2", "jiangan.group3")).Expect(OK);
        await Everybody(app, second["items.0.id"]!, 3);
        var three = await officer.Post($"agenda-items/{second["items.0.id"]}/decision", new { documentNumber = "2号" });
        Assert.Equal("evaluation.no-quorum", three.Expect(UnprocessableEntity)["code"]);
        Assert.Contains("计入的成员 7 人", three["detail"], StringComparison.Ordinal);
        await OfTwoNothingIsDecided(app, officer, meeting);
    }

    // The seventh member stands aside from the item on a person: it is the person's matters that he stands aside in.
    private static async Task AsideByItem(TestApp app, string group, Answer meeting)
    {
        var officerId = await app.MemberId("jiangan.group7");
        Task<Answer> Declare(string? item) =>
            app.As("jiangan.group7")
                .Post(
                    $"leading-groups/{group}/recusals",
                    new
                    {
                        officerId,
                        agendaItemId = item,
                        ground = "handledCase",
                        on = Day,
                    },
                    key: $"aside-{app.NextKey()}"
                );
        // Having voted on another item, which is about nobody, is no hindrance.
        (await app.Vote(meeting["items.1.id"]!, "jiangan.group7")).Expect(Created);
        Assert.Equal("recusal.item-elsewhere", (await Declare(meeting.Id)).Expect(UnprocessableEntity)["code"]);
        (await Declare(meeting["items.0.id"])).Expect(Created);
        Assert.Equal("vote.recused", (await app.Vote(meeting["items.0.id"]!, "jiangan.group7")).Expect(Conflict)["code"]);
        var read = await app.As("jiangan.group7").Get($"agenda-items/{meeting["items.0.id"]}/votes");
        Assert.Equal("votes.not-shown", read.Expect(Forbidden)["code"]);
    }

    private static async Task OfTwoNothingIsDecided(TestApp app, Api officer, Answer elsewhere)
    {
        var group = await app.Send(
            new EstablishGroup
            {
                Jurisdiction = "511523",
                Name = "两人小组",
                DocumentNumber = "江委办〔2015〕1号",
                EstablishedOn = new DateOnly(2015, 1, 5),
            }
        );
        string[] two = ["jiangan.group6", "jiangan.group7"];
        var present = new List<string>();
        foreach (var member in two)
        {
            present.Add(await app.MemberId(member));
            await app.Send(
                new SeatMember
                {
                    GroupId = group.Id,
                    OfficerId = Guid.Parse(present[^1]),
                    FromBody = "江安县委党校",
                    IsChair = member == two[0],
                    From = new DateOnly(2015, 1, 5),
                }
            );
        }

        var called = new
        {
            number = "第1次",
            heldOn = Day,
            items = new[] { new { matter = "other", title = "其他" } },
        };
        var meeting = (await officer.Post($"leading-groups/{group.Id}/meetings", called)).Expect(Created);
        (await officer.Put($"meetings/{meeting.Id}/attendance", 1, new { present })).Expect(OK);
        foreach (var member in two)
        {
            (await app.Vote(meeting["items.0.id"]!, member)).Expect(Created);
        }

        var decided = await officer.Post($"agenda-items/{meeting["items.0.id"]}/decision", new { documentNumber = "3号" });
        Assert.Equal("item.too-few-members", decided.Expect(Conflict)["code"]);
        // An item of one group is none of another's.
        var recusal = new
        {
            officerId = present[0],
            agendaItemId = elsewhere["items.1.id"],
            ground = "relative",
            on = Day,
        };
        var foreign = await officer.Post($"leading-groups/{group.Id}/recusals", recusal);
        Assert.Equal("recusal.item-elsewhere", foreign.Expect(UnprocessableEntity)["code"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_One_member_one_vote_and_only_the_group_and_the_auditor_see_whose(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        await Registered(app, offices.Zone, "jiangan.audit", Role.Auditor);
        await Registered(app, offices.Zone, "jiangan.guest", Role.LeadingGroupMember);
        app.Clock.MoveTo(2023, 9, 25);
        var meeting = await app.CallMeeting(Day, new { matter = "other", title = "督促逾期谈话" });
        var item = meeting["items.0.id"]!;
        Assert.Equal("vote.absent", (await app.Vote(item, "jiangan.group")).Expect(Conflict)["code"]);
        (await app.Attend(meeting.Id, 1, JianganGroup.Members.Take(5))).Expect(OK);
        (await app.Attend(meeting.Id, 1, JianganGroup.Members.Take(4))).Expect(PreconditionFailed);

        (await app.Vote(item, "jiangan.group")).Expect(Created);

        Assert.Equal("vote.cast", (await app.Vote(item, "jiangan.group", "against", "改主意")).Expect(Conflict)["code"]);
        Assert.Equal("vote.not-member", (await app.Vote(item, "jiangan.guest")).Expect(Forbidden)["code"]);
        Assert.Equal("dissent-reason", (await app.Vote(item, "jiangan.group2", "against")).Expect(BadRequest)["errors.0.code"]);
        (await app.Vote(item, "jiangan.group2", "against", "先查明原因")).Expect(Created);
        (await app.Vote(item, "jiangan.group3", "abstain")).Expect(Created);
        Assert.Equal("meeting.has-voted", (await app.Attend(meeting.Id, 2, "jiangan.group3")).Expect(Conflict)["code"]);
        var votes = (await app.As("jiangan.audit").Get($"agenda-items/{item}/votes")).Expect(OK);
        Assert.Equal("against", votes["votes.1.choice"]);
        Assert.Equal("先查明原因", votes["votes.1.reason"]);
        (await app.As("jiangan.group5").Get($"agenda-items/{item}/votes")).Expect(OK);
        foreach (var other in new[] { "jiangan.officer", "zone.secretary", "jiangan.org" })
        {
            (await app.As(other).Get($"agenda-items/{item}/votes")).Expect(Forbidden);
        }

        Assert.Equal("votes.not-shown", (await app.As("jiangan.guest").Get($"agenda-items/{item}/votes")).Expect(Forbidden)["code"]);
        var early = await officer.Post($"agenda-items/{item}/decision", new { documentNumber = "9号" });
        Assert.Equal("item.votes-missing", early.Expect(Conflict)["code"]);
        Assert.Contains("还有 2 人", early["detail"], StringComparison.Ordinal);
        (await app.Vote(item, "jiangan.group4", "abstain")).Expect(Created);
        (await app.Vote(item, "jiangan.group5", "abstain")).Expect(Created);

        // What is not adopted is a decision too, and is on record.
        var rejected = await Decide(officer, item);
        Assert.Equal("false", rejected["isAdopted"]);
        Assert.Equal("3", rejected["tally.notInFavourNorAgainst"]);
        Assert.DoesNotContain("先查明原因", (await officer.Get($"meetings/{meeting.Id}")).Expect(OK).Text, StringComparison.Ordinal);
        await WhatWasHeldStays(app, officer, meeting);
    }

    // Neither a seat nor a recusal that is recorded later changes who decided.
    private static async Task WhatWasHeldStays(TestApp app, Api officer, Answer meeting)
    {
        var before = (await officer.Get($"meetings/{meeting.Id}")).Expect(OK).Text;
        var group = await app.Group();
        var guest = (await officer.Get("officers?limit=200")).Expect(OK).Json["items"]!
            .AsArray()
            .Single(one => one!["code"]!.ToString() == "jiangan.guest")!["id"]!.ToString();
        app.Clock.MoveTo(2023, 9, 27);
        var end = $"leading-groups/{group.Id}/members/{group["members.1.id"]}/end";
        var backdated = (await officer.Post(end, new { lastDay = "2023-09-24" })).Expect(Conflict);
        Assert.Equal("group.meeting-held", backdated["code"]);
        Assert.Contains(Day, backdated["detail"], StringComparison.Ordinal);
        object Seat(string from) =>
            new
            {
                officerId = guest,
                fromBody = "江安县审计局",
                from,
            };
        var seats = $"leading-groups/{group.Id}/members";
        Assert.Equal("group.meeting-held", (await officer.Post(seats, Seat(Day))).Expect(Conflict)["code"]);
        var recusal = new
        {
            officerId = group["members.2.officerId"],
            agendaItemId = meeting["items.0.id"],
            ground = "relative",
            on = "2023-09-26",
        };
        (await officer.Post($"{seats.Replace("members", "recusals", StringComparison.Ordinal)}", recusal)).Expect(Created);
        Assert.Equal(before, (await officer.Get($"meetings/{meeting.Id}")).Expect(OK).Text);

        (await officer.Post(end, new { lastDay = Day })).Expect(Created);
        (await officer.Post(seats, Seat("2023-09-26"))).Expect(Created);
        Assert.Equal(before, (await officer.Get($"meetings/{meeting.Id}")).Expect(OK).Text);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_Signed_minutes_lock_the_meeting_and_a_decision_is_changed_only_by_another(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (person, enrolment) = await Evaluated(app, officer, offices);
        await app.Aside("jiangan.group7", person);
        var meeting = await app.CallMeeting(
            Day,
            JianganGroup.GradeItem(enrolment, "good"),
            new { matter = "other", title = "督促逾期谈话" }
        );
        (await app.Attend(meeting.Id, 1, JianganGroup.Members.Where(member => member != "jiangan.group6"))).Expect(OK);
        var item = meeting["items.0.id"]!;
        await Everybody(app, item, 4);
        (await app.Vote(item, "jiangan.group5", "against", "考察后再定")).Expect(Created);
        var decided = await Decide(officer, item);
        Assert.Equal("good", (await officer.Get($"enrolments/{enrolment}/evaluation")).Expect(OK)["decision.grade"]);

        var signed = await officer.Change($"meetings/{meeting.Id}/minutes", 2, new { minutes = "听取评估情况汇报，逐人研究" });

        Assert.Equal("true", signed.Expect(OK)["isLocked"]);
        Assert.Equal("meeting.locked", (await app.Vote(meeting["items.1.id"]!, "jiangan.group")).Expect(Conflict)["code"]);
        Assert.Equal("meeting.locked", (await app.Attend(meeting.Id, 3, "jiangan.group")).Expect(Conflict)["code"]);
        var late = await officer.Post($"agenda-items/{meeting["items.1.id"]}/decision", new { documentNumber = "9号" });
        Assert.Equal("meeting.locked", late.Expect(Conflict)["code"]);
        Assert.Equal(
            "meeting.locked",
            (await officer.Change($"meetings/{meeting.Id}/minutes", 3, new { minutes = "再签" })).Expect(Conflict)["code"]
        );
        await app.DoOrders();
        var minutes = (await officer.Get($"documents/{signed["minutesDocumentId"]}/content?form=html")).Expect(OK).Text;
        Assert.Contains("赞成 4 票，反对 1 票，弃权 0 票，通过", minutes, StringComparison.Ordinal);
        Assert.Contains("第1项：考察后再定", minutes, StringComparison.Ordinal);
        Assert.Contains("jiangan.group7（承办过本案）", minutes, StringComparison.Ordinal);
        (await app.As("zone.secretary").Get($"documents/{signed["minutesDocumentId"]}")).Expect(Forbidden);
        await Changed(app, officer, enrolment, decided.Id);
    }

    private static async Task Changed(TestApp app, Api officer, string enrolment, string earlier)
    {
        var fair = await app.Moved(enrolment, "fair", Day);
        var path = $"agenda-items/{fair}/decision";
        Assert.Equal("decision.earlier-unnamed", (await officer.Post(path, new { documentNumber = "3号" })).Expect(Conflict)["code"]);
        var change = new
        {
            documentNumber = "3号",
            changes = earlier,
            reasons = "复核后更正",
        };
        (await officer.Post(path, change)).Expect(Created);
        Assert.Equal("fair", (await officer.Get($"enrolments/{enrolment}/evaluation")).Expect(OK)["decision.grade"]);
        var meetings = (await officer.Get($"leading-groups/{(await app.Group()).Id}/meetings?limit=1")).Expect(OK);
        Assert.Equal("2", meetings["items.0.items"]);
        Assert.Equal("1", meetings["items.0.decided"]);
        var first = (await officer.Get($"meetings/{meetings["items.0.id"]}")).Expect(OK);
        Assert.Equal("true", first["items.0.resolution.isSuperseded"]);
    }

    private static object Enrol(Answer screening) =>
        new
        {
            matter = "enrolment",
            enrolmentId = screening.Id,
            motion = screening["proposed"],
        };

    private static async Task<(string Person, string Enrolment)> Evaluated(TestApp app, Api officer, JianganOffices offices)
    {
        app.Clock.MoveTo(2023, 9, 25);
        var person = await officer.Sanctioned(offices.Zone, "甲");
        await officer.Hear(person, "2023-09-18");
        var enrolment = (await officer.Screen(person, Day)).Id;
        await officer.Evaluate(enrolment, Day);
        return (person, enrolment);
    }

    private static Task<OfficerAnswer> Registered(TestApp app, Guid unitId, string code, Role role) =>
        app.Send(
            new RegisterOfficer
            {
                Code = code,
                Name = code,
                UnitId = unitId,
                Region = "511523",
                Roles = [role],
            }
        );

    private static async Task Everybody(TestApp app, string item, int members)
    {
        foreach (var member in JianganGroup.Members.Take(members))
        {
            (await app.Vote(item, member)).Expect(Created);
        }
    }

    private static async Task<Answer> Decide(Api officer, string item) =>
        (await officer.Post($"agenda-items/{item}/decision", new { documentNumber = "江访评察〔2023〕9号" })).Expect(Created);
}
