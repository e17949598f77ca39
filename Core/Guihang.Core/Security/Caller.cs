namespace Guihang.Core.Security;

/// <summary>Who sends a request.</summary>
/// <param name="OfficerId">The officer's id; empty for the system itself.</param>
/// <param name="Code">The officer's code.</param>
/// <param name="Roles">The officer's roles.</param>
/// <param name="Region">The officer's jurisdiction.</param>
/// <param name="UnitId">The officer's unit; empty for the system itself.</param>
public sealed record Caller(Guid OfficerId, string Code, IReadOnlyList<Role> Roles, string Region, Guid UnitId)
{
    /// <summary>The system itself: jobs, migrations and the loading of the demo ledger.</summary>
    public static Caller System { get; } = new(Guid.Empty, "system", [Role.System], Regions.Region.Nation, Guid.Empty);

    /// <summary>Whoever holds a one-time code: the same for all of them, so that nothing can tell them apart.</summary>
    public static Caller BallotHolder { get; } = new(Guid.Empty, "", [Role.BallotHolder], Regions.Region.Nation, Guid.Empty);
}

/// <summary>Where the thing that a request concerns belongs.</summary>
/// <param name="Region">Its jurisdiction.</param>
/// <param name="UnitId">Its unit.</param>
public sealed record Place(string Region, Guid UnitId);

/// <summary>The thing that a request concerns: a person, a case, a document.</summary>
/// <param name="Kind">What kind of thing, such as <c>person</c>.</param>
/// <param name="Id">Its id.</param>
public sealed record Subject(string Kind, Guid Id);

/// <summary>A request that concerns one thing, so that its place decides who may send it.</summary>
public interface IConcernSubject
{
    /// <summary>The thing.</summary>
    Subject Subject { get; }
}

/// <summary>A request that concerns a place named in it.</summary>
public interface IConcernPlace
{
    /// <summary>The jurisdiction.</summary>
    string Jurisdiction { get; }

    /// <summary>The field of the request that names it.</summary>
    string JurisdictionField => "jurisdiction";
}

/// <summary>Finds where things of one kind belong. Each module finds its own.</summary>
public interface IPlaceFinder
{
    /// <summary>The kind of thing, such as <c>person</c>.</summary>
    string Kind { get; }

    /// <summary>The place of the thing; null where there is no such thing.</summary>
    Task<Place?> Find(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether the thing names the caller: for something that only the caller can do, or as whom it is addressed to. Most things name nobody.</summary>
    Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Whether the caller, who reaches the thing, reads all that it holds, and so its files. Most things keep nothing back.</summary>
    Task<bool> Opens(Guid id, Caller caller, CancellationToken cancellationToken) => Task.FromResult(true);
}
