using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadPersonNames(SanctionsDb db) : IRequestHandler<ReadPersonNames, IReadOnlyDictionary<Guid, string>>
{
    public async Task<IReadOnlyDictionary<Guid, string>> Handle(ReadPersonNames request, CancellationToken cancellationToken) =>
        await db
            .People.Where(person => request.PersonIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
}
