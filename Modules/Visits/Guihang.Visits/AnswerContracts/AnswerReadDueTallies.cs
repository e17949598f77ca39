using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerReadDueTallies(VisitsDb db, OfficeLookup offices, TimeProvider clock)
    : IRequestHandler<ReadDueTallies, IReadOnlyList<DueTally>>
{
    public async Task<IReadOnlyList<DueTally>> Handle(ReadDueTallies request, CancellationToken cancellationToken)
    {
        var (firstEnd, lastEnd) = (request.From.AddDays(1), request.To.AddDays(1));
        var items = db
            .DueItems.Where(item => item.SupersededAt == null && item.OrderDay >= firstEnd && item.OrderDay <= lastEnd)
            .Counted(db);
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
        if (request.By == DueTallyBy.Officer)
        {
            return await ByOfficer(items, request, today, cancellationToken);
        }

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

        return await Tallies(keyed, today, request.Limit).ToListAsync(cancellationToken);
    }

    // Whoever cares for a case is one officer, and a unit has one secretary: what an officer owes as either never has a case in common.
    private async Task<IReadOnlyList<DueTally>> ByOfficer(
        IQueryable<DueItem> items,
        ReadDueTallies request,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var nobody = Guid.Empty;
        var carers = db.OfCases();
        var units = await items
            .Where(item => item.Visitor == VisitorRole.UnitSecretary || item.Visitor == VisitorRole.UnitTopLeader)
            .Where(item => !carers.Any(carer => carer.CaseId == item.CaseId))
            .Select(item => item.UnitId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var secretaries = await offices.SecretariesOf(units, cancellationToken);
        var led = secretaries.Keys.ToList();
        var keyed = items.Select(item => new KeyedItem
        {
            Key =
                carers.Where(carer => carer.CaseId == item.CaseId).Select(carer => (Guid?)carer.OfficerId).FirstOrDefault()
                ?? (
                    (item.Visitor == VisitorRole.UnitSecretary || item.Visitor == VisitorRole.UnitTopLeader) && led.Contains(item.UnitId)
                        ? item.UnitId
                        : nobody
                ),
            CaseId = item.CaseId,
            OrderDay = item.OrderDay,
            MetOn = item.MetOn,
            IsExempt = item.MetOn == null && item.ExemptFrom <= today && item.ExemptEnd > today,
        });
        // As many at most as there are officers and units that owe something.
        var tallies = await Tallies(keyed, today, int.MaxValue).ToListAsync(cancellationToken);
        return
        [
            .. tallies
                .GroupBy(tally => secretaries.GetValueOrDefault(tally.Key, tally.Key), Together)
                .OrderBy(tally => tally.Key)
                .Where(tally => request.After is not { } after || tally.Key > after)
                .Take(request.Limit),
        ];
    }

    private static DueTally Together(Guid officer, IEnumerable<DueTally> tallies) =>
        tallies.Aggregate(
            new DueTally(officer, 0, 0, 0, 0, 0, 0, 0),
            (sum, tally) =>
                new DueTally(
                    officer,
                    sum.Due + tally.Due,
                    sum.MetInTime + tally.MetInTime,
                    sum.MetLate + tally.MetLate,
                    sum.Overdue + tally.Overdue,
                    sum.Exempt + tally.Exempt,
                    sum.PersonsDue + tally.PersonsDue,
                    sum.PersonsDone + tally.PersonsDone
                )
        );

    private static IQueryable<DueTally> Tallies(IQueryable<KeyedItem> keyed, DateOnly today, int limit) =>
        keyed
            .GroupBy(item => item.Key)
            .OrderBy(group => group.Key)
            .Take(limit)
            .Select(group => new DueTally(
                group.Key,
                group.Count(),
                group.Count(item => item.MetOn < item.OrderDay),
                group.Count(item => item.MetOn >= item.OrderDay),
                group.Count(item => item.MetOn == null && !item.IsExempt && item.OrderDay <= today),
                group.Count(item => item.IsExempt),
                group.Select(item => item.CaseId).Distinct().Count(),
                group.Where(item => item.MetOn != null).Select(item => item.CaseId).Distinct().Count()
            ));

    private sealed class KeyedItem
    {
        public required Guid Key { get; init; }

        public required Guid CaseId { get; init; }

        public required DateOnly OrderDay { get; init; }

        public required DateOnly? MetOn { get; init; }

        public required bool IsExempt { get; init; }
    }
}
