using System.Globalization;
using Guihang.Core.Problems;
using Guihang.Core.Requests;

namespace Guihang.Core.Http;

/// <summary>
/// As whom pages ask. A browser sends no header, so in development the configuration names an officer who may look at the overview.
/// </summary>
/// <param name="identity">Finds the officer.</param>
/// <param name="settings">Names the officer.</param>
public sealed class PageIdentity(HeaderIdentity identity, IdentitySettings settings)
{
    /// <summary>The call of a page.</summary>
    /// <exception cref="ProblemException">No officer is named, or the directory has none of that code.</exception>
    public async ValueTask<Call> Call(CancellationToken cancellationToken) =>
        new(
            await identity.Find(settings.PageOfficer, cancellationToken)
                ?? throw new ProblemException(CoreProblems.NotSignedIn, HeaderIdentity.Header)
        )
        {
            Language = CultureInfo.CurrentUICulture,
        };
}

/// <summary>How callers are known: section "Identity" of the configuration.</summary>
public sealed record IdentitySettings
{
    /// <summary>The kind of identity.</summary>
    public IdentityKind Kind { get; init; }

    /// <summary>The officer as whom pages ask, by code; empty where there are none.</summary>
    public string PageOfficer { get; init; } = "";
}

/// <summary>The kinds of identity.</summary>
public enum IdentityKind
{
    /// <summary>Nobody can be known; the host does not start.</summary>
    None,

    /// <summary>The header that names an officer is believed; for development and tests only.</summary>
    Header,
}
