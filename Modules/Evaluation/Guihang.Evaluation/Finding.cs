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

    /// <summary>The number of the dossier item, by which the same item is counted once (份); null for other kinds.</summary>
    public required string? ItemNumber { get; init; }

    /// <summary>The day of the conduct, for conduct within the period; null where nobody said.</summary>
    public required DateOnly? ConductOn { get; init; }

    /// <summary>What it bears on, joined by commas; null where nobody said.</summary>
    public required string? BearsOn { get; init; }

    /// <summary>Ids of files kept elsewhere in the case that show it, joined by commas; null where there are none.</summary>
    public required string? Attachments { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IReadOnlyList<FindingAspect> BearsOnAspects =>
        [.. (BearsOn ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<FindingAspect>)];

    public IEnumerable<string> Established => Grounds.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a finding bears on (了解的方面).</summary>
public enum FindingAspect
{
    /// <summary>Nature and circumstances of the error (错误性质和情节).</summary>
    Nature,

    /// <summary>The kind of sanction or handling (处分类型).</summary>
    Kind,

    /// <summary>Conduct (个人表现).</summary>
    Conduct,

    /// <summary>Mindset (思想状况).</summary>
    Mindset,
}
