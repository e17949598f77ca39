using Guihang.Core.Http;

namespace Guihang.Core.OfficeDirectory;

/// <summary>A unit of the directory.</summary>
public sealed record UnitAnswer : IVersioned
{
    /// <summary>The unit's id.</summary>
    /// <example>{unitId}</example>
    public required Guid Id { get; init; }

    /// <summary>The unit's name.</summary>
    /// <example>南海区大沥镇人民政府</example>
    public required string Name { get; init; }

    /// <summary>The unit's Party organisation, as letters name it.</summary>
    /// <example>中共南海区大沥镇委员会</example>
    public required string CommitteeName { get; init; }

    /// <summary>The body that hears appeals against sanctions of the unit's people.</summary>
    /// <example>佛山市南海区监察委员会</example>
    public required string AppealBody { get; init; }

    /// <summary>The unit above; null for a root.</summary>
    /// <example>null</example>
    public required Guid? ParentId { get; init; }

    /// <summary>The jurisdiction's code (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>What kind of unit it is; null where nobody has said.</summary>
    /// <example>township</example>
    public UnitKind? Kind { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>1</example>
    public required int Version { get; init; }

    internal static UnitAnswer Of(Unit unit) =>
        new()
        {
            Id = unit.Id,
            Name = unit.Name,
            CommitteeName = unit.CommitteeName,
            AppealBody = unit.AppealBody,
            ParentId = unit.ParentId,
            Region = unit.Region,
            Kind = unit.Kind,
            Version = unit.Version,
        };
}
