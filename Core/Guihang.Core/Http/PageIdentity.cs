using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;

namespace Guihang.Core.Http;

/// <summary>
/// As whom pages ask. A browser sends no header, so in development the configuration names officers who may look: the first at the overview, each at what is
/// about the officer's jurisdiction.
/// </summary>
/// <param name="identity">Finds the officers.</param>
/// <param name="settings">Names the officers.</param>
/// <param name="regions">Tells in whose jurisdiction a region lies.</param>
/// <param name="clock">Tells the day on which it lies there.</param>
public sealed class PageIdentity(HeaderIdentity identity, IdentitySettings settings, RegionTable regions, TimeProvider clock)
{
    /// <summary>The call of the overview.</summary>
    /// <exception cref="ProblemException">No officer is named, or the directory has none of that code.</exception>
    public async ValueTask<Call> Call(CancellationToken cancellationToken) => (await Calls(cancellationToken))[0];

    /// <summary>The call of a page about a jurisdiction: as the first officer in whose jurisdiction it lies; where it lies in nobody's, the first is refused it.</summary>
    /// <exception cref="ProblemException">No officer is named, or the directory has none of that code.</exception>
    public async ValueTask<Call> Call(string jurisdiction, CancellationToken cancellationToken)
    {
        var calls = await Calls(cancellationToken);
        var above = regions.Knows(jurisdiction) ? regions.Chain(jurisdiction, clock.Today()) : [];
        return calls.FirstOrDefault(call => above.Contains(call.Caller.Region, StringComparer.Ordinal)) ?? calls[0];
    }

    /// <summary>The calls of all officers as whom pages ask.</summary>
    /// <exception cref="ProblemException">No officer is named, or the directory has none of a code.</exception>
    public async ValueTask<IReadOnlyList<Call>> Calls(CancellationToken cancellationToken)
    {
        var calls = new List<Call>();
        foreach (var code in settings.PageOfficers)
        {
            calls.Add(new Call(await Find(code, cancellationToken)) { Language = CultureInfo.CurrentUICulture });
        }

        return calls is [] ? throw NotSignedIn() : calls;
    }

    private async ValueTask<Caller> Find(string code, CancellationToken cancellationToken) =>
        await identity.Find(code, cancellationToken) ?? throw NotSignedIn();

    private static ProblemException NotSignedIn() => new(CoreProblems.NotSignedIn, HeaderIdentity.Header);
}

/// <summary>How callers are known: section "Identity" of the configuration.</summary>
public sealed record IdentitySettings
{
    /// <summary>The kind of identity.</summary>
    public IdentityKind Kind { get; init; }

    /// <summary>The officers as whom pages ask, by their codes: the first for the overview, each for the officer's jurisdiction. Empty where there are no pages.</summary>
    public IReadOnlyList<string> PageOfficers { get; init; } = [];
}

/// <summary>The kinds of identity.</summary>
public enum IdentityKind
{
    /// <summary>Nobody can be known; the host does not start.</summary>
    None,

    /// <summary>The header that names an officer is believed; for development and tests only.</summary>
    Header,
}
