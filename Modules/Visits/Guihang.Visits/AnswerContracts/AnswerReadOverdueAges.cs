using Guihang.Core.Data;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerReadOverdueAges(VisitsDb db, TimeProvider clock) : IRequestHandler<ReadOverdueAges, IReadOnlyList<OverdueAge>>
{
    public async Task<IReadOnlyList<OverdueAge>> Handle(ReadOverdueAges request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var items = db
            .DueItems.Where(item => item.SupersededAt == null)
            .Counted(db)
            .Standing(db, DueState.Overdue, today, CivilClock.EndOfTime);
        if (request.Regions is { } regions)
        {
            items = items.Where(item => regions.Contains(item.Region));
        }

        var ages = new List<OverdueAge>();
        for (var i = 0; i <= request.Days.Count; i++)
        {
            var from = i == 0 ? 1 : request.Days[i - 1] + 1;
            int? to = i < request.Days.Count ? request.Days[i] : null;
            // The first day after the window is the first on which it is overdue.
            var latest = today.AddDays(1 - from);
            var earliest = to is { } most ? today.AddDays(1 - most) : DateOnly.MinValue;
            var aged = items.Where(item => item.OrderDay <= latest && item.OrderDay >= earliest);
            ages.Add(
                new OverdueAge(
                    from,
                    to,
                    await aged.CountAsync(cancellationToken),
                    await aged.Select(item => item.CaseId).Distinct().CountAsync(cancellationToken)
                )
            );
        }

        return ages;
    }
}
