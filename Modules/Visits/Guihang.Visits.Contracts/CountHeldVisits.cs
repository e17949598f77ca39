using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>How many visits and talks people had, for many at once. Asked by modules inside a request that was let in.</summary>
/// <param name="People">The people, at most 1,000.</param>
/// <param name="FirstDay">The first day that counts.</param>
/// <param name="LastDay">The last one.</param>
public sealed record CountHeldVisits(IReadOnlyList<Guid> People, DateOnly FirstDay, DateOnly LastDay)
    : IRequest<IReadOnlyDictionary<Guid, int>>;
