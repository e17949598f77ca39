namespace Guihang.Visits;

/// <summary>A difficulty that the person raised (困难). It stays open until the person has an answer.</summary>
internal sealed class Difficulty
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>Whether the visitors found it, rather than the person raising it (回访发现的问题).</summary>
    public bool IsFound { get; init; }

    /// <summary>Who sees to it; null where nobody was named.</summary>
    public Guid? OwnerId { get; init; }

    public required string Description { get; init; }

    public required DateOnly RaisedOn { get; init; }

    /// <summary>By when the person is to have an answer.</summary>
    public required DateOnly AnswerBy { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    // The answer is given once and stays.
    public required DateOnly? AnsweredOn { get; set; }

    public required string? Answer { get; set; }

    /// <summary>On what policy the help stands.</summary>
    public required string? HelpBasis { get; set; }

    public int Version => AnsweredOn is null ? 1 : 2;
}

/// <summary>Something that the person achieved, with its evidence (业绩). It belongs to the record everywhere.</summary>
internal sealed class Achievement
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required DateOnly On { get; init; }

    public required string Description { get; init; }

    public required string Evidence { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>What a visiting office laid on a unit's head (主要负责人的责任), to be checked on the next visit.</summary>
internal sealed class UnitDuty
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>With whom the office spoke, by post.</summary>
    public required string MetWith { get; init; }

    public required string Duty { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public required Guid PlacedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>What a later visit found of a unit's duty.</summary>
internal sealed class UnitDutyCheck
{
    public required Guid Id { get; init; }

    public required Guid DutyId { get; init; }

    public required DateOnly CheckedOn { get; init; }

    public required bool IsKept { get; init; }

    public required string Finding { get; init; }

    public required Guid CheckedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}
