using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>How the story of Zhang Xuan ends: his reply, the reports, how the result is used, and what the figures say.</summary>
internal static class ZhangXuanAfterwards
{
    public static async Task Tell(TestApp app, Api officer, string enrolment, string person)
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
}
