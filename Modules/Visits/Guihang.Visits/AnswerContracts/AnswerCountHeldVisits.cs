using Guihang.Policy.VisitPlans;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerCountHeldVisits(VisitsDb db) : IRequestHandler<CountHeldVisits, IReadOnlyDictionary<Guid, int>>
{
    public async Task<IReadOnlyDictionary<Guid, int>> Handle(CountHeldVisits request, CancellationToken cancellationToken) =>
        await db
            .Visits.Where(visit => request.People.Contains(visit.PersonId) && visit.SupersededAt == null)
            .Where(visit => visit.Outcome == VisitOutcome.Held && visit.HeldOn >= request.FirstDay && visit.HeldOn <= request.LastDay)
            .GroupBy(visit => visit.PersonId)
            .Select(of => new { of.Key, Count = of.Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, cancellationToken);
}
