using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// What happened to people beside their sanctions: moves, changes of service, judgements on use and labels that came off, as they stand. With
/// <see cref="ReadSanctionFacts"/> it is all from which another module's projection can be rebuilt. Asked by modules inside a request that was let in.
/// </summary>
/// <param name="After">The last person of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many people at most, 1 to 1,000.</param>
public sealed record ReadPersonFacts(Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<PersonFacts>>;

/// <summary>What happened to a person, each list in the order of the days.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Moves">The moves.</param>
/// <param name="Service">The changes of service.</param>
/// <param name="Judgements">The judgements on use that stand.</param>
/// <param name="Labels">The labels that came off.</param>
public sealed record PersonFacts(
    Guid PersonId,
    IReadOnlyList<PersonMoved> Moves,
    IReadOnlyList<PersonServiceChanged> Service,
    IReadOnlyList<UseJudged> Judgements,
    IReadOnlyList<LabelTakenOff> Labels
);
