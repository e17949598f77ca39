using System.Globalization;
using System.Security.Cryptography;
using Autofac;
using Guihang.Core.Audit;
using Guihang.Core.Data;
using Guihang.Core.Security;
using MediatR;

namespace Guihang.Core.Requests;

/// <summary>
/// The one way in: API, pages, command line and jobs send their requests here. Each gets a lifetime scope of its own, and with it its own
/// session on the database; what is refused or fails is audited before the answer leaves.
/// </summary>
public sealed class Door(ILifetimeScope scope, TimeProvider clock)
{
    private const int MostAttempts = 8;

    /// <summary>Sends a request.</summary>
    /// <param name="call">Who sends it, and how.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives the call up, until its change has begun.</param>
    /// <exception cref="Problems.ProblemException">It was refused, or is not possible; the problem says why and what would be.</exception>
    public async Task<T> Send<T>(Call call, IRequest<T> request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var inner = scope.BeginLifetimeScope();
            var context = inner.Resolve<CallContext>();
            (context.Caller, context.Language, context.Idempotency) = (call.Caller, call.Language, call.Idempotency);
            try
            {
                var answer = await inner.Resolve<IMediator>().Send(request, cancellationToken);
                call.IsReplay = context.IsReplay;
                return answer;
            }
            catch (WriteConflictException) when (attempt < MostAttempts)
            {
                // The same request again, on what is committed now; a little apart from the others that were in its way.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(2 << attempt)), clock, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                if (request is not ILeaveNoTrace)
                {
                    await inner.Resolve<AuditLog>().RecordFailure(call.Caller, request.GetType(), fault);
                }

                throw;
            }
        }
    }
}

/// <summary>A call at the door.</summary>
/// <param name="Caller">Who calls.</param>
public sealed record Call(Caller Caller)
{
    /// <summary>The language of the answer.</summary>
    public CultureInfo Language { get; init; } = CultureInfo.CurrentUICulture;

    /// <summary>The creation's key; null where there is none.</summary>
    public IdempotencyKey? Idempotency { get; init; }

    /// <summary>Set when the call returns: whether the answer is that of an earlier call with the same key.</summary>
    public bool IsReplay { get; internal set; }
}
