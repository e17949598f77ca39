using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>What the county's folder and the deployer's confirmations say is what comes out: other values, other outcomes, nothing rebuilt.</summary>
public sealed class J7_OtherValues
{
    private const string Folder = "511523.Jiangan/policies";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Other_weights_grades_exclusions_and_cycles_come_to_other_outcomes(DatabaseKind kind)
    {
        using var plugins = new PluginCopy()
            .Replace($"{Folder}/enrolment.yaml", "ground: private-gain", "ground: gain")
            .Replace($"{Folder}/evaluation.yaml", "weight: 50", "weight: 1")
            .Replace(
                $"{Folder}/evaluation.yaml",
                "{ key: good, title: { zh: 好, en: Good }, from: 85 }",
                "{ key: good, title: { zh: 好, en: Good }, from: 97 }"
            )
            .Replace($"{Folder}/evaluation.yaml", "value: [good]", "value: [good, fairly-good]")
            .Replace($"{Folder}/observation.yaml", "weight: 40, most: 40", "weight: 50, most: 20");
        await using var app = await TestApp.Create(
            kind,
            Jiangan.Settings(
                plugins.Settings,
                ("visits.programme.every", "calendar-month"),
                ("visits.programme.length", "P3M"),
                ("observation.window", "calendar-month"),
                ("observation.windows", "1"),
                ("observation.first-window", "next-calendar-month")
            )
        );
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);

        // Exclusions.
        var gained = await officer.Sanctioned(offices.Reform, "甲");
        await officer.Hear(gained, "2023-09-18", "gain");
        Assert.Equal("gain", (await officer.Screen(gained, "2023-09-20"))["decision.decided.excluded.0.ground"]);

        // The cycle and the months of the programme's visits.
        var person = await officer.Sanctioned(offices.Reform, "乙");
        await officer.Hear(person, "2023-09-18");
        var enrolment = (await officer.Screen(person, "2023-09-20")).Id;
        var due = (await officer.Get($"due-items?caseId={await officer.CaseOf(person)}")).Expect(OK);
        Assert.Equal(
            ["2023-09-30", "2023-10-31", "2023-11-30", "2023-12-19"],
            due.Json["items"]!
                .AsArray()
                .Where(item => item!["purpose"]!.ToString() == "programme")
                .Select(item => item!["window"]!["lastDay"]!.ToString())
        );

        // Weights and grades: 92.72 and 100 by equal weights come to 96.36, now short of 97, which goes on all the same.
        var evaluation = await officer.Evaluate(enrolment, "2023-09-20");
        Assert.Equal("fairly-good", evaluation["proposal.grade"]);
        var item = await app.Moved(enrolment, "fairly-good", "2023-09-20");
        var decided = await officer.Post(
            $"enrolments/{enrolment}/evaluation/decision",
            Jiangan.Decision("fairly-good", "2023-09-20", item)
        );
        Assert.Equal("true", decided.Expect(Created)["decision.goesOn"]);

        // Windows, points and weights of the observation.
        app.Clock.MoveTo(2023, 10, 31);
        (await officer.Score(enrolment, 1, "thinking", "2023-10-01", 21)).Expect(UnprocessableEntity);
        (await officer.Score(enrolment, 1, "thinking", "2023-10-01", 20)).Expect(OK);
        Assert.Equal("7272", (await officer.Score(enrolment, 2, "performance", "2023-10-01", 30)).Expect(OK)["points"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Weights_of_a_later_version_leave_the_result_as_it_was(DatabaseKind kind)
    {
        const string Later = """
                - from: 2023-01-01
                  cites: [jiangan-guide#evaluation]
                  value:
                    parts:
                      - key: organisation
                        title: { zh: 组织评定, en: "Organisation's assessment" }
                        kind: grade
                        weight: 100
                        options:
                          - { key: good, title: { zh: 好, en: Good }, points: 60 }
                          - { key: poor, title: { zh: 差, en: Poor }, points: 0 }
                    grades:
                      - { key: good, title: { zh: 好, en: Good }, from: 85 }
                      - { key: poor, title: { zh: 差, en: Poor }, from: 0 }

            - parameter: evaluation.turnout
            """;
        using var plugins = new PluginCopy().Replace($"{Folder}/evaluation.yaml", "\n- parameter: evaluation.turnout\n", $"{Later}\n");
        await using var app = await TestApp.Create(kind, Jiangan.Settings(plugins.Settings));
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var before = await officer.Sanctioned(offices.Reform, "甲", "2021-03-15");
        await officer.Hear(before, "2022-04-12");
        var old = (await officer.Screen(before, "2022-04-12")).Id;
        var after = await officer.Sanctioned(offices.Reform, "乙");
        await officer.Hear(after, "2023-09-18");
        var young = (await officer.Screen(after, "2023-09-20")).Id;

        Assert.Equal("good", (await officer.Evaluate(old, "2023-09-20"))["proposal.grade"]);
        var why = (await officer.Get($"enrolments/{old}/evaluation/explanation")).Expect(OK);
        Assert.Equal("2022-04-12", why["asOf"]);
        Assert.Contains("自 2022-01-01 起", why["text"], StringComparison.Ordinal);
        Assert.DoesNotContain("自 2023-01-01 起", why["text"], StringComparison.Ordinal);

        (await officer.Post($"enrolments/{young}/evaluation", new { on = "2023-09-20" })).Expect(Created);
        (await officer.Put($"enrolments/{young}/evaluation/own-summary", 1, new { text = "总结" })).Expect(UnprocessableEntity);
        var assessment = new
        {
            answer = "good",
            by = "党组",
            reasons = "整改到位",
        };
        var assessed = (await officer.Put($"enrolments/{young}/evaluation/organisation-assessment", 1, assessment)).Expect(OK);
        Assert.Equal("poor", assessed["proposal.grade"]);
        Assert.Equal("6000", assessed["proposal.points"]);
    }
}
