using Guihang.Core.Data;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// The label of a sanction: on while its period runs and while a judgement in force says that it still affects use, off from then on. It needs nobody's act
/// to come off: where nobody judges, or a judgement is not renewed, it comes off by itself.
/// </summary>
internal sealed class Labels(SanctionsDb db, IdSource ids, IMediator mediator, TimeProvider clock)
{
    /// <summary>The first day without the label, as far as is known.</summary>
    /// <param name="end">The first day after the period.</param>
    /// <param name="judgements">All judgements on the sanction, the earliest first, those that were replaced among them.</param>
    public static DateOnly FirstDayWithout(DateOnly end, IEnumerable<UseJudgement> judgements)
    {
        var off = end;
        foreach (var judgement in judgements)
        {
            if (judgement is { StillAffectsUse: true, ReviewOn: { } review })
            {
                off = review;
            }
            else if (off > judgement.On)
            {
                // Found not to affect use any more, before the judgement that kept the label lapsed.
                off = judgement.On > end ? judgement.On : end;
            }
        }

        return off;
    }

    /// <summary>Takes labels off whose time has come, and tells the other modules; the sanctions' labels are still on.</summary>
    public async Task TakeOff(IReadOnlyList<InfluencePeriod> periods, CancellationToken cancellationToken)
    {
        List<Guid> sanctionIds = [.. periods.Select(period => period.SanctionId)];
        var judgements = await db
            .Judgements.Where(judgement => sanctionIds.Contains(judgement.SanctionId))
            .OrderBy(judgement => judgement.On)
            .ThenBy(judgement => judgement.Id)
            .ToListAsync(cancellationToken);
        var now = clock.Now();
        List<LabelOff> off =
        [
            .. periods.Select(period => new LabelOff
            {
                Id = ids.New(),
                SanctionId = period.SanctionId,
                PersonId = period.PersonId,
                On = FirstDayWithout(period.End!.Value, judgements.Where(judgement => judgement.SanctionId == period.SanctionId)),
                RecordedAt = now,
                SupersededAt = null,
            }),
        ];
        db.LabelsOff.AddRange(off);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var label in off)
        {
            await mediator.Publish(PersonEvents.Of(label), cancellationToken);
        }
    }

    /// <summary>Takes back that labels came off: what they followed from came out otherwise.</summary>
    public async Task TakeBack(IReadOnlyList<Guid> sanctionIds, CancellationToken cancellationToken)
    {
        var labels = await db
            .LabelsOff.Where(label => sanctionIds.Contains(label.SanctionId) && label.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var label in labels)
        {
            label.SupersededAt = clock.Now();
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
