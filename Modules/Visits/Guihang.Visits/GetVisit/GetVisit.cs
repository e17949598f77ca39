using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for a visit.</summary>
/// <param name="Id">The visit's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetVisit(Guid Id) : IQuery<VisitAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Visit(Id);
}

/// <summary>Asks for the visits of a case, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListVisits : IQuery<Page<VisitAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class ListVisitsValidator : AbstractValidator<ListVisits>
{
    public ListVisitsValidator() => this.Paged();
}

internal sealed class VisitPlaceFinder(Session session, TimeProvider clock) : IPlaceFinder
{
    public string Kind => Subjects.VisitKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db
            .Visits.Where(visit => visit.Id == id)
            .Join(db.Cases, visit => visit.CaseId, followUp => followUp.Id, (_, followUp) => new Place(followUp.Region, followUp.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public Task<bool> Names(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var db = session.Context<VisitsDb>();
        return db.NamesIn(db.Visits.Where(visit => visit.Id == id).Select(visit => visit.CaseId), caller, clock.Today(), cancellationToken);
    }

    // A scanned note says what the record says.
    public async Task<bool> Opens(Guid id, Caller caller, CancellationToken cancellationToken) =>
        await session.Context<VisitsDb>().Visits.AsNoTracking().FirstOrDefaultAsync(visit => visit.Id == id, cancellationToken) is { } visit
        && VisitReaders.MayReadWords(caller, visit);
}

internal sealed class GetVisitHandler(VisitsDb db, CallContext call) : IRequestHandler<GetVisit, VisitAnswer>
{
    public async Task<VisitAnswer> Handle(GetVisit request, CancellationToken cancellationToken)
    {
        var visit = await db.Visits.SingleAsync(visit => visit.Id == request.Id, cancellationToken);
        var meets = await db
            .DueItems.Where(item => item.CaseId == visit.CaseId && item.MetBy == visit.Id && item.SupersededAt == null)
            .Select(item => item.Id)
            .ToListAsync(cancellationToken);
        var detail = await db.VisitDetails.FirstOrDefaultAsync(detail => detail.Id == visit.Id, cancellationToken);
        var signs = await db.FormalitySigns.Where(sign => sign.VisitId == visit.Id).OrderBy(sign => sign.Id).ToListAsync(cancellationToken);
        return VisitAnswer.Of(visit, detail, meets).For(call.Caller, visit) with
        {
            Signs = await db.Answers(signs, call.Language, other => VisitReaders.MayReadWords(call.Caller, other), cancellationToken),
            TooSoonFor = visit.SupersededAt is null ? await db.TooSoonFor(visit, cancellationToken) : [],
        };
    }
}

internal sealed class ListVisitsHandler(VisitsDb db, CallContext call) : IRequestHandler<ListVisits, Page<VisitAnswer>>
{
    public async Task<Page<VisitAnswer>> Handle(ListVisits request, CancellationToken cancellationToken)
    {
        var visits = db.Visits.Where(visit => visit.CaseId == request.CaseId && visit.SupersededAt == null);
        if (PageKey.Read(request.After) is { } after)
        {
            visits = visits.Where(visit => visit.HeldOn > after.Day || (visit.HeldOn == after.Day && visit.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await visits.OrderBy(visit => visit.HeldOn).ThenBy(visit => visit.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var meeting = read.ConvertAll(visit => (Guid?)visit.Id);
        var met = await db
            .DueItems.Where(item => item.CaseId == request.CaseId && meeting.Contains(item.MetBy) && item.SupersededAt == null)
            .Select(item => new { item.Id, item.MetBy })
            .ToListAsync(cancellationToken);
        var ids = read.ConvertAll(visit => visit.Id);
        var details = await db
            .VisitDetails.Where(detail => ids.Contains(detail.Id))
            .ToDictionaryAsync(detail => detail.Id, cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(visit =>
                VisitAnswer
                    .Of(visit, details.GetValueOrDefault(visit.Id), [.. met.Where(m => m.MetBy == visit.Id).Select(m => m.Id)])
                    .For(call.Caller, visit)
            ),
            limit,
            visit => new PageKey(visit.HeldOn, visit.Id)
        );
    }
}

internal static class GetVisitEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/visits/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetVisit(id), ct))
            .Describe(
                "getVisit",
                "查看回访谈话",
                "Get a visit",
                "Gives a visit or talk with what was said and the due items that it meets."
            )
            .Takes("id", "The visit's id.", "{visitId}");
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/visits",
                ([AsParameters] ListVisits query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe("listVisits", "列出回访谈话", "List visits", "Lists the visits of a case, the earliest first.");
    }
}
