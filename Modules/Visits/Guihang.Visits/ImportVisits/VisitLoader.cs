using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Loads past visits of a ledger by prepared inserts: they meet what is owed like any other, and are told together.</summary>
internal sealed class VisitLoader(
    VisitsDb db,
    DueList due,
    Session session,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>Loads visits in which nothing is wrong.</summary>
    public async Task Load(Guid importId, IReadOnlyList<PastVisit> visits, CancellationToken cancellationToken)
    {
        if (visits is [])
        {
            return;
        }

        var personIds = visits.Select(visit => visit.PersonId).Distinct().ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(followUp => EF.Parameter(personIds).Contains(followUp.PersonId))
            .ToDictionaryAsync(followUp => followUp.PersonId, cancellationToken);
        var facts = new List<VisitFact>(visits.Count);
        var imported = new List<ImportedVisit>(visits.Count);
        foreach (var past in visits.OrderBy(visit => visit.Visit.HeldOn))
        {
            var followUp = cases[past.PersonId];
            var visit = Make(past.Visit, followUp);
            await session.Insert<VisitsDb, Visit>(visit);
            imported.Add(
                new ImportedVisit
                {
                    Key = past.Key,
                    ImportId = importId,
                    VisitId = visit.Id,
                    RecordedAt = visit.RecordedAt,
                }
            );
            facts.Add(Fact(visit, followUp));
        }

        // Keys come in no order; sorted, the index is walked once and not jumped about in.
        foreach (var row in imported.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            await session.Insert<VisitsDb, ImportedVisit>(row);
        }

        await due.Refresh([.. cases.Values], cancellationToken);
        await mediator.Publish(new VisitsImported(facts), cancellationToken);
    }

    private static VisitFact Fact(Visit visit, FollowUpCase followUp) =>
        new(
            visit.Id,
            visit.PersonId,
            followUp.UnitId,
            followUp.Region,
            visit.Kind,
            visit.HeldOn,
            visit.RecordedAt,
            followUp.Id,
            visit.Outcome,
            visit.RecordedBy,
            IsJoint: false
        );

    private Visit Make(RecordVisit request, FollowUpCase followUp) =>
        new()
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            PersonId = followUp.PersonId,
            Kind = request.Kind,
            HeldOn = request.HeldOn,
            Capacities = string.Join(',', request.Visitors.Select(visitor => visitor.Capacity)),
            Visitors = string.Join(',', request.Visitors.Select(visitor => visitor.Name)),
            Place = request.Place,
            DurationMinutes = null,
            Thinking = request.Thinking,
            Work = null,
            Correction = null,
            UnitOpinion = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
}
