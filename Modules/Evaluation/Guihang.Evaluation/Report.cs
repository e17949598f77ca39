namespace Guihang.Evaluation;

/// <summary>The final report on a person (评估报告). A later one supersedes it.</summary>
internal sealed class FinalReport
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required Guid DocumentId { get; init; }

    public required string Conclusion { get; init; }

    public required DateOnly On { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>A special report on the programme (专题报告): numbers as they were counted when it was made.</summary>
internal sealed class SpecialReport
{
    public required Guid Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required string Addressee { get; init; }

    public required string Suggestions { get; init; }

    public required int Enrolled { get; init; }

    public required int Evaluated { get; init; }

    public required int WentOn { get; init; }

    public required int Observed { get; init; }

    public required int Used { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}
