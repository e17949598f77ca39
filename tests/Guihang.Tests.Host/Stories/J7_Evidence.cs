using Guihang.Core.Data;
using Guihang.Tests.Host.Attachments;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J7: files are evidence of what is scored, added and taken in an observation. Names and days are invented.</summary>
public sealed class J7_Evidence
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_Scores_bonuses_and_the_final_report_stand_on_files_of_the_person(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (person, enrolment) = await Observed(app, officer, offices.Reform, "甲");
        var own = (await officer.Attach($"enrolments/{enrolment}/attachments", "台账.pdf", Files.Pdf("1"))).Expect(Created);
        var finding = (await officer.Get($"people/{person}/findings")).Expect(OK)["items.0.id"];
        var found = (await officer.Attach($"findings/{finding}/attachments", "同事甲.pdf", Files.Pdf("2"))).Expect(Created);
        var followUp = await officer.CaseOf(person);
        var filed = (await officer.Attach($"follow-up-cases/{followUp}/attachments", "记录.pdf", Files.Pdf("3"))).Expect(Created);
        app.Clock.MoveTo(2023, 9, 30);
        var scores = $"enrolments/{enrolment}/observation/scores";

        var scored = (await officer.Put(scores, 1, Score("thinking", "2023-07-01", own.Id, found.Id, filed.Id))).Expect(OK);

        Assert.Equal(
            [own.Id, found.Id, filed.Id],
            scored.Json["windows"]![0]!["scores"]![0]!["references"]!.AsArray().Select(named => named!["id"]!.ToString())
        );
        Assert.Equal("attachment", scored["windows.0.scores.0.references.0.kind"]);
        var adjustment = new
        {
            item = "commended",
            on = "2023-08-15",
            evidence = "县委表彰决定〔2023〕5号",
            references = References(own.Id),
        };
        var adjusted = (await officer.Post($"enrolments/{enrolment}/observation/adjustments", adjustment)).Expect(Created);
        Assert.Equal(own.Id, adjusted["windows.0.adjustments.0.references.0.id"]);

        await ScoreTheRest(app, officer, enrolment, adjusted.Version);
        var report = new { conclusion = "建议作为选拔任用的参考", on = "2024-01-15" };
        app.Clock.MoveTo(2024, 1, 15);
        var final = (await officer.Post($"enrolments/{enrolment}/final-report", report)).Expect(Created);
        await app.DoOrders();
        var text = (await officer.Get($"documents/{final["documentId"]}/content?form=html")).Expect(OK).Text;
        Assert.Contains("附件 3 份（SHA-256 ", text, StringComparison.Ordinal);
        Assert.Contains(own["sha256"]![..16], text, StringComparison.Ordinal);
        // A file may be named after somebody who was heard.
        Assert.DoesNotContain("同事甲", text, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J7_A_file_of_somebody_else_and_one_that_was_withdrawn_are_no_evidence_and_only_the_officer_sees_them(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Create(kind, Jiangan.Settings());
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var (person, enrolment) = await Observed(app, officer, offices.Reform, "甲");
        var other = await officer.Sanctioned(offices.Reform, "乙");
        var foreign = (
            await officer.Attach($"follow-up-cases/{await officer.CaseOf(other)}/attachments", "记录.pdf", Files.Pdf("1"))
        ).Expect(Created);
        var wrong = (await officer.Attach($"enrolments/{enrolment}/attachments", "误.pdf", Files.Pdf("2"))).Expect(Created);
        (await officer.Post($"attachments/{wrong.Id}/withdrawal", new { reason = "误传" })).Expect(Created);
        app.Clock.MoveTo(2023, 9, 30);

        foreach (var none in new[] { foreign.Id, wrong.Id, person })
        {
            var refused = await officer.Put($"enrolments/{enrolment}/observation/scores", 1, Score("thinking", "2023-07-01", none));
            Assert.Equal("observation.evidence-unknown", refused.Expect(UnprocessableEntity)["code"]);
            Assert.Equal("references[0]", refused["errors.0.field"]);
            var adjustment = new
            {
                item = "commended",
                on = "2023-08-15",
                evidence = "县委表彰决定〔2023〕5号",
                references = References(none),
            };
            refused = await officer.Post($"enrolments/{enrolment}/observation/adjustments", adjustment);
            Assert.Equal("observation.evidence-unknown", refused.Expect(UnprocessableEntity)["code"]);
        }

        var kept = (await officer.Attach($"enrolments/{enrolment}/attachments", "台账.pdf", Files.Pdf("3"))).Expect(Created);
        Assert.Equal(kept.Id, (await officer.Get($"enrolments/{enrolment}/attachments")).Expect(OK)["items.0.id"]);
        foreach (var reader in new[] { "jiangan.group", "reform.secretary", "jiangan.org" })
        {
            (await app.As(reader).Get($"enrolments/{enrolment}/attachments")).Expect(Forbidden);
            (await app.As(reader).Get($"attachments/{kept.Id}/content")).Expect(Forbidden);
        }
    }

    // Somebody whose grade goes on, so that two quarters are observed.
    private static async Task<(string Person, string Enrolment)> Observed(TestApp app, Api officer, Guid unit, string name)
    {
        app.Clock.MoveTo(2023, 9, 20);
        var person = await officer.Sanctioned(unit, name);
        await officer.Hear(person, "2023-09-18");
        var enrolment = (await officer.Screen(person, "2023-09-20")).Id;
        await officer.Evaluate(enrolment, "2023-09-20");
        var item = await app.Moved(enrolment, "good", "2023-09-20");
        var decision = Jiangan.Decision("good", "2023-09-20", item, "担当作为");
        (await officer.Post($"enrolments/{enrolment}/evaluation/decision", decision)).Expect(Created);
        return (person, enrolment);
    }

    private static async Task ScoreTheRest(TestApp app, Api officer, string enrolment, int version)
    {
        var windows = (await officer.Get($"enrolments/{enrolment}/observation")).Expect(OK).Json["windows"]!.AsArray();
        app.Clock.MoveTo(2024, 1, 2);
        foreach (var window in windows.Select(window => window!["span"]!["firstDay"]!.ToString()))
        {
            foreach (var dimension in new[] { "thinking", "performance" })
            {
                if ((window, dimension) != ("2023-07-01", "thinking"))
                {
                    (await officer.Score(enrolment, version++, dimension, window, 36)).Expect(OK);
                }
            }
        }
    }

    private static object Score(string dimension, string windowStart, params string[] files) =>
        new
        {
            dimension,
            windowStart,
            points = 35,
            evidence = "谈心记录与项目台账",
            references = References(files),
        };

    private static IEnumerable<object> References(params string[] files) => files.Select(id => new { kind = "attachment", id });
}
