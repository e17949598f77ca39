namespace Guihang.Reporting;

/// <summary>
/// That a record and others are one person, who counts once: each record of the person with the first of them. What is found later changes what is known now
/// and not what was known before.
/// </summary>
internal sealed class SamePerson
{
    public required Guid Id { get; init; }

    /// <summary>The record.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The first of the person's records, for which all of them count.</summary>
    public required Guid FirstId { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}

/// <summary>A row with the person for whom it counts.</summary>
internal sealed record PersonRow
{
    public required CountedRow Row { get; init; }

    public required Guid Person { get; init; }
}
