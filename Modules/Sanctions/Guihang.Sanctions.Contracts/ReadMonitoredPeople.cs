using Guihang.Policy.Sanctions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>By what outcomes are compared, for many people at once. Asked by modules inside a request that was let in.</summary>
/// <param name="People">The people, at most 1,000.</param>
public sealed record ReadMonitoredPeople(IReadOnlyList<Guid> People) : IRequest<IReadOnlyDictionary<Guid, MonitoredPerson>>;

/// <summary>A person without anything that names the person.</summary>
/// <param name="UnitId">The person's unit.</param>
/// <param name="Sex">The sex; null where nobody has said.</param>
/// <param name="Rank">The level of the post; null where nobody has said.</param>
/// <param name="Kind">The kind of the sanction decided last that is not revoked; null where there is none.</param>
public sealed record MonitoredPerson(Guid UnitId, Sex? Sex, RankLevel? Rank, SanctionKind? Kind);
