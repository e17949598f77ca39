using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.Enrolments;

/// <summary>What screening for a region's programme (such as 访评察) is decided on.</summary>
public sealed record EnrolmentFacts : IFacts<EnrolmentDecision>
{
    /// <summary>The day of screening.</summary>
    public required DateOnly ScreenedOn { get; init; }

    /// <summary>The person's sanctions and handlings that count or counted; revoked ones are left out.</summary>
    public required IReadOnlyList<ScreenedSanction> Sanctions { get; init; }

    /// <summary>The class of person.</summary>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person still serves.</summary>
    public required ServiceState ServiceState { get; init; }

    /// <summary>Who and what was heard and consulted in fact-finding.</summary>
    public required IReadOnlyList<FindingKind> Heard { get; init; }

    /// <summary>Grounds for exclusion that fact-finding established, by their keys in the table <c>enrolment.exclusions</c>.</summary>
    public required IReadOnlyList<string> Established { get; init; }
}

/// <summary>A sanction as screening sees it.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Kind">The kind in force.</param>
/// <param name="Period">From the first to the last day on which it counts; null where that needs a person's decision.</param>
public sealed record ScreenedSanction(SanctionRegime Regime, SanctionKind Kind, DateSpan? Period);

/// <summary>What screening proposes. People decide; ordinary follow-up goes on whatever it says (党员权利保障条例 art. 36).</summary>
public sealed record EnrolmentDecision
{
    /// <summary>The programme's name.</summary>
    public required Wording Programme { get; init; }

    /// <summary>In, out, or not yet.</summary>
    public required EnrolmentStanding Standing { get; init; }

    /// <summary>Why excluded; empty otherwise.</summary>
    public IReadOnlyList<ExclusionReason> Excluded { get; init; } = [];

    /// <summary>Why not yet; empty otherwise.</summary>
    public IReadOnlyList<NotYetReason> NotYet { get; init; } = [];

    /// <summary>When the person is looked at again; null where the person is in.</summary>
    public DateOnly? LookAgainOn { get; init; }

    /// <summary>The letters that tell a person who is not taken, by the name of their template.</summary>
    public IReadOnlyList<string> Letters { get; init; } = [];
}

/// <summary>Where a person stands to a programme.</summary>
public enum EnrolmentStanding
{
    /// <summary>Enrolled (纳入).</summary>
    Enrolled,

    /// <summary>Excluded (不纳入).</summary>
    Excluded,

    /// <summary>Not yet (暂不纳入).</summary>
    NotYet,
}

/// <summary>A ground for exclusion.</summary>
/// <param name="Ground">Its key.</param>
/// <param name="Title">The ground in words.</param>
public sealed record ExclusionReason(string Ground, Wording Title);

/// <summary>Why a person is not enrolled yet.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Days" example="41">In how many days it falls away, 1 or more; null where that is not known.</param>
/// <param name="On" example="2023-09-15">The day from which it is gone; null where that is not known.</param>
/// <param name="Missing">The finding that is missing; null for other reasons.</param>
public sealed record NotYetReason(NotYetKind Kind, int? Days, DateOnly? On, FindingKind? Missing);

/// <summary>Kinds of reason for "not yet".</summary>
public enum NotYetKind
{
    /// <summary>An influence period still runs.</summary>
    PeriodRuns,

    /// <summary>No influence period runs on the day of screening, where the programme is for those within one.</summary>
    PeriodOver,

    /// <summary>Something has not been heard or consulted.</summary>
    FindingMissing,
}

/// <summary>What fact-finding consults and whom it hears.</summary>
public enum FindingKind
{
    /// <summary>An item of the dossier (档案材料).</summary>
    DossierItem,

    /// <summary>The opinion of the person's unit (单位意见).</summary>
    UnitOpinion,

    /// <summary>A talk with a colleague (同事).</summary>
    Colleague,

    /// <summary>A talk with a member of the family who agreed to be heard (家属).</summary>
    Family,

    /// <summary>Conduct within the period (影响期内表现).</summary>
    ConductInPeriod,
}
