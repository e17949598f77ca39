namespace Guihang.Evaluation;

/// <summary>The body that decides in a region's programme (领导小组). Who sits in it is in its memberships.</summary>
internal sealed class LeadingGroup
{
    public required Guid Id { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    /// <summary>The document by which it was set up.</summary>
    public required string DocumentNumber { get; init; }

    public required DateOnly EstablishedOn { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>
/// An officer's seat in a leading group (成员), from a day to a day. The body that the officer comes from stays as it was then: who moves on keeps the
/// past seat.
/// </summary>
internal sealed class Membership
{
    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>The member's name as it was, for minutes.</summary>
    public required string Name { get; init; }

    /// <summary>The body that the member comes from: the discipline commission, the organisation department, the personnel bureau…</summary>
    public required string FromBody { get; init; }

    /// <summary>Whether the member chairs (组长).</summary>
    public required bool IsChair { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while the seat is held.</summary>
    public required DateOnly? Until { get; set; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required Guid? EndedBy { get; set; }

    public required DateTime? EndedAt { get; set; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public required string? WithdrawnBecause { get; set; }

    public required Guid? WithdrawnBy { get; set; }

    public required DateTime? SupersededAt { get; set; }

    public bool HeldOn(DateOnly day) => From <= day && (Until is null || Until >= day);
}
