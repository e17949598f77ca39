using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadStanding(SanctionsDb db, SamePeople same)
    : IRequestHandler<ReadStanding, IReadOnlyDictionary<DateOnly, PeriodStanding>>
{
    public async Task<IReadOnlyDictionary<DateOnly, PeriodStanding>> Handle(ReadStanding request, CancellationToken cancellationToken)
    {
        var records = await same.RecordsOf(request.PersonId, cancellationToken);
        var periods = await db
            .Periods.Where(period => records.Contains(period.PersonId) && period.SupersededAt == null && period.FirstDay != null)
            .ToListAsync(cancellationToken);
        return request.Days.Distinct().ToDictionary(day => day, day => Standing(periods, day));
    }

    private static PeriodStanding Standing(List<InfluencePeriod> periods, DateOnly day) =>
        periods is [] ? PeriodStanding.NoPeriod
        : periods.Exists(period => period.Counts!.Value.Contains(day)) ? PeriodStanding.Within
        : periods.Exists(period => period.FirstDay < day) ? PeriodStanding.After
        : PeriodStanding.Before;
}
