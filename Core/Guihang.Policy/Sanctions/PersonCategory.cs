namespace Guihang.Policy.Sanctions;

/// <summary>The class of person, which decides what a sanction touches.</summary>
public enum PersonCategory
{
    /// <summary>Civil servant, or staff managed as such (公务员、参公人员).</summary>
    CivilServant,

    /// <summary>Staff of a public institution (事业单位工作人员).</summary>
    PublicInstitutionStaff,

    /// <summary>Manager of a state enterprise (国有企业管理人员).</summary>
    StateEnterpriseManager,

    /// <summary>Manager of a village or residents' committee (基层群众性自治组织管理人员).</summary>
    VillageCadre,

    /// <summary>Another person who performs public duty (其他依法履行公职的人员).</summary>
    OtherPublicDuty,

    /// <summary>A Party member without a public post (普通党员).</summary>
    PartyMember,
}

/// <summary>Whether a person still serves.</summary>
public enum ServiceState
{
    /// <summary>In service (在职).</summary>
    InService,

    /// <summary>Retired (退休).</summary>
    Retired,

    /// <summary>Left the service (离职).</summary>
    Left,

    /// <summary>Deceased (已故).</summary>
    Deceased,
}

/// <summary>A person's place in the leadership, which decides who must talk with the person.</summary>
public enum LeadershipRole
{
    /// <summary>None.</summary>
    None,

    /// <summary>Member of a unit's leading group (领导班子成员).</summary>
    LeadingGroupMember,

    /// <summary>Head of a lower Party organisation (下级党组织主要负责人).</summary>
    HeadOfLowerOrganisation,
}
