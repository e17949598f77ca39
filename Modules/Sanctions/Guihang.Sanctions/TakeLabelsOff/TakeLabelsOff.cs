using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// Takes the labels off whose time has come, some at a time. The daily job sends it until nothing is left; whether a label is on is computed on reading and
/// does not wait for it.
/// </summary>
[MaySend(Role.System, Over.Anything)]
public sealed record TakeLabelsOff : IChange<int>
{
    /// <summary>How many it takes off at most, so that one piece takes the writer some 50 ms.</summary>
    public const int AtMost = 50;
}

internal sealed class TakeLabelsOffHandler(SanctionsDb db, Labels labels, TimeProvider clock) : IRequestHandler<TakeLabelsOff, int>
{
    public async Task<int> Handle(TakeLabelsOff request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var due = await db
            .Periods.Where(period => period.SupersededAt == null && period.End <= today)
            .EndingByThemselves()
            .Where(period => !db.LabelsOff.Any(label => label.SanctionId == period.SanctionId && label.SupersededAt == null))
            .Where(period =>
                !db.Judgements.Any(judgement =>
                    judgement.SanctionId == period.SanctionId
                    && judgement.SupersededAt == null
                    && judgement.StillAffectsUse
                    && judgement.ReviewOn > today
                )
            )
            .OrderBy(period => period.End)
            .ThenBy(period => period.Id)
            .Take(TakeLabelsOff.AtMost)
            .ToListAsync(cancellationToken);
        await labels.TakeOff(due, cancellationToken);
        return due.Count;
    }
}
