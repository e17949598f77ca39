using Guihang.Core.Data;
using Guihang.Tests.Host.Attachments;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J6: Jiang'an screens; who is taken, who is not and why, and that ordinary follow-up goes on for all. The days are invented.</summary>
public sealed class J6_Screening
{
    private static readonly string[] Grounds = ["private-gain", "knowing-breach", "persisted-after-ban", "poor-conduct"];
    private static readonly string[] NoGround = ["laziness"];
    private static readonly string[] PoorConduct = ["poor-conduct"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_Zhang_Mingjun_is_taken_and_the_others_are_told_why_not(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        await Tell(app);
    }

    /// <summary>Tells the story on a host with an empty database.</summary>
    internal static async Task Tell(TestApp app)
    {
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2022, 3, 17);
        var zhang = await officer.Sanctioned(offices.Zone, "张明军", kind: "seriousWarning");
        Assert.Equal("2023-09-14", (await officer.Get($"people/{zhang}/sanctions")).Expect(OK)["items.0.influencePeriod.lastDay"]);
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ground in Grounds)
        {
            others[ground] = await officer.Sanctioned(offices.Zone, ground);
        }

        var within = await officer.Sanctioned(offices.Zone, "己", kind: "seriousWarning");

        // Within the period: not yet, and the days are counted.
        app.Clock.MoveTo(2023, 8, 5);
        await officer.Hear(within, "2023-08-04");
        var notYet = await officer.Screen(within, "2023-08-05");
        Assert.Equal("notYet", notYet["standing"]);
        Assert.Equal("41", notYet["decision.decided.notYet.0.days"]);
        Assert.Equal("2023-09-15", notYet["lookAgainOn"]);

        // Zhang: two dossier items, the unit, a colleague, and a relative who agreed.
        app.Clock.MoveTo(2023, 9, 20);
        Assert.Equal("unitOpinion", (await officer.Screen(zhang, "2023-09-19"))["decision.decided.notYet.1.missing"]);
        await officer.Hear(zhang, "2023-09-18");
        var relative = new
        {
            kind = "family",
            on = "2023-09-18",
            found = "家属反映其回家后情绪平稳",
            informant = "家属甲",
        };
        var refused = (await officer.Post($"people/{zhang}/findings", relative)).Expect(BadRequest);
        Assert.Equal("family-agreed", refused["errors.0.code"]);
        (
            await officer.Post(
                $"people/{zhang}/findings",
                new
                {
                    relative.kind,
                    relative.on,
                    relative.found,
                    relative.informant,
                    agreed = true,
                }
            )
        ).Expect(Created);
        var taken = await officer.Screen(zhang, "2023-09-20");
        Assert.Equal("enrolled", taken["standing"]);
        Assert.Equal("访评察", taken["decision.decided.programme.zh"]);
        Assert.Null(taken["lookAgainOn"]);
        Assert.Equal(
            "enrolment.already",
            (await officer.Post($"people/{zhang}/enrolments", new { on = "2023-09-20" })).Expect(Conflict)["code"]
        );
        var why = (await officer.Get($"enrolments/{taken.Id}/explanation")).Expect(OK);
        Assert.Contains("已过影响期", why.Text, StringComparison.Ordinal);

        // The others: each ground tells why, can be answered, and has a day for another look.
        foreach (var (ground, person) in others)
        {
            await officer.Hear(person, "2023-09-18", ground);
            var excluded = await officer.Screen(person, "2023-09-20");
            Assert.Equal("excluded", excluded["standing"]);
            Assert.Equal(ground, excluded["decision.decided.excluded.0.ground"]);
            Assert.Equal("2024-03-20", excluded["lookAgainOn"]);
            (await officer.Post($"enrolments/{excluded.Id}/reply", new { text = "我有不同意见", on = "2023-09-20" })).Expect(Created);
            Assert.Equal("我有不同意见", (await officer.Get($"enrolments/{excluded.Id}")).Expect(OK)["replies.0.text"]);
            await FollowUpGoesOn(app, officer, person);
        }

