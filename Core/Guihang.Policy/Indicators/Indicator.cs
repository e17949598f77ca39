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

    /// <summary>The events counted.</summary>
    public required CountedEvent Event { get; init; }

    /// <summary>Only events of these details; empty for all. Which details there are depends on the event.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>How the event's day must lie to the person's influence periods.</summary>
    public PeriodRelation Relation { get; init; }

    /// <summary>Which of the two numbers is the published one; both are always given.</summary>
    public required CountedUnit Published { get; init; }
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
}
