using Guihang.Core.Data;
using MediatR;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>A query reads one snapshot from beginning to end.</summary>
internal sealed class SnapshotBehaviour<TRequest, TResponse>(Session session) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IQuery<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        await session.BeginSnapshot(cancellationToken);
        return await next();
    }
}
