using Guihang.Core.Data;
using Guihang.Core.Sheets;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>People by name in sheets of lists that the caller may see.</summary>
internal sealed class PersonNames(Session session) : ISheetNames
{
    public IReadOnlyList<string> Fields => ["personId"];

    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        return await session
            .Context<SanctionsDb>()
            .People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
    }
}
