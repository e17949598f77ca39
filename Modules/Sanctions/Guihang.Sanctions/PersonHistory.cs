using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>
/// A move to another unit or post, with where the person was before: the history of posts is read from the moves alone. A withdrawal supersedes the row.
/// </summary>
internal sealed class PersonMove
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The first day in the new post.</summary>
    public required DateOnly On { get; init; }

    public required Guid FromUnitId { get; init; }

    public required string FromRegion { get; init; }

    public required string FromPost { get; init; }

    public required RankLevel? FromRank { get; init; }

    /// <summary>The person's place in the leadership before; null for a move recorded before it was kept.</summary>
    public LeadershipRole? FromLeadership { get; init; }

    /// <summary>By whom the person was managed before; null where nobody had said.</summary>
    public ManagementLevel? FromManagement { get; init; }

    public required Guid ToUnitId { get; init; }

    public required string ToRegion { get; init; }

    public required string ToPost { get; init; }

    public required RankLevel? ToRank { get; init; }

    /// <summary>The number of the appointment; null where it is not known.</summary>
    public required string? DocumentNumber { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Who found that it did not happen; null while it stands.</summary>
    public Guid? WithdrawnBy { get; set; }

    public string? WithdrawnBecause { get; set; }

    public bool UnitChanged => FromUnitId != ToUnitId;

    public bool PostChanged => FromUnitId != ToUnitId || FromPost != ToPost || FromRank != ToRank;
}

/// <summary>That a person retired, left, died or came back. A correction supersedes the row.</summary>
internal sealed class ServiceChange
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required ServiceState From { get; init; }

    public required ServiceState To { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The document that says so; null where it is not known.</summary>
    public required string? DocumentNumber { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Who found that it was recorded wrongly; null while it stands.</summary>
    public Guid? CorrectedBy { get; set; }

    public string? CorrectionReason { get; set; }

    /// <summary>The version that callers see: 1 while it stands.</summary>
    public int Version => SupersededAt is null ? 1 : 2;
}
