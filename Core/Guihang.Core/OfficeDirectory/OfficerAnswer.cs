using Guihang.Core.Security;

namespace Guihang.Core.OfficeDirectory;

/// <summary>An officer of the directory.</summary>
public sealed record OfficerAnswer
{
    /// <summary>The officer's id.</summary>
    /// <example>0143503f-e000-724a-8baf-4e5e8131679a</example>
    public required Guid Id { get; init; }

    /// <summary>The code by which the officer signs in.</summary>
    /// <example>nanhai.officer</example>
    public required string Code { get; init; }

    /// <summary>The officer's name.</summary>
    /// <example>李某</example>
    public required string Name { get; init; }

    /// <summary>The telephone, as letters give it.</summary>
    /// <example>0757-0000 0000</example>
    public required string? Phone { get; init; }

    /// <summary>The address to which reminders go; null where the officer gets none.</summary>
    /// <example>null</example>
    public required string? Email { get; init; }

    /// <summary>The officer's unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The jurisdiction over which the officer works (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>The officer's roles.</summary>
    /// <example>["caseOfficer"]</example>
    public required IReadOnlyList<Role> Roles { get; init; }

    internal static OfficerAnswer Of(Officer officer) =>
        new()
        {
            Id = officer.Id,
            Code = officer.Code,
            Name = officer.Name,
            Phone = officer.Phone,
            Email = officer.Email,
            UnitId = officer.UnitId,
            Region = officer.Region,
            Roles = officer.RoleList,
        };
}
