using Guihang.Policy.Rules;

namespace Guihang.Policy.Indicators;

/// <summary>Which figure is asked for.</summary>
/// <param name="Indicator">The indicator's code, a key of the table <c>indicators</c>.</param>
public sealed record IndicatorFacts(string Indicator) : IFacts<IndicatorDecision>;

/// <summary>What a figure counts.</summary>
public sealed record IndicatorDecision
{
    /// <summary>The figure's name.</summary>
    public required Wording Title { get; init; }

    /// <summary>What is counted and over whom, in a sentence.</summary>
    public required Wording Definition { get; init; }

    /// <summary>Over whom it is counted, in words; null where the definition says it.</summary>
    public Wording? Population { get; init; }

    /// <summary>The events counted.</summary>
    public required CountedEvent Event { get; init; }

    /// <summary>Only events of these details; empty for all. Which details there are depends on the event.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Only sanctions of these kinds; empty for all. Of events other than sanctions decided none has a kind.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Only sanctions for one of these causes, in the words of <c>sanctions.causes</c>; empty for all.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Only sanctions whose cases were handled there; of events other than sanctions decided nobody says where.</summary>
    public CaseOwner Cases { get; init; }

    /// <summary>How the event's day must lie to the person's influence periods.</summary>
    public PeriodRelation Relation { get; init; }

    /// <summary>What the published number counts; persons and events are always given beside it.</summary>
    public required CountedUnit Published { get; init; }

    /// <summary>The windows for which the figure is kept, so that it is there at once; any other window is counted when it is asked for.</summary>
    public IReadOnlyList<FigureWindow> Windows { get; init; } = [];

    /// <summary>By what the figure may be broken down.</summary>
    public IReadOnlyList<Breakdown> Breakdowns { get; init; } = [];
}

/// <summary>Events that a figure may count.</summary>
public enum CountedEvent
{
    /// <summary>A visit or talk held with the person.</summary>
    VisitHeld,

    /// <summary>A sanction decided.</summary>
    SanctionDecided,

    /// <summary>A result of the follow-up used: a move, a promotion and the like.</summary>
    ResultUsed,

    /// <summary>An influence period that ended.</summary>
    PeriodEnded,

    /// <summary>A finding recorded for the base database: a dossier item consulted, a unit's opinion, a colleague or relative heard.</summary>
    FindingRecorded,

    /// <summary>A person screened for the programme; the detail says whether enrolled, excluded or not yet.</summary>
    Screened,

    /// <summary>A grade that the leading group decided; the detail is the grade.</summary>
    GradeDecided,

    /// <summary>An observation that came to its end; the detail is the band.</summary>
    ObservationEnded,

    /// <summary>A visit or talk that was not held; the detail says why: declined by the person, unreachable, put off, cut short.</summary>
    VisitNotHeld,

    /// <summary>An item of the execution of a sanction (处分决定执行) that is done and proven by a paper; the detail is the item.</summary>
    ExecutionChecked,
}

/// <summary>Whose commission filed and handled a case, as seen from the jurisdiction that reports.</summary>
public enum CaseOwner
{
    /// <summary>It does not matter.</summary>
    Any,

    /// <summary>The reporting jurisdiction's own commission (自办案件).</summary>
    Own,

    /// <summary>That of a jurisdiction below it (下级).</summary>
    Lower,

    /// <summary>Any other, above it or elsewhere (上级及其他).</summary>
    Others,

    /// <summary>Nobody has said, or no commission did: an employing organ sanctions without one.</summary>
    Unsaid,
}

/// <summary>How a day lies to a person's influence periods.</summary>
public enum PeriodRelation
{
    /// <summary>It does not matter.</summary>
    Any,

    /// <summary>Within one.</summary>
    Within,

    /// <summary>After the last day of the latest, none being in force.</summary>
    After,
}

/// <summary>What the published number of a figure counts.</summary>
public enum CountedUnit
{
    /// <summary>Distinct persons (人).</summary>
    Persons,

    /// <summary>Events (人次).</summary>
    Events,

    /// <summary>Distinct units (单位数).</summary>
    Units,

    /// <summary>Distinct things: items of dossiers (份), people heard (同事、家属).</summary>
    Things,
}

/// <summary>Windows for which figures are kept.</summary>
public enum FigureWindow
{
    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>The first or second half of a calendar year.</summary>
    HalfYear,

    /// <summary>A calendar year; until its end that is the year to date.</summary>
    Year,
}

/// <summary>By what a figure is broken down.</summary>
public enum Breakdown
{
    /// <summary>The event's kind: of visit, of use, of finding, the regime.</summary>
    Kind,

    /// <summary>Calendar month.</summary>
    Month,

    /// <summary>Calendar quarter.</summary>
    Quarter,

    /// <summary>Calendar year.</summary>
    Year,

    /// <summary>The regions directly below the jurisdiction, each with all below it.</summary>
    Region,

    /// <summary>Unit.</summary>
    Unit,

    /// <summary>Level of the person's post when last sanctioned (职务层次).</summary>
    Rank,

    /// <summary>Class of person when last sanctioned (人员类别).</summary>
    Category,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Kind of the last sanction (处分种类).</summary>
    SanctionKind,
}
