using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>Which visits, achievements and cases are a person's: what is named as evidence, or what it is attached to, must be. Asked by modules inside a request that was let in.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Ids">Ids of visits, achievements or cases, at most 100.</param>
public sealed record ReadKnownRecords(Guid PersonId, IReadOnlyList<Guid> Ids) : IRequest<IReadOnlyList<KnownRecord>>;

/// <summary>A record of a person.</summary>
/// <param name="Id">The visit, achievement or case.</param>
/// <param name="Kind">Which of them it is.</param>
public sealed record KnownRecord(Guid Id, KnownRecordKind Kind);

/// <summary>Kinds of records.</summary>
public enum KnownRecordKind
{
    /// <summary>A visit or talk (回访谈话).</summary>
    Visit,

    /// <summary>An achievement (业绩).</summary>
    Achievement,

    /// <summary>A follow-up case (回访个案).</summary>
    Case,
}
