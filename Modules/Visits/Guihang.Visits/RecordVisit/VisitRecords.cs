using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Writes records of visits: who may go, the record itself, and the due items that it meets.</summary>
internal sealed class VisitRecords(
    VisitsDb db,
    DueList due,
    VisitChecks checks,
    Session session,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
)
{
    private static readonly CompiledQuery<Func<VisitsDb, Guid, Task<FollowUpCase>>> Case = new(() =>
        EF.CompileAsyncQuery((VisitsDb db, Guid id) => db.Cases.AsNoTracking().Single(followUp => followUp.Id == id))
    );

    private static readonly CompiledQuery<Func<VisitsDb, Guid, IAsyncEnumerable<DueItem>>> Owed = new(() =>
        EF.CompileAsyncQuery(
            (VisitsDb db, Guid caseId) => db.DueItems.AsNoTracking().Where(item => item.CaseId == caseId && item.SupersededAt == null)
        )
    );

    /// <summary>Records a visit.</summary>
    public async Task<VisitAnswer> Record(RecordVisit request, CancellationToken cancellationToken)
    {
        var followUp = await Case.On(db)(db, request.CaseId);
        await checks.Check(request, followUp, cancellationToken);
        var (visit, detail) = await Write(request, followUp, null, null);
        var (met, tooSoonFor) = await Meet(followUp, visit, cancellationToken);
        await mediator.Publish(new VisitRecorded(Fact(visit, followUp)), cancellationToken);
        return VisitAnswer.Of(visit, detail, met) with { TooSoonFor = tooSoonFor };
    }

    /// <summary>Records what a visit was after all. The former record is superseded already; what it met looks for another visit.</summary>
    public async Task<VisitAnswer> Correct(Visit former, RecordVisit request, string reason, CancellationToken cancellationToken)
    {
        var followUp = await Case.On(db)(db, request.CaseId);
        await checks.Check(request, followUp, cancellationToken);
        var (visit, detail) = await Write(request, followUp, former.Id, reason);
        var met = await MetAfterAll(followUp, visit, cancellationToken);
        await mediator.Publish(new VisitCorrected(former.Id, Fact(visit, followUp)), cancellationToken);
        return VisitAnswer.Of(visit, detail, met) with { TooSoonFor = await db.TooSoonFor(visit, cancellationToken) };
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

    private async Task<(Visit Visit, VisitDetail? Detail)> Write(RecordVisit request, FollowUpCase followUp, Guid? corrects, string? reason)
    {
        var visit = Make(request, followUp, corrects);
        await session.Insert<VisitsDb, Visit>(visit);
        var detail = Detail(request, visit, reason);
        if (detail is not null)
        {
            await session.Insert<VisitsDb, VisitDetail>(detail);
        }

        return (visit, detail);
    }

    private Visit Make(RecordVisit request, FollowUpCase followUp, Guid? corrects) =>
        new()
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            PersonId = followUp.PersonId,
            Kind = request.Kind,
            HeldOn = request.HeldOn,
            Outcome = request.Outcome,
            Capacities = string.Join(',', request.Visitors.Select(visitor => visitor.Capacity)),
            Visitors = string.Join(',', request.Visitors.Select(visitor => visitor.Name)),
            JointBodies = request.JointBodies is null ? null : string.Join('\n', request.JointBodies),
            Place = request.Place,
            DurationMinutes = request.DurationMinutes,
            Thinking = request.Thinking,
            Work = request.Work,
            Correction = request.Correction,
            UnitOpinion = request.UnitOpinion,
            Corrects = corrects,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };

    // Most records have nothing of it, and then there is no row.
    private static VisitDetail? Detail(RecordVisit request, Visit visit, string? reason) =>
        reason is null
        && request
            is {
                StartedAt: null,
                Participants: null or { Count: 0 },
                ConsentOn: null,
                NextStep: null,
                ToldHowToAppeal: false,
                Contests: false,
                SubstitutionId: null,
                QuietReason: null,
            }
        && request.Visitors.All(visitor => visitor.OfficerId is null)
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
                SubstitutionId = request.SubstitutionId,
                CorrectionReason = reason,
                QuietReason = request.QuietReason,
                VisitorOfficers = VisitorEntry.WriteOfficers(request.Visitors),
            };

    // What the former record met is known to be met by it until now; from now on by the earliest visit that counts, or by none.
    private async Task<List<Guid>> MetAfterAll(FollowUpCase followUp, Visit visit, CancellationToken cancellationToken)
    {
        await due.Refresh(followUp, cancellationToken);
        return await db
            .DueItems.Where(item => item.CaseId == followUp.Id && item.MetBy == visit.Id && item.SupersededAt == null)
            .OrderBy(item => item.OrderDay)
            .Select(item => item.Id)
            .ToListAsync(cancellationToken);
    }

    private async Task<(List<Guid> Met, IReadOnlyList<Guid> TooSoonFor)> Meet(
        FollowUpCase followUp,
        Visit visit,
        CancellationToken cancellationToken
    )
    {
        var items = new List<DueItem>();
        var tooSoonFor = new List<Guid>();
        await foreach (var item in Owed.On(db)(db, visit.CaseId).WithCancellation(cancellationToken))
        {
            if (item.IsMetBy(visit))
            {
                items.Add(item);
            }
            else if (item.IsTooSoon(visit))
            {
                tooSoonFor.Add(item.Id);
            }
        }

        if (items is [])
        {
            return ([], tooSoonFor);
        }

        // What is owed next, and from when on a visit counts for it, follows from this one.
        if (items.Exists(item => item.IsOfSeries))
        {
            return (await MetAfterAll(followUp, visit, cancellationToken), await db.TooSoonFor(visit, cancellationToken));
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
        return (met, tooSoonFor);
    }

    // A visit that was held earlier and recorded later: until now the item was known to be met by another one, and that stays known.
    private async Task<DueItem> MeetAnew(FollowUpCase followUp, DueItem item, Visit visit, CancellationToken cancellationToken)
    {
        item.SupersededAt = visit.RecordedAt;
        await db.SaveChangesAsync(cancellationToken);
        var anew = item.Anew(followUp, ids.New(), visit.RecordedAt);
        anew.Meet(visit);
        anew.Place(await due.Moves(followUp.Id, cancellationToken));
        db.DueItems.Add(anew);
        return anew;
    }
}
