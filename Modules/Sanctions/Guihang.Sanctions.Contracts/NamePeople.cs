using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>The names of people, for what a module shows or prints of them. Asked by modules inside a request that was let in; who is not known is left out.</summary>
/// <param name="PersonIds">The people.</param>
public sealed record NamePeople(IReadOnlyCollection<Guid> PersonIds) : IRequest<IReadOnlyDictionary<Guid, string>>;
