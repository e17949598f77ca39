using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J5: what the sources leave open is a person's to decide. Days are invented.</summary>
public sealed class J5_Mo
{
    private const string Path = "questions";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J5_The_text_that_the_decision_applied_says_how_long_and_each_bar_has_its_own_end(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        app.Clock.MoveTo(2017, 9, 20);
        var mo = await officer.Person(offices.Department, "莫某");
        var other = await officer.Person(offices.Department, "刘某");

        // Under the text in force.
        var sanction = (await officer.Post($"people/{mo}/sanctions", SeriousWarning("party-2015", null))).Expect(Created);
        Assert.Equal("2019-03-19", sanction["influencePeriod.lastDay"]);
        Assert.Null(sanction["legalTextReason"]);

        // The same with all conduct before 2016: the older text is an officer's choice, and the choice has a reason.
        var silent = await officer.Post($"people/{other}/sanctions", SeriousWarning("party-2003", null));
        Assert.Equal("sanction.older-text", silent.Expect(UnprocessableEntity)["code"]);
        Assert.Equal("legalTextReason", silent["errors.0.field"]);
        Assert.Contains("2015-12-31", silent["errors.0.wrong"], StringComparison.Ordinal);
        const string Reason = "违纪行为均发生在2016年1月1日以前，从旧兼从轻";
        var older = (await officer.Post($"people/{other}/sanctions", SeriousWarning("party-2003", Reason))).Expect(Created);
        Assert.Equal("2018-09-19", older["influencePeriod.lastDay"]);
        Assert.Equal(Reason, (await officer.Get($"sanctions/{older.Id}")).Expect(OK)["legalTextReason"]);
        var explanation = (await officer.Get($"sanctions/{older.Id}/influence-period/explanation")).Expect(OK)["text"];
        Assert.Contains("中国共产党纪律处分条例（2003年）", explanation, StringComparison.Ordinal);

        await AdministrativeWarning(app, officer, mo, sanction.Id);

        app.Clock.MoveTo(2019, 6, 3);
        Assert.Equal("allowed", (await Ask(officer, mo, "rankPromotion", "2019-06-03"))["verdict"]);
    }

