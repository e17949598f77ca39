using Guihang.Evaluation.Contracts;

namespace Guihang.Evaluation;

/// <summary>To what the result of somebody's follow-up was used (结果运用). It is never overwritten: a correction supersedes it.</summary>
internal sealed class UseOfResult
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    public required UseKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required string Description { get; init; }

    /// <summary>The entry that this one puts right; null where it puts none.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>Why; null likewise.</summary>
    public string? CorrectedBecause { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}
