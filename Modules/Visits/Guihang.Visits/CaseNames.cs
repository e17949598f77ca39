using Guihang.Core.Data;
using Guihang.Core.Sheets;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Follow-up cases in sheets, by the names of their people.</summary>
internal sealed class CaseNames(Session session, IMediator mediator) : ISheetNames
{
    public IReadOnlyList<string> Fields => ["caseId"];

    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        var people = await session
            .Context<VisitsDb>()
            .Cases.Where(followUp => ids.Contains(followUp.Id))
            .ToDictionaryAsync(followUp => followUp.Id, followUp => followUp.PersonId, cancellationToken);
        var names = await mediator.Send(new NamePeople(people.Values), cancellationToken);
        return people.Where(person => names.ContainsKey(person.Value)).ToDictionary(person => person.Key, person => names[person.Value]);
    }
}
