using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// The names of people, for what is printed about several of them. They go into no log and no trace. Asked by modules inside a request that was let in.
/// </summary>
/// <param name="PersonIds">The people, 200 at most.</param>
public sealed record ReadPersonNames(IReadOnlyList<Guid> PersonIds) : IRequest<IReadOnlyDictionary<Guid, string>>;
