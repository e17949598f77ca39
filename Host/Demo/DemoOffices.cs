using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;

namespace Guihang.Host.Demo;

/// <summary>The units and officers of the demo.</summary>
internal static class DemoOffices
{
    private static readonly DateOnly Start = new(2014, 1, 2);

    /// <summary>Units with their regions; the ones of Nanhai get most of the synthetic people.</summary>
    public static readonly IReadOnlyList<(string Name, string Title, string Committee, string Region)> Units =
    [
        ("gd.department", "广东省直某部门（演示）", "中共广东省直某部门机关委员会", "440000"),
        ("gd.enterprise", "省管某企业下属三级公司（演示）", "中共省管某企业委员会", "440000"),
        ("gz.organ", "广州市某机关（演示）", "中共广州市某机关委员会", "440100"),
        ("panyu.town", "番禺区某镇人民政府（演示）", "中共番禺区某镇委员会", "440113"),
        ("huadu.bureau", "花都区某局（演示）", "中共花都区某局党组", "440114"),
        ("nanhai.town", "南海区某镇人民政府（演示）", "中共南海区某镇委员会", "440605"),
        ("nanhai.town2", "南海区乙镇人民政府（演示）", "中共南海区乙镇委员会", "440605"),
        ("nanhai.town3", "南海区丙镇人民政府（演示）", "中共南海区丙镇委员会", "440605"),
        ("nanhai.bureau1", "南海区某局（演示）", "中共南海区某局党组", "440605"),
        ("nanhai.bureau2", "南海区乙局（演示）", "中共南海区乙局党组", "440605"),
        ("nanhai.school", "南海区某学校（演示）", "中共南海区某学校支部委员会", "440605"),
        ("jiangan.reform", "江安县发展和改革局（演示）", "中共江安县发展和改革局党组", "511523"),
        ("jiangan.zone", "江安经济开发区管理委员会（演示）", "中共江安经济开发区工作委员会", "511523"),
        ("jiangan.town", "江安县某镇人民政府（演示）", "中共江安县某镇委员会", "511523"),
    ];

    public static IEnumerable<DemoStep> Steps()
    {
        foreach (var (name, title, committee, region) in Units)
        {
            yield return new(Start, $"unit/{name}", "system", teller => teller.Unit(name, Unit(title, committee, region)));
            yield return new(Start, $"secretary/{name}", "system", teller => teller.Officer(Secretary(teller, name, region)));
        }

        yield return Officer("nanhai.officer", "林某", "nanhai.bureau1", "440605", Role.CaseOfficer);
        yield return Officer("nanhai.org", "何某", "nanhai.bureau1", "440605", Role.OrganisationDepartment);
        yield return Officer("panyu.officer", "梁某", "panyu.town", "440113", Role.CaseOfficer);
        yield return Officer("huadu.officer", "罗某", "huadu.bureau", "440114", Role.CaseOfficer);
        yield return Officer("guangzhou.officer", "谢某", "gz.organ", "440100", Role.CaseOfficer);
        yield return Officer("province.officer", "许某某", "gd.department", "440000", Role.CaseOfficer);
        yield return Officer("jiangan.officer", "王某", "jiangan.reform", "511523", Role.CaseOfficer);
        yield return Officer("jiangan.group", "刘某", "jiangan.zone", "511523", Role.LeadingGroupMember);
        yield return Officer("jiangan.org", "何某", "jiangan.zone", "511523", Role.OrganisationDepartment);
        // Pages and the system's own upkeep get no reminders.
        yield return Step("province.reader", "总览", "gd.department", "440000", null, Role.CaseOfficer, Role.LeadingGroupMember);
        yield return Step("jiangan.reader", "总览", "jiangan.zone", "511523", null, Role.CaseOfficer, Role.LeadingGroupMember);
        yield return Step("admin", "系统管理员", "gd.department", "000000", null, Role.SystemAdministrator);
    }

    private static RegisterUnit Unit(string title, string committee, string region) =>
        new()
        {
            Name = title,
            CommitteeName = committee,
            AppealBody = "上一级监察机关",
            Region = region,
        };

    private static RegisterOfficer Secretary(DemoTeller teller, string unit, string region) =>
        new()
        {
            Code = $"{unit}.secretary",
            Name = "陈书记",
            Phone = "0000-00000000",
            Email = Address($"{unit}.secretary"),
            UnitId = teller[unit],
            Region = region,
            Roles = [Role.UnitSecretary],
        };

    private static DemoStep Officer(string code, string name, string unit, string region, params Role[] roles) =>
        Step(code, name, unit, region, Address(code), roles);

    // A domain that leads nowhere: no message of the demo reaches anybody.
    private static string Address(string code) => $"{code}@example.invalid";

    private static DemoStep Step(string code, string name, string unit, string region, string? address, params Role[] roles) =>
        new(
            Start,
            $"officer/{code}",
            "system",
            teller =>
                teller.Officer(
                    new RegisterOfficer
                    {
                        Code = code,
                        Name = name,
                        Email = address,
                        UnitId = teller[unit],
                        Region = region,
                        Roles = roles,
                    }
                )
        );
}
