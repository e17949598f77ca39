using Guihang.Core.Data;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Requests.Behaviours;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Security;

/// <summary>Where things belong, and how far a caller reaches.</summary>
public sealed class Places
{
    private readonly Func<IEnumerable<IPlaceFinder>> _finders;
    private readonly RegionTable _regions;
    private readonly Session _session;
    private readonly TimeProvider _clock;

    /// <summary>Made once a request; the finders are made where one is asked.</summary>
    public Places(Func<IEnumerable<IPlaceFinder>> finders, RegionTable regions, Session session, TimeProvider clock) =>
        (_finders, _regions, _session, _clock) = (finders, regions, session, clock);

    /// <summary>The place of a thing; null where there is no such thing.</summary>
    /// <exception cref="InvalidOperationException">No module finds things of this kind.</exception>
    public Task<Place?> Find(Subject subject, CancellationToken cancellationToken) =>
        FinderOf(subject.Kind).Find(subject.Id, cancellationToken);

    /// <summary>Whether the thing names the caller.</summary>
    /// <exception cref="InvalidOperationException">No module finds things of this kind.</exception>
    public Task<bool> Names(Subject subject, Caller caller, CancellationToken cancellationToken) =>
        FinderOf(subject.Kind).Names(subject.Id, caller, cancellationToken);

    /// <summary>Whether the caller, who reaches the thing, reads all that it holds.</summary>
    /// <exception cref="InvalidOperationException">No module finds things of this kind.</exception>
    public Task<bool> Open(Subject subject, Caller caller, CancellationToken cancellationToken) =>
        FinderOf(subject.Kind).Opens(subject.Id, caller, cancellationToken);

    /// <summary>Whether things of this kind have a place of their own.</summary>
    public bool HavePlace(string kind) => _finders().Any(finder => finder.Kind == kind);

    /// <summary>Whether there is such a jurisdiction.</summary>
    public bool Knows(string region) => _regions.Knows(region);

    /// <summary>Whether the caller reaches the place.</summary>
    public async Task<bool> Reaches(Caller caller, Over over, Place place, CancellationToken cancellationToken)
    {
        switch (over)
        {
            case Over.Anything or Over.WithinReach:
                return true;
            case Over.Named:
                // Not by where it lies.
                return false;
            case Over.Jurisdiction:
                return _regions.Knows(place.Region)
                    && _regions.Chain(place.Region, _clock.Today()).Contains(caller.Region, StringComparer.Ordinal);
            default:
                return place.UnitId == caller.UnitId || (await UnitsBelow(caller.UnitId, cancellationToken)).Contains(place.UnitId);
        }
    }

    /// <summary>To what a list is confined for the caller: by the roles that may ask for it, not by others that the caller has beside them.</summary>
    public async Task<Confines> ConfinesOf(IEntry request, Caller caller, CancellationToken cancellationToken)
    {
        var admitting = Declarations.For(request.GetType()).Select(may => may.Role).Where(caller.Roles.Contains);
        return admitting.All(role => role == Role.UnitSecretary)
            ? new Confines(null, await UnitsOf(caller, cancellationToken))
            : new Confines(RegionsOf(caller), null);
    }

    /// <summary>The caller's unit and all below it.</summary>
    public async Task<IReadOnlyList<Guid>> UnitsOf(Caller caller, CancellationToken cancellationToken) =>
        [caller.UnitId, .. await UnitsBelow(caller.UnitId, cancellationToken)];

    /// <summary>The caller's jurisdiction and all below it; null for the nation.</summary>
    public IReadOnlyList<string>? RegionsOf(Caller caller) =>
        caller.Region == Region.Nation ? null : _regions.Within(caller.Region, _clock.Today());

    private IPlaceFinder FinderOf(string kind) =>
        _finders().FirstOrDefault(finder => finder.Kind == kind)
        ?? throw new InvalidOperationException($"Nobody finds the place of a {kind}.");

    private async Task<List<Guid>> UnitsBelow(Guid unitId, CancellationToken cancellationToken)
    {
        await _session.BeginSnapshot(cancellationToken);
        var db = _session.Context<CoreDb>();
        var path = await db.Units.Where(unit => unit.Id == unitId).Select(unit => unit.Path).FirstOrDefaultAsync(cancellationToken);
        return path is null
            ? []
            : await db.Units.Where(unit => unit.Path.StartsWith(path + "/")).Select(unit => unit.Id).ToListAsync(cancellationToken);
    }
}

/// <summary>To what a list is confined.</summary>
/// <param name="Regions">To these jurisdictions; null for all.</param>
/// <param name="Units">To these units; null for all.</param>
public sealed record Confines(IReadOnlyList<string>? Regions, IReadOnlyList<Guid>? Units);
