using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Support;

/// <summary>Units and officers that tests work with, and the steps that most of them begin with.</summary>
internal static class Office
{
    /// <summary>A town of Nanhai with its secretary, the district's officers, and a provincial department.</summary>
    public static async Task<Offices> Open(this TestApp app)
    {
        var town = await app.Send(Unit("南海区某镇人民政府", "中共南海区某镇委员会", "440605"));
        var department = await app.Send(Unit("广东省直某部门", "中共广东省直某部门机关委员会", "440000"));
        await app.Send(Officer("town.secretary", "陈书记", town.Id, "440605", Role.UnitSecretary));
        await app.Send(Officer("nanhai.officer", "林某", town.Id, "440605", Role.CaseOfficer));
        await app.Send(Officer("nanhai.org", "何某", town.Id, "440605", Role.OrganisationDepartment));
        await app.Send(Officer("province.officer", "许某某", department.Id, "440000", Role.CaseOfficer));
        await app.Send(Officer("department.secretary", "赵书记", department.Id, "440000", Role.UnitSecretary));
        await app.Send(Officer("reader", "总览", department.Id, "440000", Role.CaseOfficer));
        await app.Send(Officer("admin", "管理员", department.Id, "000000", Role.SystemAdministrator));
        return new Offices(town.Id, department.Id);
    }

    /// <summary>Registers a person, and gives the id.</summary>
    public static async Task<string> Person(
        this Api api,
        Guid unitId,
        string name = "黄某",
        string leadership = "none",
        string category = "civilServant"
    ) => (
            await api.Post(
                "people",
                new
                {
                    name,
                    category,
                    leadership,
                    post = "镇长",
                    unitId,
                }
            )
        ).Expect(Created).Id;

    /// <summary>Registers a sanction, and gives what came back.</summary>
    public static async Task<Answer> Sanction(
        this Api api,
        string personId,
        string decidedOn,
        string regime = "employingOrgan",
        string kind = "majorDemerit",
        string legalText = "regulation-2007"
    ) =>
        (
            await api.Post(
                $"people/{personId}/sanctions",
                new
                {
                    regime,
                    kind,
                    legalText,
                    decidedOn,
                    decidingBody = "佛山市南海区人民政府",
                    documentNumber = "南府〔2018〕12号",
                    cause = "火灾事故",
                }
            )
        ).Expect(Created);

    /// <summary>The case that opened by itself.</summary>
    public static async Task<string> CaseOf(this Api api, string personId) =>
        (await api.Get($"follow-up-cases?personId={personId}")).Expect(OK)["items.0.id"]!;

    /// <summary>The body of a talk.</summary>
    public static object Talk(string heldOn, string capacity = "unitSecretary", string kind = "talk", string? quietReason = null) =>
        new
        {
            quietReason,
            kind,
            heldOn,
            visitors = new[] { new { name = "陈书记", capacity } },
            place = "镇党委会议室",
            durationMinutes = 90,
            thinking = "情绪低落",
        };

    private static RegisterUnit Unit(string name, string committee, string region) =>
        new()
        {
            Name = name,
            CommitteeName = committee,
            AppealBody = "上一级监察机关",
            Region = region,
        };

    private static RegisterOfficer Officer(string code, string name, Guid unitId, string region, params Role[] roles) =>
        new()
        {
            Code = code,
            Name = name,
            Phone = "0757-0000",
            UnitId = unitId,
            Region = region,
            Roles = roles,
        };
}

/// <summary>The units that tests work with.</summary>
/// <param name="Town">A town of Nanhai.</param>
/// <param name="Department">A provincial department.</param>
internal sealed record Offices(Guid Town, Guid Department);
