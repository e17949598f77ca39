using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Executions;

namespace Guihang.Sanctions;

/// <summary>What policy says of the execution of a sanction's decision, with the day on which the earliest of what is open is due. Superseded when it is decided anew.</summary>
internal sealed class ExecutionCheck
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    public required KeptDecision Decision { get; init; }

    /// <summary>The earliest last day of what is owed and not done; null where nothing with a day is open. A projection of the records.</summary>
    public required DateOnly? NextDueOn { get; set; }

    /// <summary>The jurisdiction's go-live day with which that day was found; null where there was none.</summary>
    public DateOnly? GoLive { get; set; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public ExecutionDecision? Decided() => Decision.Decided<ExecutionDecision>();
}

/// <summary>That an item was done, with what proves it. A correction supersedes the row.</summary>
internal sealed class ExecutionRecord
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required ExecutionItem Item { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The number of the paper that proves it.</summary>
    public required string EvidenceNumber { get; init; }

    /// <summary>Why the record before it was wrong; null for a first record.</summary>
    public string? CorrectionReason { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>That the deciding body gave more time for an item. A later one supersedes the row.</summary>
internal sealed class ExecutionDelay
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required ExecutionItem Item { get; init; }

    public required DateOnly Until { get; init; }

    public required string ApprovedBy { get; init; }

    public required string DocumentNumber { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>A review that the person asked for. It suspends neither the execution nor the period (政务处分法 art. 56), and changes no class and no grade.</summary>
internal sealed class SanctionReview
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required ReviewStep Step { get; init; }

    public required DateOnly LodgedOn { get; init; }

    public required string Body { get; init; }

    public required DateTime RecordedAt { get; init; }

    // The answer is recorded once; what it does to the sanction is a change or a revocation of its own.
    public required DateOnly? AnsweredOn { get; set; }

    public required ReviewOutcome? Outcome { get; set; }

    public required string? AnswerNumber { get; set; }
}
