using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>A sanction was registered.</summary>
/// <param name="Sanction">The sanction.</param>
public sealed record SanctionRegistered(SanctionState Sanction) : INotification;

/// <summary>A decision was served on the person.</summary>
/// <param name="Sanction">The sanction, with its day of service.</param>
public sealed record SanctionServed(SanctionState Sanction) : INotification;

/// <summary>A sanction was changed to another kind.</summary>
/// <param name="Sanction">The sanction as it stands now.</param>
public sealed record SanctionChanged(SanctionState Sanction) : INotification;

/// <summary>A sanction was revoked.</summary>
/// <param name="Sanction">The sanction as it stands now.</param>
public sealed record SanctionRevoked(SanctionState Sanction) : INotification;

/// <summary>An influence period has ended. It is told once, on the first day after its last or as soon as the system runs again.</summary>
/// <param name="Sanction">The sanction.</param>
/// <param name="LastDay">The last day of its period.</param>
/// <param name="ToldAt">When it is told, UTC: the fact stream says the same.</param>
public sealed record InfluencePeriodEnded(SanctionState Sanction, DateOnly LastDay, DateTime ToldAt) : INotification;
