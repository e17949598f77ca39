using System.Globalization;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J7: what was owed to Zhang Xuan in each window, the difficulty of his family, and the letters at the end. Days are invented.</summary>
public sealed class J7_Care
{
    // Windows of the calendar, the first and the last a part of theirs.
    private static readonly string[] Windows =
    [
        "2022-04-12 2022-06-30 stub met 2022-06-10",
        "2022-07-01 2022-09-30 whole met 2022-09-01",
        "2022-10-01 2022-12-31 whole metLate 2023-01-10",
        "2023-01-01 2023-03-31 whole exempt",
        "2023-04-01 2023-06-11 stub met 2023-05-09",
    ];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Each_quarter_stands_as_it_came_and_a_part_of_one_is_marked(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (person, _) = await Enrol(app, officer, offices);
        var path = $"follow-up-cases/{await officer.CaseOf(person)}";
        await Plan(app, officer, path, offices);
        await Exempt(app, officer, path);
        var secretary = app.As("reform.secretary");
        foreach (var day in new[] { new DateOnly(2022, 6, 10), new(2022, 9, 1), new(2023, 1, 10), new(2023, 5, 9) })
        {
            app.Clock.MoveTo(day);
            var talk = Office.Talk(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "careResponsible");
            (await secretary.Post($"{path}/visits", talk)).Expect(Created);
        }

        app.Clock.MoveTo(2023, 7, 3);
        Assert.Equal(Windows, await Programme(officer, path));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_The_familys_difficulty_is_answered_within_twenty_days(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (person, _) = await Enrol(app, officer, offices);
        var path = $"follow-up-cases/{await officer.CaseOf(person)}";
        app.Clock.MoveTo(2022, 5, 5);
        var secretary = app.As("reform.secretary");
        var raised = new
        {
            description = "家庭生活困难，子女入学需要协调",
            raisedOn = "2022-05-05",
            answerBy = "2022-05-25",
        };
        var difficulty = (await secretary.Post($"{path}/difficulties", raised)).Expect(Created);
        Assert.Equal("1", (await officer.Get(path)).Expect(OK)["openDifficulties"]);

        app.Clock.MoveTo(2022, 5, 20);
        var answer = new { answeredOn = "2022-05-20", answer = "已协调县教育部门解决" };
        (await secretary.Change($"difficulties/{difficulty.Id}/answer", 1, answer)).Expect(OK);

        var shown = (await officer.Get($"{path}/difficulties")).Expect(OK);
        Assert.Equal(("2022-05-05", "2022-05-20"), (shown["items.0.raisedOn"], shown["items.0.answeredOn"]));
        Assert.InRange(Day(shown["items.0.answeredOn"]).DayNumber - Day(shown["items.0.raisedOn"]).DayNumber, 0, 20);
        Assert.Equal("0", (await officer.Get(path)).Expect(OK)["openDifficulties"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_With_the_final_report_feedback_letters_go_to_the_department_and_to_the_bureau(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (_, enrolment) = await Enrol(app, officer, offices);
        app.Clock.MoveTo(2023, 7, 10);
        await officer.Evaluate(enrolment, "2023-07-03");
        var item = await app.Moved(enrolment, "good", "2023-07-10");
        var decision = Jiangan.Decision("good", "2023-07-10", item, "担当作为");
        (await app.As("jiangan.group").Post($"enrolments/{enrolment}/evaluation/decision", decision)).Expect(Created);
        app.Clock.MoveTo(2023, 12, 31);
        var version = 1;
        foreach (var (window, thinking, performance) in new[] { ("2023-07-01", 35, 51), ("2023-10-01", 36, 54) })
        {
            (await officer.Score(enrolment, version++, "thinking", window, thinking)).Expect(OK);
            (await officer.Score(enrolment, version++, "performance", window, performance)).Expect(OK);
        }

        app.Clock.MoveTo(2024, 1, 15);
        var report = new { conclusion = "建议作为选拔任用的参考", on = "2024-01-15" };
        var final = (await officer.Post($"enrolments/{enrolment}/final-report", report)).Expect(Created);
        await app.DoOrders();

        var letters = final.Json["feedbackLetters"]!.AsArray().Select(id => id!.ToString()).ToList();
        var texts = new List<string>();
        foreach (var letter in letters)
        {
            texts.Add((await officer.Get($"documents/{letter}/content?form=html")).Expect(OK).Text);
        }

        Assert.Equal(2, texts.Count);
        Assert.Contains(texts, text => text.Contains("组织部门", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("中共江安县发展和改革局党组", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("建议作为选拔任用的参考", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("88", text, StringComparison.Ordinal));
    }

    // A demerit for a year from 2021-04-12, and taken on the first day after it.
    private static async Task<(string Person, string Enrolment)> Enrol(TestApp app, Api officer, JianganOffices offices)
    {
        app.Clock.MoveTo(2021, 4, 15);
        var person = await officer.Person(offices.Reform, "张轩");
        var sanction = await officer.Sanction(person, "2021-04-12", "government", "demerit", "psa-2020");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2021-04-15" })).Expect(OK);
        app.Clock.MoveTo(2022, 4, 12);
        await officer.Hear(person, "2022-04-12");
        return (person, (await officer.Screen(person, "2022-04-12")).Id);
    }

    private static async Task Plan(TestApp app, Api officer, string path, JianganOffices offices)
    {
        app.Clock.MoveTo(2022, 4, 20);
        var plan = new
        {
            responsibleOfficerId = offices.ReformSecretary,
            madeBy = "县纪委监委、县发展和改革局党组、派驻纪检监察组",
            madeOn = "2022-04-18",
            goals = "放下包袱，重拾信心",
            measures = new[] { "每季度谈心谈话一次" },
            agreedWithPerson = true,
            agreementNote = "本人同意",
        };
        (await officer.Post($"{path}/care-plan", plan)).Expect(Created);
        (await app.As("reform.secretary").Post($"{path}/care-plan/acceptance", new { on = "2022-04-20" })).Expect(Created);
    }

    private static async Task Exempt(TestApp app, Api officer, string path)
    {
        app.Clock.MoveTo(2022, 5, 20);
        var item = (await officer.Get(path)).Expect(OK).Json["dueItems"]!
            .AsArray()
            .Single(due => due!["purpose"]!.ToString() == "programme" && due["window"]!["lastDay"]!.ToString() == "2023-03-31");
        var body = new
        {
            dueItemIds = new[] { item!["id"]!.ToString() },
            from = "2023-01-01",
            until = "2023-03-31",
            reason = "脱产学习",
        };
        var asked = (await app.As("reform.secretary").Post($"{path}/exemptions", body)).Expect(Created);
        (await app.As("jiangan.group").Post($"exemptions/{asked["items.0.id"]}/decision", new { granted = true })).Expect(Created);
    }

    private static async Task<IEnumerable<string>> Programme(Api officer, string path) =>
        (await officer.Get(path)).Expect(OK).Json["dueItems"]!
            .AsArray()
            .Where(due => due!["purpose"]!.ToString() == "programme")
            .Select(due =>
                $"{due!["window"]!["firstDay"]} {due["window"]!["lastDay"]} {(due["isStub"]!.GetValue<bool>() ? "stub" : "whole")} {due["state"]} {due["metOn"]}".TrimEnd()
            )
            .Order(StringComparer.Ordinal);

    private static DateOnly Day(string? text) => DateOnly.ParseExact(text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
