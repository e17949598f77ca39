using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// The fact stream of Sanctions: every sanction that is current, from which another module's projection can be rebuilt.
/// Asked by modules inside a request that was let in.
/// </summary>
/// <param name="After">The last sanction of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadSanctionFacts(Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<SanctionFact>>;

/// <summary>A sanction in the stream.</summary>
/// <param name="Sanction">The sanction as it stood.</param>
/// <param name="EndTold">The last day of its period, where its end was told; otherwise null.</param>
/// <param name="EndToldAt">When the end was told, UTC; null where it was not.</param>
public sealed record SanctionFact(SanctionState Sanction, DateOnly? EndTold, DateTime? EndToldAt);
