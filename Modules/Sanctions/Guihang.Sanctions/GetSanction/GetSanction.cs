using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks for a sanction.</summary>
/// <param name="Id">The sanction's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetSanction(Guid Id) : IQuery<SanctionAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Sanction(Id);
}

/// <summary>Asks for all sanctions of a person, the oldest first.</summary>
/// <param name="PersonId">The person's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListSanctions(Guid PersonId) : IQuery<Page<SanctionAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class GetSanctionHandler(SanctionsDb db, SanctionLedger ledger, TimeProvider clock)
    : IRequestHandler<GetSanction, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(GetSanction request, CancellationToken cancellationToken)
    {
        var history = await ledger.Read(request.Id, cancellationToken);
        var period = await db.Periods.SingleAsync(
            period => period.SanctionId == request.Id && period.SupersededAt == null,
            cancellationToken
        );
        return SanctionAnswer.Of(history, period, clock.Today());
    }
}

internal sealed class ListSanctionsHandler(SanctionsDb db, PersonPeriods periods, TimeProvider clock)
    : IRequestHandler<ListSanctions, Page<SanctionAnswer>>
{
    public async Task<Page<SanctionAnswer>> Handle(ListSanctions request, CancellationToken cancellationToken)
    {
        var histories = await periods.Histories(request.PersonId, cancellationToken);
        List<Guid> records = [.. histories.Select(history => history.Sanction.PersonId).Distinct()];
        var current = await db
            .Periods.Where(period => records.Contains(period.PersonId) && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var today = clock.Today();
        return new Page<SanctionAnswer>(
            [.. histories.Select(history => SanctionAnswer.Of(history, current[history.Sanction.SanctionId], today))],
            null
        );
    }
}

internal static class GetSanctionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sanctions/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetSanction(id), ct))
            .Describe(
                "getSanction",
                "查看处分",
                "Get a sanction",
                "Gives a sanction with its influence period; whether the period is over is computed on reading."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}");
        api.MapGet(
                "/people/{personId:guid}/sanctions",
                (Guid personId, HttpDoor door, CancellationToken ct) => door.Get(new ListSanctions(personId), ct)
            )
            .Describe("listSanctions", "列出处分", "List sanctions", "Lists all sanctions of a person, the oldest first, on one page.")
            .Takes("personId", "The person's id.", "{personId}");
    }
}
