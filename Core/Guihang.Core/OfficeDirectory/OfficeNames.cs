using Guihang.Core.Data;
using Guihang.Core.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>Units by name in sheets.</summary>
internal sealed class UnitNames(Session session) : ISheetNames
{
    public IReadOnlyList<string> Fields => ["unitId"];

    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        return await session
            .Context<CoreDb>()
            .Units.Where(unit => ids.Contains(unit.Id))
            .ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);
    }
}

/// <summary>Officers by name in sheets.</summary>
internal sealed class OfficerNames(Session session) : ISheetNames
{
    public IReadOnlyList<string> Fields => ["officerId", "recordedBy", "responsibleOfficerId", "askedBy"];

    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        return await session
            .Context<CoreDb>()
            .Officers.Where(officer => ids.Contains(officer.Id))
            .ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);
    }
}
