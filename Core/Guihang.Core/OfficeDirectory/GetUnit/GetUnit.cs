using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>Asks for a unit.</summary>
/// <param name="Id">The unit's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.SystemAdministrator, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetUnit(Guid Id) : IQuery<UnitAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => UnitSubject.Of(Id);
}

internal sealed class GetUnitHandler(CoreDb db) : IRequestHandler<GetUnit, UnitAnswer>
{
    public async Task<UnitAnswer> Handle(GetUnit request, CancellationToken cancellationToken) =>
        UnitAnswer.Of(await db.Units.SingleAsync(unit => unit.Id == request.Id, cancellationToken));
}

internal static class GetUnitEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/units/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetUnit(id), ct))
            .Describe("getUnit", "查看单位", "Get a unit", "Gives a unit of the directory.")
            .Takes("id", "The unit's id.", "{unitId}");
}
