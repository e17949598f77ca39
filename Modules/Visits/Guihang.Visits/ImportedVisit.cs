namespace Guihang.Visits;

/// <summary>That a visit of a county's ledger was taken over, so that the same line again changes nothing.</summary>
internal sealed class ImportedVisit
{
    /// <summary>SHA-256 over the person, the day, the kind and who came.</summary>
    public required string Key { get; init; }

    public required Guid ImportId { get; init; }

    public required Guid VisitId { get; init; }

    public required DateTime RecordedAt { get; init; }
}
