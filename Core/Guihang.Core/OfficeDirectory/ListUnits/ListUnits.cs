using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>Asks for the units within the caller's reach, in the order in which they were registered.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.LeadingGroupMember, Over.WithinReach)]
[MaySend(Role.OrganisationDepartment, Over.WithinReach)]
[MaySend(Role.Auditor, Over.WithinReach)]
[MaySend(Role.SystemAdministrator, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListUnits : IQuery<Page<UnitAnswer>>, IPaged
{
    /// <summary>Only units of this jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListUnitsValidator : AbstractValidator<ListUnits>
{
    public ListUnitsValidator(RegionTable regions)
    {
        RuleFor(units => units.Region)
            .Must(region => regions.Knows(region!))
            .When(units => units.Region is not null)
            .WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListUnitsHandler(CoreDb db, Places places, CallContext call) : IRequestHandler<ListUnits, Page<UnitAnswer>>
{
    public async Task<Page<UnitAnswer>> Handle(ListUnits request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var units = db.Units.AsQueryable();
        if (confines.Regions is { } regions)
        {
            units = units.Where(unit => regions.Contains(unit.Region));
        }

        if (confines.Units is { } own)
        {
            units = units.Where(unit => own.Contains(unit.Id));
        }

        if (request.Region is { } region)
        {
            units = units.Where(unit => unit.Region == region);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            units = units.Where(unit => unit.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await units.OrderBy(unit => unit.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut([.. read.Select(UnitAnswer.Of)], limit, unit => new PageKey(DateOnly.MinValue, unit.Id));
    }
}

internal static class ListUnitsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/units", ([AsParameters] ListUnits query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listUnits", "列出单位", "List units", "Lists the units within the caller's reach, page by page.");
}