        await NobodyElseSees(app, taken.Id, zhang);
        await AnotherLook(officer, app, others["poor-conduct"]);
        await Figures(officer);
    }

    // Exclusion ends nothing of what everybody is owed: the case is open and a talk is recorded as before.
    private static async Task FollowUpGoesOn(TestApp app, Api officer, string person)
    {
        var followUp = await officer.CaseOf(person);
        var before = (await officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["items"]!.AsArray().Count;
        (await app.As("zone.secretary").Post($"follow-up-cases/{followUp}/visits", Office.Talk("2023-09-19"))).Expect(Created);
        Assert.True((await officer.Get($"due-items?caseId={followUp}")).Expect(OK).Json["items"]!.AsArray().Count <= before);
        Assert.Null((await officer.Get($"follow-up-cases/{followUp}")).Expect(OK)["enrolledOn"]);
    }

    // Neither the unit nor the organisation department sees a screening or who was heard.
    private static async Task NobodyElseSees(TestApp app, string enrolment, string person)
    {
        foreach (var other in new[] { "zone.secretary", "jiangan.org" })
        {
            var api = app.As(other);
            (await api.Get($"enrolments/{enrolment}")).Expect(Forbidden);
            (await api.Get($"people/{person}/enrolments")).Expect(Forbidden);
            (await api.Get($"people/{person}/findings")).Expect(Forbidden);
        }

        // Nor does the leading group, before whom it is not laid.
        (await app.As("jiangan.group").Get($"enrolments/{enrolment}")).Expect(Forbidden);
        (await app.As("jiangan.group").Get($"people/{person}/findings")).Expect(Forbidden);
    }

    // What was established turns out not to hold: a correction, another look, and the person is taken.
    private static async Task AnotherLook(Api officer, TestApp app, string person)
    {
        app.Clock.MoveTo(2024, 3, 20);
        var findings = (await officer.Get($"people/{person}/findings?limit=3")).Expect(OK);
        Assert.NotNull(findings["next"]);
        var opinion = findings.Json["items"]!.AsArray().Single(f => f!["kind"]!.ToString() == "unitOpinion")!["id"]!.ToString();
        (
            await officer.Post(
                $"people/{person}/findings",
                new
                {
                    kind = "unitOpinion",
                    on = "2024-03-18",
                    found = "经复核，影响期内表现较好",
                    corrects = opinion,
                }
            )
        ).Expect(Created);
        Assert.Equal("enrolled", (await officer.Screen(person, "2024-03-20"))["standing"]);
        var screenings = (await officer.Get($"people/{person}/enrolments")).Expect(OK);
        Assert.Equal("true", screenings["items.0.isSuperseded"]);
        Assert.Equal("excluded", screenings["items.0.standing"]);
        Assert.Equal("false", screenings["items.1.isSuperseded"]);
    }

    private static async Task Figures(Api officer)
    {
        const string Window = "jurisdiction=511523&from=2023-01-01&to=2024-12-31";
        Assert.Equal("2", (await officer.Get($"figures/persons-enrolled?{Window}")).Expect(OK)["persons"]);
        Assert.Equal("12", (await officer.Get($"figures/dossier-items-consulted?{Window}")).Expect(OK)["events"]);
        Assert.Equal("7", (await officer.Get($"figures/colleagues-and-relatives-heard?{Window}")).Expect(OK)["events"]);
        Assert.Equal("4", (await officer.Get($"figures/persons-talked-with?{Window}")).Expect(OK)["persons"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_What_cannot_be_recorded_is_told_with_its_field(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(offices.Zone, "甲");

        var unknown = await officer.Post(
            $"people/{person}/findings",
            new
            {
                kind = "unitOpinion",
                on = "2023-09-20",
                found = "懒",
                established = NoGround,
            }
        );

        Assert.Equal("finding.ground-unknown", unknown.Expect(UnprocessableEntity)["code"]);
        Assert.Contains("established", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("private-gain", unknown.Text, StringComparison.Ordinal);
        await Conduct(officer, person);
        await UnknownFile(officer, person);
        await officer.Hear(person, "2023-09-18", "private-gain");
        await officer.Screen(person, "2023-09-20");
        Assert.Equal(
            "enrolment.before-last",
            (await officer.Post($"people/{person}/enrolments", new { on = "2023-09-19" })).Expect(UnprocessableEntity)["code"]
        );
    }

    // The period of the warning runs from 15 March 2022 to 14 March 2023: what was done afterwards is no conduct within it, whenever somebody asked.
    private static async Task Conduct(Api officer, string person)
    {
        Task<Answer> Found(string? conductOn) =>
            officer.Post(
                $"people/{person}/findings",
                new
                {
                    kind = "conductInPeriod",
                    on = "2023-09-18",
                    found = "擅离职守",
                    conductOn,
                    established = PoorConduct,
                }
            );
        var without = (await Found(null)).Expect(BadRequest);
        Assert.Equal(("conduct-on", "conductOn"), (without["errors.0.code"], without["errors.0.field"]));
        Assert.Equal("conduct-after-finding", (await Found("2023-09-19")).Expect(BadRequest)["errors.0.code"]);
        foreach (var outside in new[] { "2022-03-14", "2023-03-15" })
        {
            var refused = (await Found(outside)).Expect(UnprocessableEntity);
            Assert.Equal(("finding.outside-periods", "conductOn"), (refused["code"], refused["errors.0.field"]));
            Assert.Contains("2022-03-15..2023-03-14", refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal("2023-03-14", (await Found("2023-03-14")).Expect(Created)["conductOn"]);
        Assert.Equal("2023-03-14", (await officer.Get($"people/{person}/findings")).Expect(OK)["items.0.conductOn"]);
    }

    private static async Task UnknownFile(Api officer, string person)
    {
        var own = (await officer.Attach($"follow-up-cases/{await officer.CaseOf(person)}/attachments", "记录.pdf", Files.Pdf("1"))).Expect(
            Created
        );
        Task<Answer> Found(params string[] attachments) =>
            officer.Post(
                $"people/{person}/findings",
                new
                {
                    kind = "dossierItem",
                    on = "2023-09-18",
                    found = "已核查",
                    attachments,
                }
            );
        var refused = (await Found(own.Id, person)).Expect(UnprocessableEntity);
        Assert.Equal(("finding.file-unknown", "attachments[1]"), (refused["code"], refused["errors.0.field"]));
        (await Found(own.Id)).Expect(Created);
    }

    [Theory]
    [OnSqlite]
    public async Task J6_No_officer_alone_sets_an_established_ground_aside(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(offices.Zone, "甲");
        await officer.Hear(person, "2023-09-18", "private-gain");

        var wanted = new
        {
            on = "2023-09-20",
            standing = "enrolled",
            reason = "个人认为可以纳入",
        };
        var screened = (await officer.Post($"people/{person}/enrolments", wanted)).Expect(Created);

        Assert.Equal(("excluded", "enrolled", "true"), (screened["proposed"], screened["chosen"], screened["awaitsGroup"]));
        Assert.Null(screened["standing"]);
        Assert.Null((await officer.Get($"follow-up-cases/{await officer.CaseOf(person)}")).Expect(OK)["enrolledOn"]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_Where_the_programme_is_not_for_somebody_that_is_the_answer(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(offices.Town, "甲");

        var screened = await officer.Screen(person, "2023-09-20");

        Assert.Equal("notApplicable", screened["outcome"]);
        Assert.Null(screened["standing"]);
        Assert.Equal(
            "enrolment.not-enrolled",
            (await officer.Post($"enrolments/{screened.Id}/evaluation", new { on = "2023-09-20" })).Expect(Conflict)["code"]
        );
    }
}
