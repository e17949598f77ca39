using Guihang.Core.Data;
using Guihang.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>What modules may ask of the directory inside a request.</summary>
public sealed class OfficeLookup(Session session)
{
    /// <summary>A unit; null where there is none.</summary>
    public Task<UnitAnswer?> FindUnit(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<CoreDb>()
            .Units.Where(unit => unit.Id == id)
            .Select(unit => UnitAnswer.Of(unit))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The names of units, of those that there are.</summary>
    public Task<Dictionary<Guid, string>> NamesOf(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        session
            .Context<CoreDb>()
            .Units.Where(unit => ids.Contains(unit.Id))
            .ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);

    /// <summary>The names of officers, of those that there are.</summary>
    public Task<Dictionary<Guid, string>> OfficerNamesOf(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        session
            .Context<CoreDb>()
            .Officers.Where(officer => ids.Contains(officer.Id))
            .ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);

    /// <summary>An officer; null where there is none.</summary>
    public async Task<OfficerAnswer?> FindOfficer(Guid id, CancellationToken cancellationToken) =>
        await session.Context<CoreDb>().Officers.SingleOrDefaultAsync(officer => officer.Id == id, cancellationToken) is { } officer
            ? OfficerAnswer.Of(officer)
            : null;

    /// <summary>What kind of unit units are, by id; those of which nobody has said are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, UnitKind>> KindsOf(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await session
            .Context<CoreDb>()
            .Units.Where(unit => ids.Contains(unit.Id) && unit.Kind != null)
            .ToDictionaryAsync(unit => unit.Id, unit => unit.Kind!.Value, cancellationToken);

    /// <summary>The secretary of the unit's Party organisation, the first registered where there are several; null where there is none.</summary>
    public async Task<OfficerAnswer?> FindSecretary(Guid unitId, CancellationToken cancellationToken)
    {
        var officers = await session
            .Context<CoreDb>()
            .Officers.Where(officer => officer.UnitId == unitId)
            .OrderBy(officer => officer.Id)
            .ToListAsync(cancellationToken);
        return officers.FirstOrDefault(officer => officer.RoleList.Contains(Role.UnitSecretary)) is { } secretary
            ? OfficerAnswer.Of(secretary)
            : null;
    }

    /// <summary>The secretaries of the Party organisations of units, by unit, the first registered of each; units without one are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> SecretariesOf(IReadOnlyList<Guid> unitIds, CancellationToken cancellationToken)
    {
        var officers = await session
            .Context<CoreDb>()
            .Officers.Where(officer => unitIds.Contains(officer.UnitId))
            .OrderBy(officer => officer.Id)
            .ToListAsync(cancellationToken);
        return officers
            .Where(officer => officer.RoleList.Contains(Role.UnitSecretary))
            .DistinctBy(officer => officer.UnitId)
            .ToDictionary(officer => officer.UnitId, officer => officer.Id);
    }

    /// <summary>The case officer of the jurisdiction who gets its digests: the first registered of those with an address; null where there is none.</summary>
    public async Task<OfficerAnswer?> FindCaseOfficer(string region, CancellationToken cancellationToken)
    {
        var officers = await session
            .Context<CoreDb>()
            .Officers.Where(officer => officer.Region == region && officer.Email != null)
            .OrderBy(officer => officer.Id)
            .ToListAsync(cancellationToken);
        return officers.FirstOrDefault(officer => officer.RoleList.Contains(Role.CaseOfficer)) is { } found
            ? OfficerAnswer.Of(found)
            : null;
    }
}

internal sealed class UnitPlace(Session session) : IPlaceFinder
{
    public string Kind => UnitSubject.Kind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<CoreDb>()
            .Units.Where(unit => unit.Id == id)
            .Select(unit => new Place(unit.Region, unit.Id))
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>Units as what a request concerns.</summary>
public static class UnitSubject
{
    /// <summary>The kind.</summary>
    public const string Kind = "unit";

    /// <summary>A unit.</summary>
    public static Subject Of(Guid unitId) => new(Kind, unitId);
}
