using System.Resources;

namespace Guihang.Core.Problems;

/// <summary>Problems that any request may run into.</summary>
public static class CoreProblems
{
    /// <summary>The texts of Core.</summary>
    public static ResourceManager Texts { get; } = new("Guihang.Core.Texts", typeof(CoreProblems).Assembly);

    /// <summary>Nobody is known to have sent it.</summary>
    public static readonly ProblemCode NotSignedIn = new("caller.unknown", 401, Texts);

    /// <summary>The caller's roles do not allow it.</summary>
    public static readonly ProblemCode RoleMayNot = new("caller.role", 403, Texts);

    /// <summary>What it concerns lies outside the caller's reach.</summary>
    public static readonly ProblemCode OutOfReach = new("caller.reach", 403, Texts);

    /// <summary>There is no such thing.</summary>
    public static readonly ProblemCode NotFound = new("not-found", 404, Texts);

    /// <summary>There is no such address.</summary>
    public static readonly ProblemCode NoSuchAddress = new("address.unknown", 404, Texts);

    /// <summary>The address does not know the method.</summary>
    public static readonly ProblemCode MethodNotAllowed = new("address.method", 405, Texts);

    /// <summary>The body is not sent as JSON.</summary>
    public static readonly ProblemCode NotJson = new("body.not-json", 415, Texts);

    /// <summary>The body does not validate.</summary>
    public static readonly ProblemCode Invalid = new("invalid", 400, Texts);

    /// <summary>The body is not JSON, or a value has another type.</summary>
    public static readonly ProblemCode Unreadable = new("unreadable", 400, Texts);

    /// <summary>A change of a versioned thing came without If-Match.</summary>
    public static readonly ProblemCode VersionMissing = new("version.missing", 428, Texts);

    /// <summary>Somebody else has changed the thing meanwhile.</summary>
    public static readonly ProblemCode VersionChanged = new("version.changed", 412, Texts);

    /// <summary>A creation came without Idempotency-Key.</summary>
    public static readonly ProblemCode KeyMissing = new("idempotency.missing", 400, Texts);

    /// <summary>The key was used for another body.</summary>
    public static readonly ProblemCode KeyUsed = new("idempotency.used", 422, Texts);

    /// <summary>The same creation is under way.</summary>
    public static readonly ProblemCode KeyInFlight = new("idempotency.in-flight", 409, Texts);

    /// <summary>There is no such region.</summary>
    public static readonly ProblemCode RegionUnknown = new("region.unknown", 400, Texts);

    /// <summary>The jurisdiction is not served by this host.</summary>
    public static readonly ProblemCode JurisdictionNotServed = new("jurisdiction.not-served", 422, Texts);

    /// <summary>The page cursor is not one that this list gave.</summary>
    public static readonly ProblemCode BadCursor = new("page.cursor", 400, Texts);

    /// <summary>Lists are not given in that form.</summary>
    public static readonly ProblemCode FormUnknown = new("list.form", 400, Texts);

    /// <summary>Other changes came in between, again and again.</summary>
    public static readonly ProblemCode Busy = new("busy", 503, Texts);

    /// <summary>Something went wrong that is not the caller's fault.</summary>
    public static readonly ProblemCode Unexpected = new("unexpected", 500, Texts);
}
