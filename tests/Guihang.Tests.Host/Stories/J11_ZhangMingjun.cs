using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J11: somebody who comes to the office of his own accord. Days that the story does not give are invented.</summary>
public sealed class J11_ZhangMingjun
{
    // The county has no cap: for what never counts against one, one is set.
    private const string AtMostOne = """

        - parameter: visits.most
          confidence: choice
          values: [{ from: 2022-01-01, value: 1, cites: [jiangan-guide#visits] }]
        """;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J11_A_contact_that_he_starts_is_recorded_and_counts_where_policy_says_so(DatabaseKind kind)
    {
        using var plugins = new PluginCopy().Append(Path.Combine("511523.Jiangan", "policies", "visits.yaml"), AtMostOne);
        await using var app = await TestApp.Create(kind, Jiangan.Settings(plugins.Settings));
        var offices = await app.OpenJiangan();
        var officer = app.As("jiangan.officer");
        var secretary = app.As("zone.secretary");
        app.Clock.MoveTo(2022, 3, 15);
        var zhang = await officer.Sanctioned(offices.Zone, "张明军");
        app.Clock.MoveTo(2023, 9, 20);
        await officer.Hear(zhang, "2023-09-20");
        Assert.Equal("enrolled", (await officer.Screen(zhang, "2023-09-20"))["standing"]);
        var path = $"follow-up-cases/{await officer.CaseOf(zhang)}";

        // He comes and tells of his work.
        app.Clock.MoveTo(2023, 9, 26);
        var contact = new
        {
            kind = "startedByPerson",
            heldOn = "2023-09-26",
            visitors = new[] { new { name = "李书记", capacity = "careResponsible" } },
            place = "县纪委监委",
            work = "主动汇报征地遗留问题化解进展",
        };
        var came = (await secretary.Post($"{path}/visits", contact)).Expect(Created);

        // The county counts it for the programme's window; the first talk, which is held in private, it is not.
        var items = (await officer.Get(path)).Expect(OK).Json["dueItems"]!.AsArray();
        var met = items.Where(item => item!["metBy"]?.ToString() == came.Id).Select(item => item!["purpose"]!.ToString()).ToList();
        Assert.Equal(["programme"], met);

        // Again and again, and it never counts against a cap.
        for (var day = 27; day <= 30; day++)
        {
            app.Clock.MoveTo(2023, 9, day);
            var again = new
            {
                contact.kind,
                heldOn = $"2023-09-{day}",
                contact.visitors,
                contact.place,
            };
            (await secretary.Post($"{path}/visits", again)).Expect(Created);
        }

        // The visit that the county makes is the first that counts, and the next one too many.
        (await secretary.Post($"{path}/visits", Office.Talk("2023-09-29"))).Expect(Created);
        Assert.Equal("visit.beyond-the-most", (await secretary.Post($"{path}/visits", Office.Talk("2023-09-30"))).Expect(Conflict)["code"]);
    }
}
