namespace Guihang.Evaluation;

/// <summary>
/// A secret ballot by one-time codes (无记名投票): how many codes were issued, for which part, and how it ended. What was cast lies in <see cref="CastBallots"/>,
/// which codes are left in <see cref="UnusedCodes"/>; nothing here changes when somebody votes.
/// </summary>
internal sealed class BallotBox
{
    public required Guid Id { get; init; }

    public required Guid EvaluationId { get; init; }

    /// <summary>The part of the instrument.</summary>
    public required string Part { get; init; }

    /// <summary>With which its codes begin; among the open boxes there is no other with it.</summary>
    public required string Number { get; init; }

    public required int Issued { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>With which codes are hashed; gone when the box is.</summary>
    public required byte[]? CodeKey { get; set; }

    /// <summary>With which ballots are sealed.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>With which they are opened: itself locked by the closing code, which is kept nowhere. Gone when the box is.</summary>
    public required byte[]? LockedKey { get; set; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required BallotBoxEnding? Ending { get; set; }

    /// <summary>Why it was withdrawn; otherwise null.</summary>
    public required string? Reason { get; set; }

    public required Guid? EndedBy { get; set; }

    public required DateTime? EndedAt { get; set; }

    /// <summary>It is over: what could open a ballot or tell a code goes.</summary>
    public void End(BallotBoxEnding ending, string? reason, Guid by, DateTime at) =>
        (Ending, Reason, EndedBy, EndedAt, CodeKey, LockedKey) = (ending, reason, by, at, null, null);
}

/// <summary>How a ballot box came to its end.</summary>
public enum BallotBoxEnding
{
    /// <summary>Its ballots were counted.</summary>
    Counted,

    /// <summary>It was withdrawn unopened; nothing of it was counted.</summary>
    Withdrawn,
}

/// <summary>The codes of a box that were not used yet, in one row, so that neither rows nor their order tell when one was used.</summary>
internal sealed class UnusedCodes
{
    public required Guid BoxId { get; init; }

    /// <summary>Their hashes, sorted.</summary>
    public required byte[] Hashes { get; set; }
}

/// <summary>The ballots of a box that were cast, in one row, for the same reason.</summary>
internal sealed class CastBallots
{
    public required Guid BoxId { get; init; }

    /// <summary>The sealed ballots, sorted by what is random in them.</summary>
    public required byte[] Envelopes { get; set; }
}
