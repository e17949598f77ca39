namespace Guihang.Policy.Sanctions;

/// <summary>
/// The level of a person's leading post (职务层次), from the highest, 公务员法 art. 18; the last two are those of whom the published figures speak who hold none.
/// </summary>
public enum RankLevel
{
    /// <summary>National level, principal (国家级正职).</summary>
    NationalPrincipal,

    /// <summary>National level, deputy (国家级副职).</summary>
    NationalDeputy,

    /// <summary>Provincial or ministerial level, principal (省部级正职).</summary>
    ProvincialPrincipal,

    /// <summary>Provincial or ministerial level, deputy (省部级副职).</summary>
    ProvincialDeputy,

    /// <summary>Bureau level, principal (厅局级正职).</summary>
    BureauPrincipal,

    /// <summary>Bureau level, deputy (厅局级副职).</summary>
    BureauDeputy,

    /// <summary>County level, principal (县处级正职).</summary>
    CountyPrincipal,

    /// <summary>County level, deputy (县处级副职).</summary>
    CountyDeputy,

    /// <summary>Township level, principal (乡科级正职).</summary>
    TownshipPrincipal,

    /// <summary>Township level, deputy (乡科级副职).</summary>
    TownshipDeputy,

    /// <summary>A cadre without a leading post (一般干部).</summary>
    OrdinaryCadre,

    /// <summary>Somebody in a village, an enterprise or elsewhere, to whom the levels do not apply (农村、企业等其他人员).</summary>
    Other,
}

/// <summary>The rank of a civil servant (职级) in the general class, from the highest, 公务员法 art. 19.</summary>
public enum CivilServiceRank
{
    /// <summary>一级巡视员.</summary>
    FirstClassInspector,

    /// <summary>二级巡视员.</summary>
    SecondClassInspector,

    /// <summary>一级调研员.</summary>
    FirstClassResearcher,

    /// <summary>二级调研员.</summary>
    SecondClassResearcher,

    /// <summary>三级调研员.</summary>
    ThirdClassResearcher,

    /// <summary>四级调研员.</summary>
    FourthClassResearcher,

    /// <summary>一级主任科员.</summary>
    FirstClassSectionOfficer,

    /// <summary>二级主任科员.</summary>
    SecondClassSectionOfficer,

    /// <summary>三级主任科员.</summary>
    ThirdClassSectionOfficer,

    /// <summary>四级主任科员.</summary>
    FourthClassSectionOfficer,

    /// <summary>一级科员.</summary>
    FirstClassClerk,

    /// <summary>二级科员.</summary>
    SecondClassClerk,
}

/// <summary>By whom a cadre is managed (干部管理权限), which decides who visits.</summary>
public enum ManagementLevel
{
    /// <summary>By the centre (中管干部).</summary>
    Central,

    /// <summary>By the province (省管干部).</summary>
    Provincial,

    /// <summary>By the city (市管干部).</summary>
    City,

    /// <summary>By the county (县管干部).</summary>
    County,

    /// <summary>By the unit or the township itself (单位、乡镇管理).</summary>
    Unit,
}
