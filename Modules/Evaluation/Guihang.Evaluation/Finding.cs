using Guihang.Policy.Enrolments;

namespace Guihang.Evaluation;

/// <summary>
/// Something that was consulted or somebody who was heard before screening (查、听、谈). It is never overwritten: a correction is another row of the same
/// finding.
/// </summary>
internal sealed class Finding
{
    /// <summary>The row.</summary>
    public required Guid Id { get; init; }

    public required Guid FindingId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    public required FindingKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required string Found { get; init; }

    /// <summary>The grounds for exclusion that it establishes, by key, joined by commas.</summary>
    public required string Grounds { get; init; }

    /// <summary>Who was heard, for colleagues and relatives. It appears in no report about the person and in no view of a unit.</summary>
    public required string? Informant { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IEnumerable<string> Established => Grounds.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
