using Guihang.Core.Audit;
using Guihang.Core.Data;
using MediatR;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>A query reads one snapshot from beginning to end. Where the read is audited, its entry is written when it is over.</summary>
internal sealed class SnapshotBehaviour<TRequest, TResponse>(Session session, CallContext call, AuditLog audit)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IQuery<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        await session.BeginSnapshot(cancellationToken);
        var answer = await next();
        if (request is IAuditedRead { Subject: var subject })
        {
            await audit.RecordRead(call.Caller, typeof(TRequest), subject);
        }

        return answer;
    }
}
