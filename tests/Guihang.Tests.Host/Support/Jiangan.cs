using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Support;

/// <summary>Jiang'an with its offices and the demo's values, and the steps with which its stories begin.</summary>
internal static class Jiangan
{
    private static readonly (string Parameter, string? Value)[] Confirmed =
    [
        ("visits.programme.every", "calendar-quarter"),
        ("visits.programme.length", "P14M"),
        ("evaluation.instrument", null),
        ("evaluation.turnout", "80"),
        ("observation.instrument", null),
        ("observation.window", "calendar-quarter"),
        ("observation.windows", "2"),
        ("observation.first-window", "this-calendar-quarter"),
    ];

    /// <summary>What the configuration says where the host serves the county.</summary>
    /// <param name="others">What it says beside, or instead.</param>
    /// <param name="values">Values that are confirmed instead of the demo's.</param>
    public static IReadOnlyDictionary<string, string?> Settings(
        IReadOnlyDictionary<string, string?>? others = null,
        params (string Parameter, string Value)[] values
    )
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Policies:Served:2"] = "511523" };
        foreach (var (i, (parameter, value)) in Confirmed.Index())
        {
            var key = $"Policies:Confirmed:{i + 1}";
            settings[$"{key}:Parameter"] = parameter;
            settings[$"{key}:Region"] = "511523";
            settings[$"{key}:By"] = "Tests";
            settings[$"{key}:On"] = "2026-01-01";
            settings[$"{key}:Document"] = "None";
            if (values.FirstOrDefault(own => own.Parameter == parameter).Value is { } own)
            {
                settings[$"{key}:Value"] = own;
            }
            else if (value is not null)
            {
                settings[$"{key}:Value"] = value;
            }
        }

        foreach (var (key, value) in others ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            settings[key] = value;
        }

        return settings;
    }

    /// <summary>The county's units and officers.</summary>
    public static async Task<JianganOffices> OpenJiangan(this TestApp app)
    {
        var reform = await app.Send(Unit("江安县发展和改革局", "中共江安县发展和改革局党组"));
        var zone = await app.Send(Unit("江安经济开发区管理委员会", "中共江安经济开发区工作委员会"));
        await app.Send(Officer("jiangan.officer", "王某", zone.Id, Role.CaseOfficer));
        var chair = await app.Send(Officer("jiangan.group", "刘某", zone.Id, Role.LeadingGroupMember));
        await app.Send(Officer("jiangan.org", "何某", zone.Id, Role.OrganisationDepartment));
        var secretary = await app.Send(Officer("reform.secretary", "陈书记", reform.Id, Role.UnitSecretary));
        await app.Send(Officer("zone.secretary", "李书记", zone.Id, Role.UnitSecretary));
        await app.OpenGroup(zone.Id, chair.Id);
        return new JianganOffices(reform.Id, zone.Id, secretary.Id);
    }

    /// <summary>Somebody with a Party warning, decided and served on a day, whose influence period runs for a year.</summary>
    public static async Task<string> Sanctioned(
        this Api officer,
        Guid unitId,
        string name,
        string decidedOn = "2022-03-15",
        string kind = "warning"
    )
    {
        var person = await officer.Person(unitId, name);
        var sanction = await officer.Sanction(person, decidedOn, "party", kind, "party-2018");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = decidedOn })).Expect(OK);
        return person;
    }

    /// <summary>Records what must be heard and consulted before screening.</summary>
    public static async Task Hear(this Api officer, string person, string on, params string[] established)
    {
        foreach (var kind in new[] { "dossierItem", "dossierItem", "unitOpinion", "colleague" })
        {
            var finding = new
            {
                kind,
                on,
                found = "已核查",
                informant = kind == "colleague" ? "同事甲" : null,
                established = kind == "unitOpinion" ? established : [],
            };
            (await officer.Post($"people/{person}/findings", finding)).Expect(Created);
        }
    }

    /// <summary>Screens, and gives what came back.</summary>
    public static async Task<Answer> Screen(this Api officer, string person, string on) =>
        (await officer.Post($"people/{person}/enrolments", new { on })).Expect(Created);

    /// <summary>Opens the evaluation and gives its three parts, eleven ballots of thirteen.</summary>
    public static async Task<Answer> Evaluate(this Api officer, string enrolment, string on, string organisation = "good")
    {
        var path = $"enrolments/{enrolment}/evaluation";
        (await officer.Post(path, new { on })).Expect(Created);
        (await officer.Put($"{path}/own-summary", 1, new { text = "一年来的总结" })).Expect(OK);
        (await officer.Put($"{path}/democratic-review", 2, Review(13, 11, ("good", 8), ("fairly-good", 2), ("fair", 1)))).Expect(OK);
        return (
            await officer.Put(
                $"{path}/organisation-assessment",
                3,
                new
                {
                    answer = organisation,
                    by = "中共江安县发展和改革局党组",
                    reasons = "整改到位",
                }
            )
        ).Expect(OK);
    }

    /// <summary>The body of a count of ballots.</summary>
    public static object Review(int issued, int returned, params (string Answer, int Count)[] votes) =>
        new
        {
            issued,
            returned,
            votes = votes.Select(vote => new { answer = vote.Answer, count = vote.Count }),
        };

    /// <summary>The body of the leading group's decision on a grade, from the votes on an item.</summary>
    public static object Decision(string grade, string on, string item, string? reasons = null, string? changes = null) =>
        new
        {
            grade,
            on,
            documentNumber = "江访评察〔2023〕7号",
            agendaItemId = item,
            reasons,
            changes,
        };

    /// <summary>Scores a dimension of a window.</summary>
    public static async Task<Answer> Score(
        this Api officer,
        string enrolment,
        int version,
        string dimension,
        string windowStart,
        int points
    ) =>
        await officer.Put(
            $"enrolments/{enrolment}/observation/scores",
            version,
            new
            {
                dimension,
                windowStart,
                points,
                evidence = "谈心记录与项目台账",
            }
        );

    private static RegisterUnit Unit(string name, string committee) =>
        new()
        {
            Name = name,
            CommitteeName = committee,
            AppealBody = "上一级监察机关",
            Region = "511523",
        };

    private static RegisterOfficer Officer(string code, string name, Guid unitId, params Role[] roles) =>
        new()
        {
            Code = code,
            Name = name,
            Phone = "0831-0000",
            UnitId = unitId,
            Region = "511523",
            Roles = roles,
        };
}

/// <summary>The county's units and one of its officers.</summary>
/// <param name="Reform">The development and reform bureau.</param>
/// <param name="Zone">The development zone.</param>
/// <param name="ReformSecretary">The bureau's secretary.</param>
internal sealed record JianganOffices(Guid Reform, Guid Zone, Guid ReformSecretary);
