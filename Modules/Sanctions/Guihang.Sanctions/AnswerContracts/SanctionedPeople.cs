using Guihang.Core.Policies.Deciding;
using Guihang.Sanctions.Contracts;

namespace Guihang.Sanctions;

/// <summary>People with their sanctions as other modules see them.</summary>
internal static class SanctionedPeople
{
    public static SanctionedPerson Of(
        Person person,
        IEnumerable<SanctionHistory> histories,
        IReadOnlyDictionary<Guid, InfluencePeriod> periods
    )
    {
        var read = histories.ToList();
        return new SanctionedPerson(
            person.Id,
            person.Name,
            person.UnitId,
            person.Region,
            person.Category,
            person.ServiceState,
            person.Sex,
            person.Rank,
            person.Management,
            [
                .. read.Where(history => !history.IsRevoked)
                    .SelectMany(history => history.Sanction.CauseList)
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. read.Select(history => Of(person, history, periods[history.Sanction.SanctionId]))]
        );
    }

    private static PersonSanction Of(Person person, SanctionHistory history, InfluencePeriod period) =>
        new(SanctionStates.Of(person, history, period), period.Decision.Kind == OutcomeKind.NeedsDecision);
}
