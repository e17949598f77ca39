using Guihang.Core.Data;
using Guihang.Core.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Requests;

/// <summary>Forgets answers that were kept for their keys longer than seven days, some at a time.</summary>
[MaySend(Role.System, Over.Anything)]
public sealed record ForgetKeys : IChange<int>
{
    /// <summary>How many it forgets at most.</summary>
    public const int AtMost = 1000;
}

internal sealed class ForgetKeysHandler(CoreDb db, TimeProvider clock) : IRequestHandler<ForgetKeys, int>
{
    public async Task<int> Handle(ForgetKeys request, CancellationToken cancellationToken)
    {
        var before = clock.Now() - IdempotencyStore.KeptFor;
        var old = await db
            .Idempotency.Where(row => row.RecordedAt < before)
            .OrderBy(row => row.RecordedAt)
            .Take(ForgetKeys.AtMost)
            .ToListAsync(cancellationToken);
        db.Idempotency.RemoveRange(old);
        await db.SaveChangesAsync(cancellationToken);
        return old.Count;
    }
}
