using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadMonitoredPeople(SanctionsDb db, SanctionLedger ledger)
    : IRequestHandler<ReadMonitoredPeople, IReadOnlyDictionary<Guid, MonitoredPerson>>
{
    public async Task<IReadOnlyDictionary<Guid, MonitoredPerson>> Handle(ReadMonitoredPeople request, CancellationToken cancellationToken)
    {
        var sanctions = await db
            .Sanctions.Where(sanction => request.People.Contains(sanction.PersonId) && sanction.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var kinds = (await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken))
            .Where(entry => !entry.History.IsRevoked)
            .ToLookup(entry => entry.History.Sanction.PersonId, entry => entry.History);
        var people = await db
            .People.Where(person => request.People.Contains(person.Id))
            .Select(person => new
            {
                person.Id,
                person.UnitId,
                person.Sex,
                person.Rank,
            })
            .ToListAsync(cancellationToken);
        return people.ToDictionary(
            person => person.Id,
            person => new MonitoredPerson(
                person.UnitId,
                person.Sex,
                person.Rank,
                kinds[person.Id].MaxBy(history => history.Sanction.DecidedOn)?.KindNow
            )
        );
    }
}
