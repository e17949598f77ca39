using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>Asks for the officers within the caller's reach.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.SystemAdministrator, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListOfficers : IQuery<Page<OfficerAnswer>>, IPaged
{
    /// <summary>Only officers of this unit.</summary>
    /// <example>{unitId}</example>
    public Guid? UnitId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListOfficersValidator : AbstractValidator<ListOfficers>
{
    public ListOfficersValidator() => this.Paged();
}

internal sealed class ListOfficersHandler(CoreDb db, Places places, CallContext call) : IRequestHandler<ListOfficers, Page<OfficerAnswer>>
{
    public async Task<Page<OfficerAnswer>> Handle(ListOfficers request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var officers = db.Officers.AsQueryable();
        if (confines.Regions is { } regions)
        {
            officers = officers.Where(officer => regions.Contains(officer.Region));
        }

        if (confines.Units is { } own)
        {
            officers = officers.Where(officer => own.Contains(officer.UnitId));
        }

        if (request.UnitId is { } unitId)
        {
            officers = officers.Where(officer => officer.UnitId == unitId);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            officers = officers.Where(officer => officer.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await officers.OrderBy(officer => officer.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut([.. read.Select(OfficerAnswer.Of)], limit, officer => new PageKey(DateOnly.MinValue, officer.Id));
    }
}

internal static class ListOfficersEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/officers", ([AsParameters] ListOfficers query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listOfficers", "列出工作人员", "List officers", "Lists the officers within the caller's reach, page by page.");
}
