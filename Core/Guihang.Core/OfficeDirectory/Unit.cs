namespace Guihang.Core.OfficeDirectory;

/// <summary>A unit: an organ, institution, enterprise, town, with its Party organisation. Units form a tree.</summary>
internal sealed class Unit
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The unit's Party organisation, as letters name it.</summary>
    public required string CommitteeName { get; set; }

    /// <summary>The body that hears appeals against sanctions of the unit's people.</summary>
    public required string AppealBody { get; set; }

    public required Guid? ParentId { get; init; }

    /// <summary>The ids from the root down to this unit, joined by slashes, so that "below" is a prefix.</summary>
    public required string Path { get; init; }

    public required string Region { get; set; }

    /// <summary>What kind of unit it is; null where nobody has said.</summary>
    public UnitKind? Kind { get; set; }

    public required int Version { get; set; }

    public required DateTime RecordedAt { get; init; }
}
