using System.Collections.Concurrent;
using System.Reflection;
using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using MediatR;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>Lets a request pass only where one of its declarations fits the caller and the place of what it concerns.</summary>
internal sealed class AuthoriseBehaviour<TRequest, TResponse>(CallContext call, Session session, Places places)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IEntry
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var overs = Declarations.For(typeof(TRequest)).Where(may => call.Caller.Roles.Contains(may.Role)).Select(may => may.Over).ToList();
        if (overs is [])
        {
            throw new ProblemException(CoreProblems.RoleMayNot);
        }

        if (!overs.Contains(Over.Anything) && !overs.Contains(Over.WithinReach))
        {
            var place = await PlaceOf(request, cancellationToken);
            if (!await ReachesAny(overs, place, cancellationToken) && !await IsNamed(request, overs, cancellationToken))
            {
                throw new ProblemException(CoreProblems.OutOfReach);
            }
        }

        return await next();
    }

    private async Task<bool> ReachesAny(List<Over> overs, Place place, CancellationToken cancellationToken)
    {
        foreach (var over in overs)
        {
            if (await places.Reaches(call.Caller, over, place, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsNamed(TRequest request, List<Over> overs, CancellationToken cancellationToken) =>
        overs.Contains(Over.Named)
        && request is IConcernSubject { Subject: var subject }
        && await places.Names(subject, call.Caller, cancellationToken);

    private async Task<Place> PlaceOf(TRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case IConcernPlace named:
                return places.Knows(named.Jurisdiction)
                    ? new Place(named.Jurisdiction, Guid.Empty)
                    : throw new ProblemException(CoreProblems.RegionUnknown, named.Jurisdiction) { Field = named.JurisdictionField };
            case IConcernSubject { Subject: var subject }:
                await session.BeginSnapshot(cancellationToken);
                return await places.Find(subject, cancellationToken) ?? throw new ProblemException(CoreProblems.NotFound, subject.Kind);
            default:
                throw new InvalidOperationException($"{typeof(TRequest).Name} does not say what it concerns.");
        }
    }
}

/// <summary>What requests declare, read once a type.</summary>
internal static class Declarations
{
    private static readonly ConcurrentDictionary<Type, MaySendAttribute[]> Known = new();

    public static MaySendAttribute[] For(Type request) =>
        Known.GetOrAdd(request, type => [.. type.GetCustomAttributes<MaySendAttribute>(inherit: false)]);
}
