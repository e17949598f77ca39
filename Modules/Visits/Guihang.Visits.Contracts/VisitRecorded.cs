using Guihang.Policy.VisitPlans;
using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>A visit or talk was recorded.</summary>
/// <param name="Visit">The visit.</param>
public sealed record VisitRecorded(VisitFact Visit) : INotification;

/// <summary>
/// What is known of a visit was put right: a new record supersedes the former one. Where both are told, the former one no longer counts.
/// </summary>
/// <param name="FormerId">The visit that is superseded.</param>
/// <param name="Visit">The visit as it is known now.</param>
public sealed record VisitCorrected(Guid FormerId, VisitFact Visit) : INotification;

/// <summary>A visit or talk, held or not. It says nothing of what was said.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The person's unit at that time.</param>
/// <param name="Region">The jurisdiction at that time (GB/T 2260).</param>
/// <param name="Kind">The kind.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="CaseId">The follow-up case.</param>
/// <param name="Outcome">What came of it. Only a visit that was held counts as held.</param>
/// <param name="RecordedBy">The officer who recorded it; empty for the system itself.</param>
/// <param name="IsJoint">Whether several bodies went together: that is one visit.</param>
public sealed record VisitFact(
    Guid VisitId,
    Guid PersonId,
    Guid UnitId,
    string Region,
    VisitKind Kind,
    DateOnly HeldOn,
    DateTime RecordedAt,
    Guid CaseId,
    VisitOutcome Outcome,
    Guid RecordedBy,
    bool IsJoint
)
{
    /// <summary>Whether it was held.</summary>
    public bool IsHeld => Outcome == VisitOutcome.Held;
}

/// <summary>
/// The fact stream of Visits: every visit that is current, from which another module's projection can be rebuilt.
/// Asked by modules inside a request that was let in.
/// </summary>
/// <param name="After">The last visit of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadVisitFacts(Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<VisitFact>>;
