using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J7: the votes of a democratic review: by codes, not shown where they would tell who voted how, too few.</summary>
public sealed class J7_Votes
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Eleven_of_thirteen_vote_by_one_time_codes(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (_, enrolment) = await J7_ZhangXuan.Enrol(app, officer, offices);
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
        var traces = new HashSet<string>(StringComparer.Ordinal);
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
            traces.Add(hidden["proposal.trace"]!);
            traces.Add(why["trace"]!);
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
        // Nor does a trace tell: it is that of any other proposal.
        Assert.Equal(shown["proposal.trace"], Assert.Single(traces));
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
