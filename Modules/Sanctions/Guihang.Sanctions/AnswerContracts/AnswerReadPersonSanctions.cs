using Guihang.Core.Data;
using Guihang.Core.Policies.Deciding;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadPersonSanctions(SanctionsDb db, SanctionLedger ledger)
    : IRequestHandler<ReadPersonSanctions, SanctionedPerson?>
{
    public async Task<SanctionedPerson?> Handle(ReadPersonSanctions request, CancellationToken cancellationToken)
    {
        if (await db.People.SingleOrDefaultAsync(person => person.Id == request.PersonId, cancellationToken) is not { } person)
        {
            return null;
        }

        var sanctions = await db
            .Sanctions.Where(sanction => sanction.PersonId == request.PersonId && sanction.SupersededAt == null)
            .OrderBy(sanction => sanction.DecidedOn)
            .ThenBy(sanction => sanction.SanctionId)
            .ToListAsync(cancellationToken);
        var periods = await db
            .Periods.Where(period => period.PersonId == request.PersonId && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var read = await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken);
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
                .. read.Where(entry => !entry.History.IsRevoked)
                    .SelectMany(entry => entry.History.Sanction.CauseList)
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. read.Select(entry => Of(person, entry.History, periods[entry.History.Sanction.SanctionId]))]
        );
    }

    private static PersonSanction Of(Person person, SanctionHistory history, InfluencePeriod period) =>
        new(SanctionStates.Of(person, history, period), period.Decision.Kind == OutcomeKind.NeedsDecision);
}
