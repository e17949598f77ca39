using Guihang.Core.Audit;
using Guihang.Core.Data;
using Guihang.Core.Security;
using MediatR;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>
/// A change runs in one transaction with all that its notifications bring about, its audit entry and the answer kept for its key; one that
/// must leave no trace has neither.
/// No behaviour takes a module's context: behaviours are made before the transaction opens.
/// </summary>
internal sealed class ChangeBehaviour<TRequest, TResponse>(Session session, CallContext call, AuditLog audit, IdempotencyStore idempotency)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IChange<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is ILeaveNoTrace)
        {
            return await session.Write(() => next(), cancellationToken);
        }

        using var claim = idempotency.Claim(call);
        return await session.Write(
            async () =>
            {
                if (await idempotency.Find<TResponse>(call) is (true, { } earlier))
                {
                    call.IsReplay = true;
                    return earlier;
                }

                var answer = await next();
                await idempotency.Keep(call, answer);
                await audit.RecordDone(call.Caller, typeof(TRequest), (request as IConcernSubject)?.Subject);
                return answer;
            },
            cancellationToken
        );
    }
}
