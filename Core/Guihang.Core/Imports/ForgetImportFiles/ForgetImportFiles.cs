using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Imports;

/// <summary>Forgets the files of imports that ended longer ago than their reports are of use, some at a time.</summary>
[MaySend(Role.System, Over.Anything)]
public sealed record ForgetImportFiles : IChange<int>
{
    /// <summary>How many it forgets at most.</summary>
    public const int AtMost = 10;

    /// <summary>How long a file is kept after its import has ended: what is wrong in it is put right with its report.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
}

internal sealed class ForgetImportFilesHandler(CoreDb db, TimeProvider clock) : IRequestHandler<ForgetImportFiles, int>
{
    public async Task<int> Handle(ForgetImportFiles request, CancellationToken cancellationToken)
    {
        var before = clock.Now() - ForgetImportFiles.KeptFor;
        var old = await db
            .Imports.Where(import => import.EndedAt < before && import.ForgottenAt == null)
            .OrderBy(import => import.Id)
            .Take(ForgetImportFiles.AtMost)
            .ToListAsync(cancellationToken);
        var ids = old.ConvertAll(import => import.Id);
        await db.ImportFiles.Where(file => ids.Contains(file.Id)).ExecuteDeleteAsync(cancellationToken);
        old.ForEach(import => import.ForgottenAt = clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return old.Count;
    }
}
