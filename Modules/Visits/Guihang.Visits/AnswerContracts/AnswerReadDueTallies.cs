using Guihang.Core.Data;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerReadDueTallies(VisitsDb db, TimeProvider clock) : IRequestHandler<ReadDueTallies, IReadOnlyList<DueTally>>
{
    public async Task<IReadOnlyList<DueTally>> Handle(ReadDueTallies request, CancellationToken cancellationToken)
    {
        var (firstEnd, lastEnd) = (request.From.AddDays(1), request.To.AddDays(1));
        var items = db.DueItems.Where(item => item.SupersededAt == null && item.OrderDay >= firstEnd && item.OrderDay <= lastEnd);
        if (request.Regions is { } regions)
        {
            items = items.Where(item => regions.Contains(item.Region));
        }

        // What was closed, or ended before visits were watched in the jurisdiction, is history and owed no longer.
        var today = clock.Today();
        var lives = db.GoLives.Where(live => live.SupersededAt == null);
        items = items.Where(item =>
            item.MetOn != null || (item.ClosedAt == null && !lives.Any(live => live.Region == item.Region && item.OrderDay <= live.On))
        );
        // A parameter: PostgreSQL takes a constant id for text.
        var whole = Guid.Empty;
        var keyed = request.By switch
        {
            DueTallyBy.Unit => items.Select(item => new KeyedItem
            {
                Key = item.UnitId,
                CaseId = item.CaseId,
                OrderDay = item.OrderDay,
                MetOn = item.MetOn,
                IsExempt = item.MetOn == null && item.ExemptFrom <= today && item.ExemptEnd > today,
            }),
            DueTallyBy.Officer => items.Select(item => new KeyedItem
            {
                Key = db.OfCases().Where(carer => carer.CaseId == item.CaseId).Select(carer => carer.OfficerId).FirstOrDefault(),
                CaseId = item.CaseId,
                OrderDay = item.OrderDay,
                MetOn = item.MetOn,
                IsExempt = item.MetOn == null && item.ExemptFrom <= today && item.ExemptEnd > today,
            }),
            _ => items.Select(item => new KeyedItem
            {
                Key = whole,
                CaseId = item.CaseId,
                OrderDay = item.OrderDay,
                MetOn = item.MetOn,
                IsExempt = item.MetOn == null && item.ExemptFrom <= today && item.ExemptEnd > today,
            }),
        };
        if (request.After is { } after)
        {
            keyed = keyed.Where(item => item.Key > after);
        }

        return await keyed
            .GroupBy(item => item.Key)
            .OrderBy(group => group.Key)
            .Take(request.Limit)
            .Select(group => new DueTally(
                group.Key,
                group.Count(),
                group.Count(item => item.MetOn < item.OrderDay),
                group.Count(item => item.MetOn >= item.OrderDay),
                group.Count(item => item.MetOn == null && !item.IsExempt && item.OrderDay <= today),
                group.Count(item => item.IsExempt),
                group.Select(item => item.CaseId).Distinct().Count(),
                group.Where(item => item.MetOn != null).Select(item => item.CaseId).Distinct().Count()
            ))
            .ToListAsync(cancellationToken);
    }

    private sealed class KeyedItem
    {
        public required Guid Key { get; init; }

        public required Guid CaseId { get; init; }

        public required DateOnly OrderDay { get; init; }

        public required DateOnly? MetOn { get; init; }

        public required bool IsExempt { get; init; }
    }
}
