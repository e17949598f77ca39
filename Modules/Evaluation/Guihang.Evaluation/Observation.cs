using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Observations;

namespace Guihang.Evaluation;

/// <summary>A score of a dimension for a window of observation (量化评分). Giving it again supersedes it.</summary>
internal sealed class WindowScore
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required string Dimension { get; init; }

    public required DateOnly WindowStart { get; init; }

    public required int Points { get; init; }

    /// <summary>On what the points stand.</summary>
    public required string Evidence { get; init; }

    /// <summary>The records on which they stand, as kind and id; null where none are named.</summary>
    public required string? References { get; init; }

    /// <summary>The version of the instrument: the plugin that gives it and its version.</summary>
    public required string? InstrumentVersion { get; init; }

    /// <summary>SHA-256 over the instrument as it stood.</summary>
    public required byte[]? InstrumentHash { get; init; }

    /// <summary>Who scored (评分人), by name or body; null for what was scored before this was kept.</summary>
    public required string? Scorer { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>Something for which policy adds or takes points (加分、扣分). Withdrawn, it stays in the record and counts no longer.</summary>
internal sealed class WindowAdjustment
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    /// <summary>The item of the policy, by key.</summary>
    public required string Item { get; init; }

    public required DateOnly WindowStart { get; init; }

    public required DateOnly On { get; init; }

    public required string Evidence { get; init; }

    /// <summary>The records on which it stands, as kind and id; null where none are named.</summary>
    public required string? References { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public required string? WithdrawnBecause { get; set; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>Where the observation stands on the scores given so far (跟踪观察). Superseded when another score is given.</summary>
internal sealed class Observation
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required KeptDecision Decision { get; init; }

    /// <summary>The last day of the last window, once each is scored; otherwise null.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>The band, once each window is scored; otherwise null.</summary>
    public required string? Band { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Where it stands; null where a person has to decide.</summary>
    public ObservationDecision? Decided() => Decision.Decided<ObservationDecision>();
}
