using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks which indicators a jurisdiction has.</summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.OrganisationDepartment, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListIndicators : IQuery<Page<IndicatorAnswer>>
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }
}

/// <summary>An indicator.</summary>
public sealed record IndicatorAnswer
{
    /// <summary>The code.</summary>
    /// <example>visits-held</example>
    public required string Indicator { get; init; }

    /// <summary>The name.</summary>
    /// <example>{"zh":"回访谈话","en":"Visits and talks held"}</example>
    public required Wording Title { get; init; }

    /// <summary>What it counts.</summary>
    /// <example>{"zh":"期内已进行的谈话与回访；人按不同的人计，人次按次计。","en":"Talks and visits held in the window: persons each once, events each time."}</example>
    public required Wording Definition { get; init; }
}

internal sealed class ListIndicatorsValidator : AbstractValidator<ListIndicators>
{
    public ListIndicatorsValidator(RegionTable regions) =>
        RuleFor(list => list.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
}

internal sealed class ListIndicatorsHandler(PolicyBook book, TimeProvider clock) : IRequestHandler<ListIndicators, Page<IndicatorAnswer>>
{
    public Task<Page<IndicatorAnswer>> Handle(ListIndicators request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var table = book.ChainFor(request.Jurisdiction, today).Resolve("indicators", today)?.Value as Table;
        return Task.FromResult(
            new Page<IndicatorAnswer>(
                [
                    .. (table?.Rows ?? []).Select(row => new IndicatorAnswer
                    {
                        Indicator = row.Key,
                        Title = row.Wording("title")!,
                        Definition = row.Wording("definition")!,
                    }),
                ],
                null
            )
        );
    }
}

internal static class ListIndicatorsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/indicators", ([AsParameters] ListIndicators query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listIndicators",
                "列出统计指标",
                "List indicators",
                "Lists the indicators that policy declares for a jurisdiction, with their definitions."
            );
}
