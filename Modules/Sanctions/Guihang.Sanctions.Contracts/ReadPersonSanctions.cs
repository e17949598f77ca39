using Guihang.Policy.Sanctions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>
/// A person with all sanctions that are current, revoked ones among them. Asked by modules inside a request that was let in; null where there is no such
/// person.
/// </summary>
/// <param name="PersonId">The person.</param>
public sealed record ReadPersonSanctions(Guid PersonId) : IRequest<SanctionedPerson?>;

/// <summary>A person as other modules see them. It names the person: it goes into no log and no trace.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">The name, for what is addressed to the person or about the person.</param>
/// <param name="UnitId">The person's unit.</param>
/// <param name="Region">The jurisdiction (GB/T 2260).</param>
/// <param name="Category">The class of person as it is now.</param>
/// <param name="ServiceState">Whether the person serves now.</param>
/// <param name="Sex">The sex; null where nobody has said.</param>
/// <param name="Rank">The level of the post as it is now; null where nobody has said.</param>
/// <param name="Management">By whom the person is managed now; null where nobody has said.</param>
/// <param name="Causes">The nature of the errors of all sanctions that are not revoked, each word once.</param>
/// <param name="Sanctions">The sanctions, the earliest decided first.</param>
public sealed record SanctionedPerson(
    Guid PersonId,
    string Name,
    Guid UnitId,
    string Region,
    PersonCategory Category,
    ServiceState ServiceState,
    Sex? Sex,
    RankLevel? Rank,
    ManagementLevel? Management,
    IReadOnlyList<string> Causes,
    IReadOnlyList<PersonSanction> Sanctions
);

/// <summary>A sanction of a person.</summary>
/// <param name="State">The sanction as it stands.</param>
/// <param name="NeedsDecision">Whether its influence period needs a person's decision; then it has none yet.</param>
public sealed record PersonSanction(SanctionState State, bool NeedsDecision)
{
    /// <summary>Where a judgement keeps the label on after the period: the day on which it lapses unless it is renewed; otherwise null.</summary>
    public DateOnly? LabelReviewOn { get; init; }
}
