using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Regions;

/// <summary>Asks for a region and what is above it on a day.</summary>
/// <param name="Code">The code, of today or of then (GB/T 2260).</param>
/// <param name="On">The day; today where it is not said.</param>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.OrganisationDepartment, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.SystemAdministrator, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetRegion(string Code, DateOnly? On) : IQuery<RegionAnswer>;

/// <summary>A region on a day.</summary>
public sealed record RegionAnswer
{
    /// <summary>The code on that day.</summary>
    /// <example>440605</example>
    public required string Code { get; init; }

    /// <summary>The name on that day.</summary>
    /// <example>南海区</example>
    public required string Name { get; init; }

    /// <summary>The code that stands for the region today.</summary>
    /// <example>440605</example>
    public required string CodeToday { get; init; }

    /// <summary>The codes of today from the region up to the nation, as they were above each other on that day.</summary>
    /// <example>["440605", "440600", "440000", "000000"]</example>
    public required IReadOnlyList<string> Chain { get; init; }
}

internal sealed class GetRegionValidator : AbstractValidator<GetRegion>
{
    public GetRegionValidator(RegionTable regions) =>
        RuleFor(region => region.Code).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
}

internal sealed class GetRegionHandler(RegionTable regions, TimeProvider clock) : IRequestHandler<GetRegion, RegionAnswer>
{
    public Task<RegionAnswer> Handle(GetRegion request, CancellationToken cancellationToken)
    {
        var day = request.On ?? clock.Today();
        var region = regions.On(request.Code, day);
        return Task.FromResult(
            new RegionAnswer
            {
                Code = region.Code,
                Name = region.Name,
                CodeToday = regions.Latest(request.Code),
                Chain = regions.Chain(request.Code, day),
            }
        );
    }
}

internal static class GetRegionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/regions/{code}",
                (string code, DateOnly? on, HttpDoor door, CancellationToken ct) => door.Get(new GetRegion(code, on), ct)
            )
            .Describe("getRegion", "查看行政区划", "Get a region", "Gives a region and its chain up to the nation as they were on a day.")
            .Takes("code", "The code, of today or of then (GB/T 2260).", "440605")
            .Takes("on", "The day; today where it is not said.", "2019-01-01");
}