    // Six months inside the first period: both spans are shown, and each bar has its own end.
    private static async Task AdministrativeWarning(TestApp app, Api officer, string mo, string first)
    {
        app.Clock.MoveTo(2018, 1, 10);
        var second = await officer.Sanction(mo, "2018-01-10", "employingOrgan", "warning", "regulation-2007");
        var both = (await officer.Get($"people/{mo}/sanctions")).Expect(OK);
        Assert.Equal(first, both["items.0.id"]);
        Assert.Equal(("2017-09-20", "2019-03-19"), (both["items.0.influencePeriod.firstDay"], both["items.0.influencePeriod.lastDay"]));
        Assert.Equal(second.Id, both["items.1.id"]);
        Assert.Equal(("2018-01-10", "2018-07-09"), (both["items.1.influencePeriod.firstDay"], both["items.1.influencePeriod.lastDay"]));

        var within = await Ask(officer, mo, "levelPromotion", "2018-03-01");
        Assert.Equal("barred", within["verdict"]);
        Assert.Equal("2018-07-10", within["firstFreeDay"]);
        var promotion = await Ask(officer, mo, "moveToPost", "2018-03-01");
        Assert.Equal("2019-03-20", promotion["firstFreeDay"]);
        var because = promotion.Json["decision"]!["decided"]!["because"]!.AsArray();
        Assert.Equal(
            ["2018-07-09", "2019-03-19"],
            because.Select(bar => bar!["span"]!["lastDay"]!.ToString()).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<Answer> Ask(Api officer, string person, string action, string on) =>
        (
            await officer.Post(
                $"people/{person}/consequences",
                new
                {
                    action,
                    comparison = action == "moveToPost" ? "higher" : "notFound",
                    on,
                    purpose = "职级晋升",
                }
            )
        ).Expect(Created);

    private static object SeriousWarning(string legalText, string? reason) =>
        new
        {
            regime = "party",
            kind = "seriousWarning",
            legalText,
            legalTextReason = reason,
            decidedOn = "2017-09-20",
            decidingBody = "中共广东省纪律检查委员会",
            documentNumber = "粤纪〔2017〕9号",
            cause = "接受超标准接待",
        };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J5_A_serious_warning_in_place_of_a_removal_waits_for_the_body_that_decided(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        app.Clock.MoveTo(2017, 9, 20);
        var mo = await officer.Person(offices.Department, "莫某");
        var sanction = (await officer.Post($"people/{mo}/sanctions", InPlaceOfRemoval())).Expect(Created);

        // Both dates are shown, and none of them counts.
        Assert.Equal("needsDecision", sanction["influencePeriod.outcome"]);
        Assert.Null(sanction["influencePeriod.lastDay"]);
        var asked = (await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK);
        Assert.Equal("decidingBody", asked["items.0.by"]);
        Assert.Equal("2019-03-19", asked["items.0.asked.options.0.decision.spans.0.span.lastDay"]);
        Assert.Equal("2019-09-19", asked["items.0.asked.options.1.decision.spans.0.span.lastDay"]);
        var question = asked["items.0.id"];

        // Whoever may not decide it, an option that there is not, and a decision without reason are refused; nothing is decided by it.
        app.Clock.MoveTo(2019, 5, 20);
        var wrong = await officer.Post($"{Path}/{question}/decision", Decision("as-warning"));
        Assert.Equal("option", wrong.Expect(UnprocessableEntity)["errors.0.field"]);
        Assert.Contains("as-serious-warning, as-removal", wrong["errors.0.right"], StringComparison.Ordinal);
        var silent = await officer.Post($"{Path}/{question}/decision", Decision("as-removal", reason: ""));
        Assert.Equal("reason", silent.Expect(BadRequest)["errors.0.field"]);
        (await app.As("nanhai.officer").Post($"{Path}/{question}/decision", Decision("as-removal"))).Expect(Forbidden);
        Assert.Equal("open", (await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK)["items.0.state"]);

        var decided = (await officer.Post($"{Path}/{question}/decision", Decision("as-serious-warning"))).Expect(Created);

        Assert.Equal("decided", decided["state"]);
        var after = (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK);
        Assert.Equal("decided", after["influencePeriod.outcome"]);
        Assert.Equal("2019-03-19", after["influencePeriod.lastDay"]);
        Assert.Empty((await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK).Json["items"]!.AsArray());
        var explained = (await officer.Get($"sanctions/{sanction.Id}/influence-period/explanation", "en")).Expect(OK)["text"];
        Assert.Contains("Decided by a person on 2019-05-20 (粤纪函〔2019〕7号): 决定书载明", explained, StringComparison.Ordinal);
        (await officer.Post($"{Path}/{question}/decision", Decision("as-removal"))).Expect(Conflict);

        // The period is over: promotion in rank in June 2019 is allowed.
        app.Clock.MoveTo(2019, 6, 3);
        var rank = await officer.Post(
            $"people/{mo}/consequences",
            new
            {
                action = "rankPromotion",
                on = "2019-06-03",
                purpose = "职级晋升",
            }
        );
        Assert.Equal("allowed", rank.Expect(Created)["verdict"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J5_A_question_that_is_no_longer_asked_leaves_the_list_and_one_asked_otherwise_is_another(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        app.Clock.MoveTo(2017, 9, 20);
        var mo = await officer.Person(offices.Department, "莫某");
        var sanction = (await officer.Post($"people/{mo}/sanctions", InPlaceOfRemoval())).Expect(Created);
        var question = (await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK)["items.0.id"];
        app.Clock.MoveTo(2018, 1, 10);
        (await officer.Post($"{Path}/{question}/decision", Decision("as-removal", on: "2018-01-10"))).Expect(Created);
        Assert.Equal("2019-09-19", (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK)["influencePeriod.lastDay"]);

        app.Clock.MoveTo(2018, 3, 1);
        var change = new
        {
            changedTo = "warning",
            on = "2018-03-01",
            documentNumber = "复1",
        };
        var changed = (await officer.Change($"sanctions/{sanction.Id}/changes", 1, change)).Expect(OK);

        // Changed to a warning, both ways come to the same length: what was decided before was another question.
        Assert.Equal("needsDecision", changed["influencePeriod.outcome"]);
        Assert.Equal(question, (await officer.Get($"{Path}?subjectId={sanction.Id}&state=withdrawn")).Expect(OK)["items.0.id"]);
        var other = (await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK);
        Assert.NotEqual(question, other["items.0.id"]);

        app.Clock.MoveTo(2018, 4, 1);
        var revocation = new { on = "2018-04-01", documentNumber = "复2" };
        (await officer.Change($"sanctions/{sanction.Id}/revocation", 2, revocation)).Expect(OK);
        Assert.Empty((await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK).Json["items"]!.AsArray());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J5_A_question_without_options_takes_the_decision_itself_and_nothing_that_is_none(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("province.officer");
        app.Clock.MoveTo(2024, 9, 2);
        var mo = await officer.Person(offices.Department, "莫某");
        await officer.Sanction(mo, "2024-05-20", "party", "probationOneYear", "party-2023");
        // 条例 (2023) art. 12(2): a breach during probation leads to expulsion, never to a sum.
        var sanction = await officer.Sanction(mo, "2024-09-01", "party", "warning", "party-2023");
        var asked = (await officer.Get($"{Path}?subjectId={sanction.Id}")).Expect(OK);
        Assert.Empty(asked.Json["items"]![0]!["asked"]!["options"]!.AsArray());
        var address = $"{Path}/{asked["items.0.id"]}/decision";

        var none = await officer.Post(address, Decided(new { spans = "twelve months" }));
        Assert.Equal("decision", none.Expect(UnprocessableEntity)["errors.0.field"]);
        Assert.Contains("spans, ending, assessments", none["errors.0.right"], StringComparison.Ordinal);
        (await officer.Post(address, Decided(null))).Expect(UnprocessableEntity);

        (await officer.Post(address, Decided(new { spans = Array.Empty<object>(), ending = "final" }))).Expect(Created);

        var after = (await officer.Get($"sanctions/{sanction.Id}")).Expect(OK);
        Assert.Equal("decided", after["influencePeriod.outcome"]);
        Assert.Equal("final", after["influencePeriod.ending"]);
        Assert.Null(after["influencePeriod.lastDay"]);
    }

    private static object Decided(object? decision) =>
        new
        {
            decision,
            reason = "察看期间又违纪，另案开除党籍",
            documentNumber = "粤纪〔2024〕15号",
            on = "2024-09-02",
        };

    private static object InPlaceOfRemoval() =>
        new
        {
            regime = "party",
            kind = "seriousWarning",
            legalText = "party-2015",
            decidedOn = "2017-09-20",
            decidingBody = "中共广东省纪律检查委员会",
            documentNumber = "粤纪〔2017〕9号",
            cause = "接受超标准接待",
            insteadOfRemoval = true,
        };

    private static object Decision(string option, string reason = "决定书载明按严重警告执行", string on = "2019-05-20") =>
        new
        {
            option,
            reason,
            documentNumber = "粤纪函〔2019〕7号",
            on,
        };
}
