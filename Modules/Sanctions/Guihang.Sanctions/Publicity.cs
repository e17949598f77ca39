namespace Guihang.Sanctions;

/// <summary>
/// That a sanction was made public (公开曝光), as by a notice on a website. It is history that nobody deletes here; what is owed when the label comes off is
/// that the publicity is taken down.
/// </summary>
internal sealed class Publicity
{
    public required Guid Id { get; init; }

    public required Guid SanctionId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The day on which it was made public.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where: the website, paper or board.</summary>
    public required string Medium { get; init; }

    /// <summary>The title or number under which it is found there.</summary>
    public required string Reference { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    // That it was taken down is recorded once.
    public DateOnly? TakenDownOn { get; set; }

    /// <summary>The paper that proves it.</summary>
    public string? EvidenceNumber { get; set; }

    public Guid? TakenDownBy { get; set; }
}
