namespace Guihang.Core.Security;

/// <summary>What an officer is to the people in the system.</summary>
public enum Role
{
    /// <summary>Handles follow-up at the discipline commission (纪委案件审理室).</summary>
    CaseOfficer,

    /// <summary>Secretary of a unit's Party organisation, or its care-responsible person (党组织书记、关怀责任人).</summary>
    UnitSecretary,

    /// <summary>Member of the scheme's leading group (领导小组成员).</summary>
    LeadingGroupMember,

    /// <summary>Reads answers at the organisation department (组织部).</summary>
    OrganisationDepartment,

    /// <summary>Audits (上级、机关党委、保密).</summary>
    Auditor,

    /// <summary>Runs the system, and sees nothing of cases (系统管理员).</summary>
    SystemAdministrator,

    /// <summary>Whoever holds a one-time code of a secret ballot (持码人): nobody asks who that is. No officer has it.</summary>
    BallotHolder,

    /// <summary>The system itself: jobs and the loading of the demo ledger. No person has it.</summary>
    System,
}

/// <summary>Over what a role may send a request.</summary>
public enum Over
{
    /// <summary>What lies in the caller's jurisdiction.</summary>
    Jurisdiction,

    /// <summary>What lies in the caller's unit or below it.</summary>
    OwnUnit,

    /// <summary>The thing itself names the caller for it, wherever it lies: as who was asked to look after a case, or to whom a letter is addressed.</summary>
    Named,

    /// <summary>A list, which the handler confines to the caller's reach.</summary>
    WithinReach,

    /// <summary>Anything: the request concerns nobody's case.</summary>
    Anything,
}

/// <summary>Declares who may send a request and over what. Every request has one or more; what has none nobody may send.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaySendAttribute(Role role, Over over) : Attribute
{
    /// <summary>The role.</summary>
    public Role Role { get; } = role;

    /// <summary>Over what.</summary>
    public Over Over { get; } = over;
}
