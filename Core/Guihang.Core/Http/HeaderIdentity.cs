using System.Collections.Concurrent;
using Autofac;
using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Http;

/// <summary>
/// Believes the header that names the officer. For development and tests only: the host refuses to start with it anywhere else.
/// </summary>
public sealed class HeaderIdentity(ILifetimeScope scope, KnownOfficers known)
{
    /// <summary>The header with the officer's code.</summary>
    public const string Header = "Guihang-Officer";

    /// <summary>Who calls.</summary>
    /// <exception cref="ProblemException">The header is missing, or names no officer.</exception>
    public async ValueTask<Caller> Of(HttpContext http, CancellationToken cancellationToken) =>
        await Find(http.Request.Headers[Header].ToString(), cancellationToken)
        ?? throw new ProblemException(CoreProblems.NotSignedIn, Header);

    /// <summary>The officer with the code; null where there is none.</summary>
    public async ValueTask<Caller?> Find(string code, CancellationToken cancellationToken)
    {
        if (code is "")
        {
            return null;
        }

        if (known.Callers.TryGetValue(code, out var caller))
        {
            return caller;
        }

        await using var inner = scope.BeginLifetimeScope();
        var session = inner.Resolve<Session>();
        await session.BeginSnapshot(cancellationToken);
        var officer = await session.Context<CoreDb>().Officers.FirstOrDefaultAsync(o => o.Code == code, cancellationToken);
        if (officer is null)
        {
            return null;
        }

        caller = new Caller(officer.Id, officer.Code, officer.RoleList, officer.Region, officer.UnitId);
        known.Callers[code] = caller;
        return caller;
    }
}

/// <summary>Officers that were asked for, forgotten when the directory changes.</summary>
public sealed class KnownOfficers
{
    internal ConcurrentDictionary<string, Caller> Callers { get; } = new(StringComparer.Ordinal);

    internal void Forget() => Callers.Clear();
}
