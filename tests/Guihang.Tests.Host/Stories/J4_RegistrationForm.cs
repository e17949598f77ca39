using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Documents;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J4: the registration form of Panyu lists its blanks before it is printed.</summary>
public sealed class J4_RegistrationForm
{
    private static readonly Dictionary<string, string?> Panyu = new(StringComparer.Ordinal)
    {
        ["Policies:Served:2"] = "440100",
        ["Policies:Served:3"] = "440113",
        ["Policies:Confirmed:1:Parameter"] = "visits.regular.every",
        ["Policies:Confirmed:1:Region"] = "440100",
        ["Policies:Confirmed:1:Value"] = "calendar-half-year",
        ["Policies:Confirmed:1:By"] = "Tests",
        ["Policies:Confirmed:1:On"] = "2026-01-01",
        ["Policies:Confirmed:1:Document"] = "None",
    };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J4_The_registration_form_lists_its_blanks_before_printing(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind, Panyu);
        var unit = await app.Send(
            new RegisterUnit
            {
                Name = "番禺区某镇人民政府",
                CommitteeName = "中共番禺区某镇委员会",
                AppealBody = "上一级监察机关",
                Region = "440113",
            }
        );
        await app.Send(
            new RegisterOfficer
            {
                Code = "panyu.officer",
                Name = "梁某",
                UnitId = unit.Id,
                Region = "440113",
                Roles = [Role.CaseOfficer],
            }
        );
        var officer = app.As("panyu.officer");
        app.Clock.MoveTo(2014, 3, 12);
        var xu = (
            await officer.Post(
                "people",
                new
                {
                    name = "许某",
                    category = "civilServant",
                    post = "镇党委委员",
                    sex = "male",
                    unitId = unit.Id,
                }
            )
        ).Expect(Created).Id;
        var sanction = await officer.Sanction(xu, "2014-03-10", "party", "warning", "party-2003");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2014-03-12" })).Expect(OK);
        await Recorded(officer, sanction.Id, "announced", "2014-03-12", "番纪宣〔2014〕2号");
        await Recorded(officer, sanction.Id, "filed", "2014-03-12", "番组档〔2014〕5号");
        var followUp = await officer.CaseOf(xu);
        app.Clock.MoveTo(2014, 9, 10);
        var visit = (
            await officer.Post($"follow-up-cases/{followUp}/visits", Office.Talk("2014-09-09", "disciplineCommission", "commissionVisit"))
        ).Expect(Created);

        var preview = (
            await officer.Get($"follow-up-cases/{followUp}/document-preview?template=registration-form&visitId={visit.Id}")
        ).Expect(OK);

        var blanks = preview.Json["blanks"]!.AsArray().Select(blank => blank!.ToString()).ToList();
        // What Sanctions has on record is filled in; only what nobody has recorded is left to be written.
        Assert.Equal(
            "birth education partyJoined postBefore postChanged payChanged work correction difficulties unitOpinion visitorsOpinion leaderInstruction",
            string.Join(' ', blanks)
        );
        Assert.Equal(("男", "sanctions.person"), Field(preview, "sex"));
        Assert.Equal(("火灾事故", "sanctions.sanction"), Field(preview, "cause"));
        Assert.Equal(("2014年3月12日（番纪宣〔2014〕2号）", "sanctions.execution"), Field(preview, "announced"));
        Assert.Equal(("至2014年9月10日未登记申请复议、申诉", "sanctions.review"), Field(preview, "appealed"));
        Assert.StartsWith("440113.Panyu@", preview["plugin"], StringComparison.Ordinal);

        var ordered = (
            await officer.Post($"follow-up-cases/{followUp}/documents", new { template = "registration-form", visitId = visit.Id })
        ).Expect(Created);

        Assert.Equal(blanks, ordered.Json["document"]!["blanks"]!.AsArray().Select(blank => blank!.ToString()));
        var html = await CaseDocuments.Produced(app, officer, ordered.Id);
        Assert.Contains("2015年3月9日", html, StringComparison.Ordinal);
        if (kind == DatabaseKind.Sqlite)
        {
            await VerifyXunit.Verifier.Verify(html, "html");
        }
    }

    private static (string? Value, string? Source) Field(Answer preview, string name)
    {
        var field = preview.Json["fields"]!.AsArray().Single(field => field!["name"]!.ToString() == name)!;
        return (field["value"]?.ToString(), field["source"]?.ToString());
    }

    private static async Task Recorded(Api officer, string sanction, string item, string on, string evidenceNumber) =>
        (
            await officer.Post(
                $"sanctions/{sanction}/execution/records",
                new
                {
                    item,
                    on,
                    evidenceNumber,
                }
            )
        ).Expect(Created);
}
