namespace Guihang.Policy.Sanctions;

/// <summary>Under which regime a person was sanctioned or handled.</summary>
public enum SanctionRegime
{
    /// <summary>Party discipline (党纪处分), members only.</summary>
    Party,

    /// <summary>Government sanction by a supervision organ (政务处分).</summary>
    Government,

    /// <summary>Sanction of a civil servant by the employing organ (任免机关处分).</summary>
    EmployingOrgan,

    /// <summary>Sanction of a public institution's staff by the institution (事业单位处分).</summary>
    PublicInstitution,

    /// <summary>Sanction of a state enterprise's manager (国有企业管理人员处分).</summary>
    StateEnterprise,

    /// <summary>Organisational handling (组织处理).</summary>
    OrganisationalHandling,

    /// <summary>Admonition (诫勉).</summary>
    Admonition,
}
