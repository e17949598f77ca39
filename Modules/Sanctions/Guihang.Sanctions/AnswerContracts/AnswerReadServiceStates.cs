using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadServiceStates(SanctionsDb db) : IRequestHandler<ReadServiceStates, IReadOnlyDictionary<Guid, ServiceState>>
{
    public async Task<IReadOnlyDictionary<Guid, ServiceState>> Handle(ReadServiceStates request, CancellationToken cancellationToken) =>
        await db
            .People.Where(person => request.PersonIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.ServiceState, cancellationToken);
}
