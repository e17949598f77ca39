using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.InfluencePeriods;

/// <summary>What the influence period (影响期) of one sanction is decided on.</summary>
public sealed record InfluencePeriodFacts : IFacts<InfluencePeriodDecision>
{
    /// <summary>The regime of the sanction.</summary>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind first given; a later change is in <see cref="Acts"/>.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>
    /// The text of law that the decision applied, a key of the national table <c>sanctions.texts</c>. It is stated by the decision and never derived
    /// from its date: conduct before a new text is judged by the old one unless the new one is milder (从旧兼从轻).
    /// </summary>
    public required string LegalText { get; init; }

    /// <summary>The day on which the body with the power to approve took the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The class of person on that day.</summary>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person still served on that day.</summary>
    public ServiceState ServiceState { get; init; }

    /// <summary>A serious warning given instead of removal, because the person held no Party post (本应撤销党内职务).</summary>
    public bool InsteadOfRemoval { get; init; }

    /// <summary>The nature of the error, in the words of the national table <c>sanctions.causes</c>; empty where nobody has classed it. No period depends on it.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>How many sanctions of this kind were decided together, 1 or more.</summary>
    public int Together { get; init; } = 1;

    /// <summary>
    /// The length that the decision itself states, where several sanctions of one kind were decided together
    /// (政务处分法 art. 15); null where the law gives the length.
    /// </summary>
    public Duration? StatedLength { get; init; }

    /// <summary>What was decided later about the same sanction, in the order of the days.</summary>
    public IReadOnlyList<LaterAct> Acts { get; init; } = [];

    /// <summary>Other sanctions' periods that were decided earlier and are not revoked.</summary>
    public IReadOnlyList<EarlierPeriod> Earlier { get; init; } = [];
}

/// <summary>A later decision about a sanction.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="On">The day it was decided.</param>
/// <param name="ChangedTo">For <see cref="LaterActKind.Changed"/> the new kind; otherwise null.</param>
/// <param name="OnAppeal">Whether it came out of the person's own review or appeal.</param>
public sealed record LaterAct(LaterActKind Kind, DateOnly On, SanctionKind? ChangedTo = null, bool OnAppeal = false);

/// <summary>What a later decision does to a sanction.</summary>
public enum LaterActKind
{
    /// <summary>Changes it to another kind (变更).</summary>
    Changed,

    /// <summary>Revokes it (撤销).</summary>
    Revoked,

    /// <summary>Restores a member's rights after probation (恢复党员权利).</summary>
    RightsRestored,

    /// <summary>Extends probation by one year (延长留党察看).</summary>
    ProbationExtended,
}

/// <summary>The period of another sanction of the same person.</summary>
/// <param name="Regime">Its regime.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="LegalText">The text that it applied.</param>
/// <param name="Period">Its period.</param>
public sealed record EarlierPeriod(SanctionRegime Regime, SanctionKind Kind, string LegalText, DateSpan Period);
