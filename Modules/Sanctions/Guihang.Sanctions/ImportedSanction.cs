namespace Guihang.Sanctions;

/// <summary>That a line of a county's ledger was taken over, so that the same line again changes nothing.</summary>
internal sealed class ImportedSanction
{
    /// <summary>SHA-256 over what the line is about: the ledger's own number, or person, kind, day and number of the decision.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 over all that the line says: the same line with other words is a correction, which is an act of its own.</summary>
    public required string Content { get; init; }

    /// <summary>The ledger's own number; null where it has none, or where it was taken over before numbers were kept.</summary>
    public string? Number { get; init; }

    public required Guid ImportId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid SanctionId { get; init; }

    public required DateTime RecordedAt { get; init; }
}
