using Guihang.Policy.Calendar;
using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions.Contracts;

/// <summary>A sanction as it stands, with all that other modules need of the person. It names the person: it goes into no log and no trace.</summary>
public sealed record SanctionState
{
    /// <summary>The sanction.</summary>
    public required Guid SanctionId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's name, for what is addressed to the person.</summary>
    public required string PersonName { get; init; }

    /// <summary>The person's unit.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The jurisdiction whose policy counts (GB/T 2260).</summary>
    public required string Region { get; init; }

    /// <summary>The regime.</summary>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind in force, after changes.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>The body that decided.</summary>
    public required string DecidingBody { get; init; }

    /// <summary>The number of the decision.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The day on which the decision was served; null where it was not yet.</summary>
    public required DateOnly? ServedOn { get; init; }

    /// <summary>Whether it was revoked; then it counts for nothing from the beginning.</summary>
    public required bool IsRevoked { get; init; }

    /// <summary>The class of person on the day of the decision.</summary>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person served on that day.</summary>
    public required ServiceState ServiceState { get; init; }

    /// <summary>The person's place in the leadership on that day.</summary>
    public required LeadershipRole Leadership { get; init; }

    /// <summary>The person's sex; null where nobody has said.</summary>
    public Sex? Sex { get; init; }

    /// <summary>The level of the person's post on the day of the decision; null where nobody has said.</summary>
    public RankLevel? Rank { get; init; }

    /// <summary>By whom the person was managed on that day; null where nobody has said.</summary>
    public ManagementLevel? Management { get; init; }

    /// <summary>For what, in a few words, as the decision says.</summary>
    public required string Cause { get; init; }

    /// <summary>The nature of the error, in the words of the policy list <c>sanctions.causes</c>; empty where nobody has classed it.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>The jurisdiction whose commission filed and handled the case (GB/T 2260); null where nobody has said, or where no commission did.</summary>
    public string? CaseRegion { get; init; }

    /// <summary>From the first to the last day on which it counts; null where it does not count, or where a person has to decide.</summary>
    public required DateSpan? Period { get; init; }

    /// <summary>
    /// Whether only a decision on the member's rights ends the period (恢复党员权利) and none is on record: its last day is then what it would be.
    /// </summary>
    public bool AwaitsRestoration { get; init; }

    /// <summary>The days on which it counts as far as is certain: the period, without an end where a decision must bring that.</summary>
    public DateSpan? Counts => AwaitsRestoration && Period is { } period ? new DateSpan(period.Start, null) : Period;

    /// <summary>When the sanction was registered, UTC: since then it is known that there is one.</summary>
    public required DateTime RegisteredAt { get; init; }

    /// <summary>When its period was decided as it stands, UTC.</summary>
    public required DateTime RecordedAt { get; init; }
}
