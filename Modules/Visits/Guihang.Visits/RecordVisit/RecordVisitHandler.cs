using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class RecordVisitHandler(
    VisitsDb db,
    DueList due,
    VisitCaps caps,
    Session session,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RecordVisit, VisitAnswer>
{
    private static readonly CompiledQuery<Func<VisitsDb, Guid, Task<FollowUpCase>>> Case = new(() =>
        EF.CompileAsyncQuery((VisitsDb db, Guid id) => db.Cases.AsNoTracking().Single(followUp => followUp.Id == id))
    );

    private static readonly CompiledQuery<Func<VisitsDb, Guid, IAsyncEnumerable<DueItem>>> Owed = new(() =>
        EF.CompileAsyncQuery(
            (VisitsDb db, Guid caseId) => db.DueItems.AsNoTracking().Where(item => item.CaseId == caseId && item.SupersededAt == null)
        )
    );

    public async Task<VisitAnswer> Handle(RecordVisit request, CancellationToken cancellationToken)
    {
        var followUp = await Case.On(db)(db, request.CaseId);
        await caps.Check(followUp, request.Kind, request.Outcome, request.HeldOn, cancellationToken);
        var visit = Make(request, followUp);
        await session.Insert<VisitsDb, Visit>(visit);
        var detail = Detail(request, visit);
        if (detail is not null)
        {
            await session.Insert<VisitsDb, VisitDetail>(detail);
        }

        var met = await Meet(followUp, visit, cancellationToken);
        await mediator.Publish(new VisitRecorded(Fact(visit, followUp)), cancellationToken);
        return VisitAnswer.Of(visit, detail, met);
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
            visit.CaseId,
            visit.Outcome,
            visit.RecordedBy,
            visit.JointBodies is not null
        );

    // Most records have nothing of it, and then there is no row.
    private static VisitDetail? Detail(RecordVisit request, Visit visit) =>
        request
            is {
                StartedAt: null,
                Participants: null or { Count: 0 },
                ConsentOn: null,
                NextStep: null,
                ToldHowToAppeal: false,
                Contests: false,
            }
            ? null
            : new VisitDetail
            {
                Id = visit.Id,
                StartedAt = request.StartedAt,
                Participants = ParticipantEntry.Write(request.Participants),
                ConsentOn = request.ConsentOn,
                NextAction = request.NextStep?.Action,
                NextOn = request.NextStep?.On,
                ToldHowToAppeal = request.ToldHowToAppeal,
                Contests = request.Contests,
                SubstitutionId = null,
                CorrectionReason = null,
            };

    private Visit Make(RecordVisit request, FollowUpCase followUp) =>
        new()
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            PersonId = followUp.PersonId,
            Kind = request.Kind,
            HeldOn = request.HeldOn,
            Outcome = request.Outcome,
            JointBodies = request.JointBodies is null ? null : string.Join('\n', request.JointBodies),
            Capacities = string.Join(',', request.Visitors.Select(visitor => visitor.Capacity)),
            Visitors = string.Join(',', request.Visitors.Select(visitor => visitor.Name)),
            Place = request.Place,
            DurationMinutes = request.DurationMinutes,
            Thinking = request.Thinking,
            Work = request.Work,
            Correction = request.Correction,
            UnitOpinion = request.UnitOpinion,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };

    private async Task<List<Guid>> Meet(FollowUpCase followUp, Visit visit, CancellationToken cancellationToken)
    {
        var items = new List<DueItem>();
        await foreach (var item in Owed.On(db)(db, visit.CaseId).WithCancellation(cancellationToken))
        {
            if (item.IsMetBy(visit))
            {
                items.Add(item);
            }
        }

        if (items is [])
        {
            return [];
        }

        // Only what the visit meets is tracked, to be changed.
        db.DueItems.AttachRange(items);
        var met = new List<Guid>(items.Count);
        foreach (var item in items)
        {
            var meets = item.MetOn is null ? item : await MeetAnew(followUp, item, visit, cancellationToken);
            meets.Meet(visit);
            met.Add(meets.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (items.Exists(item => item.IsOfSeries))
        {
            await due.Refresh(followUp, cancellationToken);
        }

        return met;
    }

    // A visit that was held earlier and recorded later: until now the item was known to be met by another one, and that stays known.
    private async Task<DueItem> MeetAnew(FollowUpCase followUp, DueItem item, Visit visit, CancellationToken cancellationToken)
    {
        item.SupersededAt = visit.RecordedAt;
        await db.SaveChangesAsync(cancellationToken);
        var anew = item.Anew(followUp, ids.New(), visit.RecordedAt);
        db.DueItems.Add(anew);
        return anew;
    }
}
