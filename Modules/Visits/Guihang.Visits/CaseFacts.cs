using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>Something that happened in a case and may call for a contact of its own.</summary>
internal sealed class CaseEvent
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The sanction with whose plans the contact stands: the latest that counted when it happened.</summary>
    public required Guid SanctionId { get; init; }

    public required CaseEventKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What was recorded of it: a difficulty, a visit, a move.</summary>
    public required Guid SourceId { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>The person moved to another unit; the case and what is owed in it move along (个案随人转移).</summary>
internal sealed class CaseMove
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string FromRegion { get; init; }

    public required Guid FromUnitId { get; init; }

    public required string Region { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>From this day on the policy of the new place counts.</summary>
    public required DateOnly On { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>
/// That a visit need not be made, for a time (免访). One officer asks and another decides; the reason is shown to these two only. It holds for a visit by
/// the key that the plan gives it.
/// </summary>
internal sealed class Exemption
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid SanctionId { get; init; }

    public required string Key { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day; after it the visit is owed again, unless its whole remaining window was exempt.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Why; closed to all but who asked and who decides.</summary>
    public required string Reason { get; init; }

    public required Guid AskedBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public required Guid? DecidedBy { get; set; }

    public required DateTime? DecidedAt { get; set; }

    public required bool? IsGranted { get; set; }

    public int Version => IsGranted is null ? 1 : 2;

    /// <summary>The first day on which a visit with this window is owed again; the end of time where nothing of the window is left then.</summary>
    /// <param name="windowEnd">The first day after the window; null where it has none.</param>
    public DateOnly EndFor(DateOnly? windowEnd) => From < windowEnd && Until.AddDays(1) >= windowEnd ? DateOnly.MaxValue : Until.AddDays(1);
}

/// <summary>The closing of a case (结案), with what had become of its visits. It stays as it was found when the case is opened again.</summary>
internal sealed class CaseClosing
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required DateOnly On { get; init; }

    public required ClosingReason Reason { get; init; }

    public required string? Note { get; init; }

    /// <summary>The sanctions whose follow-up ends with it, joined by commas.</summary>
    public required string Sanctions { get; init; }

    /// <summary>The due items as they stood, as JSON.</summary>
    public required string Record { get; init; }

    public required Guid ClosedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Since when it stands no longer, because what the case was closed for was not so; null while it stands.</summary>
    public DateTime? SupersededAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    /// <summary>Why it was withdrawn; null where it was not.</summary>
    public string? WithdrawnBecause { get; set; }

    public bool Covers(Guid sanctionId) => Sanctions.Contains(sanctionId.ToString(), StringComparison.Ordinal);
}

/// <summary>Why a case is closed.</summary>
public enum ClosingReason
{
    /// <summary>The period has ended and nothing is left to do.</summary>
    PeriodEnded,

    /// <summary>The sanction was revoked.</summary>
    Revoked,

    /// <summary>The person has died.</summary>
    Died,

    /// <summary>The person moved to where this system does not reach.</summary>
    MovedAway,

    /// <summary>Another reason, which the note gives.</summary>
    Other,
}

/// <summary>From when on visits are watched in a jurisdiction (启用日): what was due before is history and never overdue.</summary>
internal sealed class GoLive
{
    public required Guid Id { get; init; }

    public required string Region { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly On { get; init; }

    public required string Document { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}
