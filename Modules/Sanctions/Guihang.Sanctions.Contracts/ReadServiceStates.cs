using Guihang.Policy.Sanctions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>Whether people serve, for many at once. Asked by modules inside a request that was let in; who is not known is left out.</summary>
/// <param name="PersonIds">The people, at most 1,000.</param>
public sealed record ReadServiceStates(IReadOnlyList<Guid> PersonIds) : IRequest<IReadOnlyDictionary<Guid, ServiceState>>;
