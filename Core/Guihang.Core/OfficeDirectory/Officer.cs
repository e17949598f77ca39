using Guihang.Core.Security;

namespace Guihang.Core.OfficeDirectory;

/// <summary>Somebody who works with the system. The people who were sanctioned are in Sanctions.</summary>
internal sealed class Officer
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string? Phone { get; set; }

    /// <summary>The address to which reminders go; null where the officer gets none.</summary>
    public string? Email { get; set; }

    public required Guid UnitId { get; set; }

    public required string Region { get; set; }

    /// <summary>Roles as words joined by commas.</summary>
    public required string Roles { get; set; }

    public required DateTime RecordedAt { get; init; }

    public IReadOnlyList<Role> RoleList => [.. Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)];
}
