using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J7: Zhang Xuan goes through the whole of Jiang'an's programme. Days, votes and scores are invented.</summary>
public sealed class J7_ZhangXuan
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Zhang_Xuan_goes_the_whole_way(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        await Tell(app);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Eleven_of_thirteen_vote_by_one_time_codes(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (_, enrolment) = await Enrol(app, officer, offices);
        app.Clock.MoveTo(2023, 7, 3);
        var box = await officer.OpenBox(enrolment, "2023-07-03", 13);
        var paper = (await app.As("").Get($"ballot-papers/{box.Number}")).Expect(OK);
        Assert.Equal(("民主评议", "good", "好"), (paper["title.zh"], paper["options.0.answer"], paper["options.0.title.zh"]));
        Assert.DoesNotContain("张轩", paper.Text, StringComparison.Ordinal);
        string[] votes = ["good", "good", "fair", "good", "fairly-good", "good", "good", "fairly-good", "good", "good", "good"];
        foreach (var (i, answer) in votes.Index())
        {
            (await app.Cast(box.Codes[i], answer)).Expect(OK);
        }

        var counted = (await officer.Count(enrolment, box)).Expect(OK);
        Assert.Equal(("13", "11", "11"), (counted["parts.1.issued"], counted["parts.1.returned"], counted["parts.1.valid"]));
        Assert.Equal("true", counted["parts.1.isByCodes"]);
        Assert.Equal(
            ("8", "2", "1"),
            (counted["parts.1.votes.0.count"], counted["parts.1.votes.1.count"], counted["parts.1.votes.2.count"])
        );
        Assert.StartsWith("511523.Jiangan", counted["parts.1.instrumentVersion"], StringComparison.Ordinal);
        Assert.Equal("counted", counted["ballotBoxes.0.ending"]);
        var assessment = new
        {
            answer = "good",
            by = "中共江安县发展和改革局党组",
            reasons = "整改到位",
        };
        var assessed = await officer.Put($"enrolments/{enrolment}/evaluation/organisation-assessment", counted.Version, assessment);
        Assert.Equal(
            ("good", "9636", "84"),
            (assessed.Expect(OK)["proposal.grade"], assessed["proposal.points"], assessed["proposal.turnout"])
        );
    }

    /// <summary>Tells the story on a host with an empty database.</summary>
    internal static async Task Tell(TestApp app)
    {
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (person, enrolment) = await Enrol(app, officer, offices);
        var followUp = await officer.CaseOf(person);
        await Plan(app, officer, followUp, offices);
        await Visit(app, followUp);
        await Evaluate(app, officer, enrolment);
        await Observe(app, officer, enrolment, person);
        await Report(app, officer, enrolment, person);
    }

    // A demerit for a year from 2021-04-12, and taken on the first day after it.
    private static async Task<(string Person, string Enrolment)> Enrol(TestApp app, Api officer, JianganOffices offices)
    {
        app.Clock.MoveTo(2021, 4, 15);
        var person = await officer.Person(offices.Reform, "张轩");
        var sanction = await officer.Sanction(person, "2021-04-12", "government", "demerit", "psa-2020");
        Assert.Equal("2022-04-11", sanction["influencePeriod.lastDay"]);
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2021-04-15" })).Expect(OK);
        app.Clock.MoveTo(2022, 4, 12);
        await officer.Hear(person, "2022-04-12");
        var enrolled = await officer.Screen(person, "2022-04-12");
        Assert.Equal("enrolled", enrolled["standing"]);
        return (person, enrolled.Id);
    }

    private static async Task Plan(TestApp app, Api officer, string followUp, JianganOffices offices)
    {
        app.Clock.MoveTo(2022, 4, 20);
        var path = $"follow-up-cases/{followUp}/care-plan";
        (await officer.Get(path)).Expect(NotFound);
        var plan = new
        {
            responsibleOfficerId = offices.ReformSecretary,
            madeBy = "县纪委监委、县发展和改革局党组、派驻纪检监察组",
            madeOn = "2022-04-18",
            goals = "放下包袱，重拾信心",
            measures = new[] { "每季度谈心谈话一次", "安排参与重点项目专班" },
            agreedWithPerson = true,
            agreementNote = "本人同意",
        };
        (await officer.Post(path, plan)).Expect(Created);
        Assert.Equal(
            "care-plan.not-responsible",
            (await officer.Post($"{path}/acceptance", new { on = "2022-04-20" })).Expect(Forbidden)["code"]
        );
        (await app.As("reform.secretary").Post($"{path}/acceptance", new { on = "2022-04-20" })).Expect(Created);
        var shown = (await officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        Assert.Equal("2022-04-20", shown["carePlan.acceptedOn"]);
        Assert.Equal("安排参与重点项目专班", shown["carePlan.measures.1"]);
        Assert.Equal("2022-04-12", shown["enrolledOn"]);
        Assert.Equal("true", shown["plans.1.ofProgramme"]);
    }

    // Windows of the calendar from the day of enrolment: a stub, two quarters of which one is met late, and two more.
    private static async Task Visit(TestApp app, string followUp)
    {
        var secretary = app.As("reform.secretary");
        var due = (await secretary.Get($"due-items?caseId={followUp}")).Expect(OK);
        var programme = due.Json["items"]!.AsArray().Where(item => item!["purpose"]!.ToString() == "programme").ToList();
        Assert.Equal(
            ["2022-06-30", "2022-09-30", "2022-12-31", "2023-03-31", "2023-06-11"],
            programme.Select(item => item!["window"]!["lastDay"]!.ToString())
        );
        var why = (await secretary.Get($"due-items/{programme[0]!["id"]}/explanation")).Expect(OK);
        Assert.Equal("2022-04-12", why["asOf"]);
        await Exempt(app, followUp, programme[3]!["id"]!.ToString());
        foreach (var day in new[] { new DateOnly(2022, 6, 10), new(2022, 9, 1), new(2023, 1, 10), new(2023, 5, 9) })
        {
            app.Clock.MoveTo(day);
            var talk = Office.Talk(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "careResponsible");
            (await secretary.Post($"follow-up-cases/{followUp}/visits", talk)).Expect(Created);
        }

        app.Clock.MoveTo(2023, 7, 3);
        var late = (await secretary.Get($"due-items?caseId={followUp}&state=metLate")).Expect(OK).Json["items"]!.AsArray();
        Assert.Contains(late, item => item!["window"]!["lastDay"]!.ToString() == "2022-12-31");
        var exempt = (await secretary.Get($"due-items?caseId={followUp}&state=exempt")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal("2023-03-31", Assert.Single(exempt)!["window"]!["lastDay"]!.ToString());
    }

    // The first quarter of 2023: the bureau's secretary asks, a member of the group grants, and nobody else reads why.
    private static async Task Exempt(TestApp app, string followUp, string item)
    {
        app.Clock.MoveTo(2022, 5, 20);
        var path = $"follow-up-cases/{followUp}/exemptions";
        var body = new
        {
            dueItemIds = new[] { item },
            from = "2023-01-01",
            until = "2023-03-31",
            reason = "脱产学习",
        };
        var asked = (await app.As("reform.secretary").Post(path, body)).Expect(Created);
        (await app.As("jiangan.group").Post($"exemptions/{asked["items.0.id"]}/decision", new { granted = true })).Expect(Created);
        Assert.Equal("脱产学习", (await app.As("reform.secretary").Get(path)).Expect(OK)["items.0.reason"]);
        var closed = (await app.As("jiangan.officer").Get(path)).Expect(OK);
        Assert.Equal("true", closed["items.0.isGranted"]);
        Assert.DoesNotContain("脱产学习", closed.Text, StringComparison.Ordinal);
    }

    private static async Task Evaluate(TestApp app, Api officer, string enrolment)
    {
        var path = $"enrolments/{enrolment}/evaluation";
        (await officer.Get(path)).Expect(NotFound);
        var evaluation = await officer.Evaluate(enrolment, "2023-07-03");
        Assert.Equal("good", evaluation["proposal.grade"]);
        Assert.Equal("9636", evaluation["proposal.points"]);
        Assert.Equal("84", evaluation["proposal.turnout"]);
        Assert.Equal("728", evaluation["proposal.spread"]);
        Assert.Equal(("fair", "1"), (evaluation["proposal.outliers.0.answer"], evaluation["proposal.outliers.0.count"]));
        Assert.Equal("2022-04-12", evaluation["policyAsOf"]);
        Assert.Equal("8", evaluation["parts.1.votes.0.count"]);
        Assert.Empty(evaluation.Json["missing"]!.AsArray());
        var why = (await officer.Get($"{path}/explanation")).Expect(OK);
        Assert.Equal("2022-04-12", why["asOf"]);
        Assert.Contains("由部署者确认", why["text"], StringComparison.Ordinal);

        app.Clock.MoveTo(2023, 7, 10);
        var group = app.As("jiangan.group");
        var typed = new
        {
            grade = "good",
            on = "2023-07-10",
            documentNumber = "江访评察〔2023〕7号",
            members = 7,
            recused = 1,
            present = 5,
            inFavour = 5,
            against = 0,
        };
        Assert.Equal("decision.meeting-required", (await group.Post($"{path}/decision", typed)).Expect(UnprocessableEntity)["code"]);
        var fair = await app.Moved(enrolment, "fairly-good", "2023-07-10");
        Assert.Equal(
            "evaluation.reasons-missing",
            (await group.Post($"{path}/decision", Jiangan.Decision("fairly-good", "2023-07-10", fair))).Expect(UnprocessableEntity)["code"]
        );
        var item = await app.Moved(enrolment, "good", "2023-07-10");
        var good = Jiangan.Decision("good", "2023-07-10", item, "担当作为");
        (await app.As("reform.secretary").Post($"{path}/decision", good)).Expect(Forbidden);
        var decided = (await group.Post($"{path}/decision", good)).Expect(Created);
        Assert.Equal("true", decided["decision.goesOn"]);
        Assert.Equal("5", decided["decision.inFavour"]);
        Assert.Equal("evaluation.already-decided", (await group.Post($"{path}/decision", good)).Expect(Conflict)["code"]);

        // The opinion goes to two addressees.
        await app.DoOrders();
        var letters = (await officer.Get($"documents?subjectId={enrolment}")).Expect(OK);
        Assert.Equal(2, letters.Json["items"]!.AsArray().Count);
        var texts = new List<string>();
        foreach (var letter in letters.Json["items"]!.AsArray())
        {
            texts.Add((await officer.Get($"documents/{letter!["id"]}/content?form=html")).Expect(OK).Text);
        }

        Assert.Contains(texts, text => text.Contains("组织部门：", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("中共江安县发展和改革局党组：", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("江访评察〔2023〕7号", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("同事甲", text, StringComparison.Ordinal));
    }

    private static async Task Observe(TestApp app, Api officer, string enrolment, string person)
    {
        app.Clock.MoveTo(2023, 9, 29);
        Assert.Equal(
            "observation.window-runs",
            (await officer.Score(enrolment, 1, "thinking", "2023-07-01", 35)).Expect(UnprocessableEntity)["code"]
        );
        app.Clock.MoveTo(2023, 9, 30);
        Assert.Equal(
            "observation.points",
            (await officer.Score(enrolment, 1, "thinking", "2023-07-01", 41)).Expect(UnprocessableEntity)["code"]
        );
        var unknown = (await officer.Score(enrolment, 1, "charm", "2023-07-01", 1)).Expect(UnprocessableEntity);
        Assert.Contains("thinking, performance", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(
            "observation.window-unknown",
            (await officer.Score(enrolment, 1, "thinking", "2023-08-01", 35)).Expect(UnprocessableEntity)["code"]
        );
        var other = (await officer.Get($"follow-up-cases?personId={person}")).Expect(OK)["items.0.id"];
        var score = new
        {
            dimension = "thinking",
            windowStart = "2023-07-01",
            points = 35,
            evidence = "处分决定和整改报告在卷",
            references = new[] { new { kind = "finding", id = (await officer.Get($"people/{person}/findings")).Expect(OK)["items.0.id"] } },
        };
        var scores = $"enrolments/{enrolment}/observation/scores";
        var foreign = score with { references = [new { kind = "finding", id = other }] };
        Assert.Equal("observation.evidence-unknown", (await officer.Put(scores, 1, foreign)).Expect(UnprocessableEntity)["code"]);
        Assert.Equal("finding", (await officer.Put(scores, 1, score)).Expect(OK)["windows.0.scores.0.references.0.kind"]);
        (await officer.Score(enrolment, 1, "performance", "2023-07-01", 51)).Expect(PreconditionFailed);
        (await officer.Score(enrolment, 2, "performance", "2023-07-01", 51)).Expect(OK);
        Assert.Equal(
            "report.observation-runs",
            (await officer.Post($"enrolments/{enrolment}/final-report", new { conclusion = "早", on = "2023-09-30" })).Expect(Conflict)[
                "code"
            ]
        );
        app.Clock.MoveTo(2023, 12, 31);
        (await officer.Score(enrolment, 3, "thinking", "2023-10-01", 36)).Expect(OK);
        var ended = (await officer.Score(enrolment, 4, "performance", "2023-10-01", 54)).Expect(OK);
        Assert.Equal("8600", ended["windows.0.points"]);
        Assert.Equal("9000", ended["windows.1.points"]);
        Assert.Equal("8800", ended["points"]);
        Assert.Equal("excellent", ended["band"]);
        Assert.Equal("8800", (await officer.Get($"enrolments/{enrolment}/observation")).Expect(OK)["points"]);
        Assert.Equal((null, "400"), (ended["windows.0.change"], ended["windows.1.change"]));
        Assert.StartsWith("511523.Jiangan", ended["windows.0.scores.0.instrumentVersion"], StringComparison.Ordinal);

        // What policy adds and takes, each up to its cap; what was not right is withdrawn and stays in the record.
        var adjustments = $"enrolments/{enrolment}/observation/adjustments";
        var commended = new
        {
            item = "commended",
            on = "2023-08-15",
            evidence = "县委表彰决定〔2023〕5号",
        };
        var raised = (await officer.Post(adjustments, commended)).Expect(Created);
        Assert.Equal(("8600", "300", "8900"), (raised["windows.0.scored"], raised["windows.0.bonus"], raised["windows.0.points"]));
        Assert.Equal("8950", raised["points"]);
        var charm = await officer.Post(adjustments, commended with { item = "charm" });
        Assert.Contains("commended, reminded", charm.Expect(UnprocessableEntity).Text, StringComparison.Ordinal);
        Assert.Equal(
            "observation.outside-windows",
            (await officer.Post(adjustments, commended with { on = "2023-06-30" })).Expect(UnprocessableEntity)["code"]
        );
        var withdrawal = $"{adjustments}/{raised["windows.0.adjustments.0.id"]}/withdrawal";
        Assert.Equal("8800", (await officer.Post(withdrawal, new { reason = "不属于本人" })).Expect(Created)["points"]);
        (await officer.Post(withdrawal, new { reason = "再次" })).Expect(NotFound);
        Assert.Equal("2022-04-12", (await officer.Get($"enrolments/{enrolment}/observation/explanation")).Expect(OK)["asOf"]);
    }

    private static async Task Report(TestApp app, Api officer, string enrolment, string person)
    {
        app.Clock.MoveTo(2024, 1, 15);
        (await officer.Post($"enrolments/{enrolment}/reply", new { text = "感谢组织", on = "2024-01-05" })).Expect(Created);
        var final = (
            await officer.Post($"enrolments/{enrolment}/final-report", new { conclusion = "建议作为选拔任用的参考", on = "2024-01-15" })
        ).Expect(Created);
        foreach (var (kind, on) in new[] { ("promotion", "2024-02-20"), ("annualAssessment", "2024-03-01") })
        {
            app.Clock.MoveTo(2024, 3, 1);
            (
                await officer.Post(
                    $"people/{person}/uses-of-result",
                    new
                    {
                        kind,
                        on,
                        description = "任县发展和改革局副局长",
                    }
                )
            ).Expect(Created);
        }

        // A use that was entered wrongly is put right: the former entry is superseded, and nothing counts twice.
        var uses = (await officer.Get($"people/{person}/uses-of-result")).Expect(OK);
        Assert.Equal("after", uses["items.0.standing"]);
        var corrected = new
        {
            kind = "promotion",
            on = "2024-02-20",
            description = "任县发展和改革局副局长（试用期一年）",
            reason = "补充试用期",
        };
        var correction = $"uses-of-result/{uses["items.0.id"]}/correction";
        var put = (await officer.Post(correction, corrected)).Expect(Created);
        Assert.Equal((uses["items.0.id"], "补充试用期", "after"), (put["corrects"], put["correctedBecause"], put["standing"]));
        Assert.Equal("use.corrected-already", (await officer.Post(correction, corrected)).Expect(Conflict)["code"]);
        Assert.Equal(2, (await officer.Get($"people/{person}/uses-of-result")).Expect(OK).Json["items"]!.AsArray().Count);

        app.Clock.MoveTo(2024, 5, 6);
        var special = (
            await officer.Post(
                "special-reports",
                new
                {
                    jurisdiction = "511523",
                    firstDay = "2022-01-01",
                    lastDay = "2024-04-30",
                    addressee = "中共江安县委",
                    suggestions = "建议继续推进",
                }
            )
        ).Expect(Created);
        Assert.Equal(
            (1, 1, 1, 1, 1).ToString(),
            $"({special["enrolled"]}, {special["evaluated"]}, {special["wentOn"]}, {special["observed"]}, {special["used"]})"
        );
        await app.DoOrders();
        var text = (await officer.Get($"documents/{final["documentId"]}/content?form=html")).Expect(OK).Text;
        Assert.Contains("合计 88 分，优秀", text, StringComparison.Ordinal);
        Assert.Contains("本人意见", text, StringComparison.Ordinal);
        Assert.Contains("感谢组织", text, StringComparison.Ordinal);
        var numbers = (await officer.Get($"documents/{special["documentId"]}/content?form=html")).Expect(OK).Text;
        Assert.Contains("纳入访评察 1 人", numbers, StringComparison.Ordinal);
        Assert.DoesNotContain("张轩", numbers, StringComparison.Ordinal);
        (await app.As("reform.secretary").Get($"documents/{final["documentId"]}")).Expect(Forbidden);

        const string Window = "jurisdiction=511523&from=2022-01-01&to=2024-04-30";
        foreach (var figure in new[] { "persons-enrolled", "grade-good", "reused-after-period", "persons-talked-with" })
        {
            Assert.Equal("1", (await officer.Get($"figures/{figure}?{Window}")).Expect(OK)["persons"]);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_A_distribution_that_would_tell_who_voted_how_is_shown_nowhere(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(offices.Reform, "甲");
        await officer.Hear(person, "2023-09-18");
        var enrolment = (await officer.Screen(person, "2023-09-20")).Id;
        await officer.Evaluate(enrolment, "2023-09-20");
        var path = $"enrolments/{enrolment}/evaluation";

        var version = 4;
        foreach (var votes in new (string, int)[][] { [("good", 3), ("poor", 1)], [("good", 11)] })
        {
            var all = votes.Sum(vote => vote.Item2);
            var hidden = (await officer.Put($"{path}/democratic-review", version++, Jiangan.Review(all, all, votes))).Expect(OK);
            Assert.Equal("true", hidden["parts.1.votesAreSuppressed"]);
            Assert.Null(hidden["parts.1.votes"]);
            Assert.Null(hidden["proposal.points"]);
            // With another assessment another grade: from which of them is proposed it could be told how all have voted.
            Assert.Equal("decided", hidden["proposal.outcome"]);
            Assert.Null(hidden["proposal.grade"]);
            Assert.Null(hidden["proposal.title"]);
            var why = (await officer.Get($"{path}/explanation")).Expect(OK);
            Assert.Null(why["facts.ballots.0.votes"]);
            Assert.Null(why["decision.decided.parts"]);
            Assert.Null(why["decision.decided.grade"]);
            Assert.Null(why["decision.decided.title"]);
            Assert.Null(why["decision.decided.outliers"]);
            Assert.Empty(hidden.Json["proposal"]!["outliers"]!.AsArray());
            Assert.DoesNotContain("选项 good", why["text"], StringComparison.Ordinal);
        }

        // All said good, and so did the organisation: the group gives its reasons for that grade as for any other.
        foreach (var grade in new[] { "good", "fair" })
        {
            var item = await app.Moved(enrolment, grade, "2023-09-20");
            Assert.Equal(
                "evaluation.reasons-missing",
                (await officer.Post($"{path}/decision", Jiangan.Decision(grade, "2023-09-20", item))).Expect(UnprocessableEntity)["code"]
            );
        }

        var shown = (await officer.Put($"{path}/democratic-review", version, Jiangan.Review(5, 5, ("good", 4), ("fair", 1)))).Expect(OK);
        Assert.Equal("4", shown["parts.1.votes.0.count"]);
        var refused = await officer.Put($"{path}/democratic-review", version + 1, Jiangan.Review(5, 5, ("superb", 5)));
        Assert.Equal("evaluation.answer-unknown", refused.Expect(UnprocessableEntity)["code"]);
        Assert.Contains("good, fairly-good, fair, poor", refused.Text, StringComparison.Ordinal);
        Assert.Contains("votes[0].answer", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Too_few_votes_need_the_group_and_its_reasons(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(offices.Reform, "甲");
        await officer.Hear(person, "2023-09-18");
        var enrolment = (await officer.Screen(person, "2023-09-20")).Id;
        await officer.Evaluate(enrolment, "2023-09-20");
        var path = $"enrolments/{enrolment}/evaluation";
        var few = (await officer.Put($"{path}/democratic-review", 4, Jiangan.Review(13, 9, ("good", 8), ("fair", 1)))).Expect(OK);
        Assert.Equal("needsDecision", few["proposal.outcome"]);
        Assert.Null(few["proposal.grade"]);
        Assert.Equal(("69", "9", "13"), (few["proposal.turnout"], few["proposal.validBallots"], few["proposal.issuedBallots"]));
        Assert.Contains("低于规定的 80%", few["proposal.because.zh"], StringComparison.Ordinal);

        var move = new
        {
            on = "2023-09-20",
            unitId = offices.Zone,
            post = "科员",
        };
        (await officer.Post($"people/{person}/moves", move)).Expect(Created);
        var item = await app.Moved(enrolment, "good", "2023-09-20");
        (await officer.Post($"{path}/decision", Jiangan.Decision("good", "2023-09-20", item))).Expect(UnprocessableEntity);
        var decided = (await officer.Post($"{path}/decision", Jiangan.Decision("good", "2023-09-20", item, "其余成员在外培训"))).Expect(
            Created
        );

        // The opinion for the unit is for the one where the person is now; the other is for no unit.
        await app.DoOrders();
        var letters = (await officer.Get($"documents?subjectId={enrolment}")).Expect(OK).Json["items"]!.AsArray();
        Assert.Equal(2, letters.Count);
        var read = new List<string>();
        foreach (var letter in letters)
        {
            (await app.As("reform.secretary").Get($"documents/{letter!["id"]}")).Expect(Forbidden);
            if ((await app.As("zone.secretary").Get($"documents/{letter["id"]}")).Status == OK)
            {
                read.Add((await officer.Get($"documents/{letter["id"]}/content?form=html")).Expect(OK).Text);
            }
        }

        Assert.Contains("中共江安经济开发区工作委员会：", Assert.Single(read), StringComparison.Ordinal);

        // A later decision names the one that it changes; with a grade that does not go on there is no observation any more.
        Assert.Equal("true", decided["decision.goesOn"]);
        (await officer.Get($"enrolments/{enrolment}/observation")).Expect(OK);
        var other = await app.Moved(enrolment, "fair", "2023-09-20");
        var changed = Jiangan.Decision("fair", "2023-09-20", other, "复核后更正", changes: decided["decision.id"]);
        Assert.Equal("false", (await officer.Post($"{path}/decision", changed)).Expect(Created)["decision.goesOn"]);
        (await officer.Get($"enrolments/{enrolment}/observation")).Expect(Conflict);
        const string Good = "figures/grade-good?jurisdiction=511523&from=2023-09-01&to=2023-09-30";
        Assert.Equal("0", (await officer.Get(Good)).Expect(OK)["persons"]);

        // Who has retired goes through no further stage.
        var last = await app.Moved(enrolment, "good", "2023-09-20");
        var retired = new { state = "retired", on = "2023-09-20" };
        (await officer.Post($"people/{person}/service-changes", retired)).Expect(Created);
        var again = Jiangan.Decision("good", "2023-09-20", last, "再次复核", changes: (await officer.Get(path)).Expect(OK)["decision.id"]);
        Assert.Equal("enrolment.not-in-service", (await officer.Post($"{path}/decision", again)).Expect(Conflict)["code"]);
        await app.DoOrders();
        Assert.Equal(2, (await officer.Get($"documents?subjectId={enrolment}")).Expect(OK).Json["items"]!.AsArray().Count);
    }
}
