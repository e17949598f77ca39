using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerFindPerson(SanctionsDb db) : IRequestHandler<FindPerson, PersonPlace?>
{
    public Task<PersonPlace?> Handle(FindPerson request, CancellationToken cancellationToken) =>
        db
            .People.Where(person => person.Id == request.PersonId)
            .Select(person => new PersonPlace(
                person.Id,
                person.UnitId,
                person.Region,
                person.ServiceState,
                db.ServiceChanges.Where(change =>
                        change.PersonId == person.Id && change.To == ServiceState.Deceased && change.SupersededAt == null
                    )
                    .Select(change => (DateOnly?)change.On)
                    .FirstOrDefault()
            ))
            .FirstOrDefaultAsync(cancellationToken);
}
