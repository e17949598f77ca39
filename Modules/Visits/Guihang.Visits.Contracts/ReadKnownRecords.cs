using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>Which visits and achievements are a person's: what is named as evidence must be. Asked by modules inside a request that was let in.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Ids">Ids of visits or achievements, at most 100.</param>
public sealed record ReadKnownRecords(Guid PersonId, IReadOnlyList<Guid> Ids) : IRequest<IReadOnlyList<KnownRecord>>;

/// <summary>A record of a person.</summary>
/// <param name="Id">The visit or achievement.</param>
/// <param name="IsVisit">Whether it is a visit, and not an achievement.</param>
public sealed record KnownRecord(Guid Id, bool IsVisit);
