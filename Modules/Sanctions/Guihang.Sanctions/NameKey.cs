namespace Guihang.Sanctions;

/// <summary>A key under which a person is found by name; a projection of the person's names and of who was found to be the same person.</summary>
internal sealed class NameKey
{
    public required string Key { get; init; }

    public required Guid PersonId { get; init; }
}

/// <summary>
/// What an officer found of two records: that they are one person, or that they are not. It is never overwritten; a finding that is taken back stays with why.
/// </summary>
internal sealed class SamePersonFinding
{
    public required Guid Id { get; init; }

    /// <summary>The record with the smaller id, so that a pair has one row.</summary>
    public required Guid PersonId { get; init; }

    public required Guid OtherId { get; init; }

    public required bool IsSame { get; init; }

    public required string Reason { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Why it was taken back; null where it was not.</summary>
    public required string? RevokedReason { get; set; }

    public required Guid? RevokedBy { get; set; }
}
