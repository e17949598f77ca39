using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.VisitPlans;

/// <summary>What the visits owed after a sanction are decided on.</summary>
public sealed record VisitPlanFacts : IFacts<VisitPlanDecision>
{
    /// <summary>The regime of the sanction.</summary>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind in force.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The day on which the decision was served on the person; null where it was not yet.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>From the first to the last day on which the sanction counts; null where it does not count.</summary>
    public DateSpan? Period { get; init; }

    /// <summary>The class of person.</summary>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person still serves.</summary>
    public required ServiceState ServiceState { get; init; }

    /// <summary>The person's place in the leadership.</summary>
    public required LeadershipRole Leadership { get; init; }

    /// <summary>The day of enrolment in the region's programme; null where the person is not enrolled.</summary>
    public DateOnly? EnrolledOn { get; init; }

    /// <summary>What happened in the case, where the visits that it calls for are asked for; null where the plan is.</summary>
    public CaseEventKind? Event { get; init; }

    /// <summary>The day on which it happened; null where <see cref="Event"/> is.</summary>
    public DateOnly? EventOn { get; init; }
}

/// <summary>The visits and letters that are owed.</summary>
/// <param name="Visits">The visits, in the order of their windows.</param>
/// <param name="Letters">The letters to go out with the decision, by the name of their template.</param>
public sealed record VisitPlanDecision(IReadOnlyList<PlannedVisit> Visits, IReadOnlyList<string> Letters)
{
    /// <summary>The forms to fill in at each visit, by the name of their template.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Visits of which each is due a time after the one before: what is owed of them follows from the visits held.</summary>
    public IReadOnlyList<VisitSeries> Series { get; init; } = [];

    /// <summary>The most visits for one person; null where there is no limit.</summary>
    public VisitLimit? Limit { get; init; }
}

/// <summary>
/// The most visits for one person, by all bodies together: a joint visit is one, and a contact that the person starts is none. Beyond it a visit needs a
/// reason and another officer's approval.
/// </summary>
/// <param name="Most">How many, 1 or more.</param>
/// <param name="Per">In which window of the calendar.</param>
public sealed record VisitLimit(int Most, CalendarCycle Per);

/// <summary>A visit that is owed.</summary>
public sealed record PlannedVisit
{
    /// <summary>Names the visit within the plan of one sanction; the same visit keeps its key when the plan is decided again.</summary>
    public required string Key { get; init; }

    /// <summary>What the visit is for.</summary>
    public required VisitPurpose Purpose { get; init; }

    /// <summary>The days on which it is due; without an end where no source sets one ("promptly").</summary>
    public required DateSpan Window { get; init; }

    /// <summary>Who must go.</summary>
    public required VisitorRole Visitor { get; init; }

    /// <summary>How many must go at least, 1 to 9.</summary>
    public int MinimumVisitors { get; init; } = 1;

    /// <summary>Which kinds of visit count.</summary>
    public required IReadOnlyList<VisitKind> CountsAs { get; init; }

    /// <summary>Whether the window is a part of the calendar's, at the beginning or at the end of the time for which visits are owed.</summary>
    public bool IsStub { get; init; }

    /// <summary>Whether the visitors go to the person, who is not asked to come (the retired).</summary>
    public bool NoTravel { get; init; }

    /// <summary>
    /// The year whose official calendar of holidays is not known, so that a limit in working days cannot be told; then the window has no end. Null
    /// where nothing is missing.
    /// </summary>
    public int? NeedsCalendarOf { get; init; }

    /// <summary>The last day that it would have without a quiet period; null where none moved it.</summary>
    public DateOnly? PostponedFrom { get; init; }

    /// <summary>
    /// How long after the visit that met the one before another one counts at the earliest; null where it is nothing. The last day of the window always
    /// counts, unless the one before was met on it.
    /// </summary>
    public Duration? Spacing { get; init; }
}

/// <summary>What a visit is for.</summary>
public enum VisitPurpose
{
    /// <summary>The first talk after the decision (及时谈话).</summary>
    FirstTalk,

    /// <summary>A regular visit (定期回访).</summary>
    Regular,

    /// <summary>A visit of the region's programme, after enrolment (帮扶回访).</summary>
    Programme,

    /// <summary>A contact that something in the case calls for (及时联系).</summary>
    Prompted,
}

/// <summary>What happens in a case and may call for a visit.</summary>
public enum CaseEventKind
{
    /// <summary>The person moved to another post or unit (岗位、单位变动).</summary>
    PostMoved,

    /// <summary>The person raised a difficulty (提出困难).</summary>
    DifficultyRaised,

    /// <summary>A wish to resign, or to harm oneself, was noticed (辞职、轻生等苗头).</summary>
    SignOfDespair,
}

/// <summary>Who must make a visit.</summary>
public enum VisitorRole
{
    /// <summary>The secretary of the unit's Party organisation (单位党组织书记).</summary>
    UnitSecretary,

    /// <summary>The top leader of the unit's Party organisation, in person (党组织主要负责人).</summary>
    UnitTopLeader,

    /// <summary>The discipline commission (纪委监委).</summary>
    DisciplineCommission,

    /// <summary>The care-responsible person (关怀责任人).</summary>
    CareResponsible,
}

/// <summary>Kinds of visit.</summary>
public enum VisitKind
{
    /// <summary>A heart-to-heart talk, one to one (谈心谈话).</summary>
    Talk,

    /// <summary>A talk held by the top leader (主要负责人谈话).</summary>
    TopLeaderTalk,

    /// <summary>A visit by the discipline commission (纪委回访).</summary>
    CommissionVisit,

    /// <summary>A visit at home for integrity, agreed to by the family (廉政家访).</summary>
    HomeVisit,

    /// <summary>Study brought to the person (送学上门).</summary>
    StudyDelivered,

    /// <summary>A telephone call.</summary>
    Telephone,

    /// <summary>A contact that the person started (本人来访).</summary>
    StartedByPerson,

    /// <summary>A change of post or duties made to suit the person (适时调整工作岗位).</summary>
    PostAdjustment,

    /// <summary>A visit to the person's unit, to hear how the person does (走访单位).</summary>
    UnitVisit,

    /// <summary>A talk with colleagues, who are named in no report on the person (走访同事).</summary>
    ColleagueVisit,

    /// <summary>A talk with the family, which has agreed to it (走访家属).</summary>
    FamilyVisit,
}
