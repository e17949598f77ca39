using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Indicators;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks whose influence periods end in a window, those that end first first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListExpiries : IQuery<Page<ExpiryAnswer>>, IConcernPlace, IPaged
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2019-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2020-12-31</example>
    public required DateOnly To { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>An influence period that ends.</summary>
/// <param name="SanctionId" example="{sanctionId}">The sanction.</param>
/// <param name="PersonId" example="{personId}">The person.</param>
/// <param name="UnitId" example="{unitId}">The person's unit.</param>
/// <param name="LastDay" example="2020-03-04">The period's last day.</param>
public sealed record ExpiryAnswer(Guid SanctionId, Guid PersonId, Guid UnitId, DateOnly LastDay);

internal sealed class ListExpiriesValidator : AbstractValidator<ListExpiries>
{
    public ListExpiriesValidator(RegionTable regions)
    {
        RuleFor(list => list.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(list => list.To)
            .Must((list, to) => to >= list.From && to < DateOnly.MaxValue)
            .WithProblem("window", ReportingProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListExpiriesHandler(ReportingDb db, RegionTable regions) : IRequestHandler<ListExpiries, Page<ExpiryAnswer>>
{
    public async Task<Page<ExpiryAnswer>> Handle(ListExpiries request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? PageKey.DefaultLimit;
        // A period ends before its first day after.
        var (first, last) = (request.From.AddDays(1), request.To.AddDays(1));
        var ending =
            from period in db.Periods.Where(period => period.SupersededAt == null && period.End >= first && period.End <= last)
            join row in db.Counted.Where(row => row.SupersededAt == null && row.Event == CountedEvent.SanctionDecided)
                on period.SanctionId equals row.SourceId
            select new
            {
                period.SanctionId,
                period.PersonId,
                row.UnitId,
                row.Region,
                period.End,
            };
        if (GetComplianceHandler.Within(regions, request.Jurisdiction, request.To) is { } within)
        {
            ending = ending.Where(period => within.Contains(period.Region));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            ending = ending.Where(period => period.End >= after.Day && (period.End > after.Day || period.SanctionId > after.Id));
        }

        var read = await ending
            .OrderBy(period => period.End)
            .ThenBy(period => period.SanctionId)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, period => new PageKey(period.End, period.SanctionId));
        return new Page<ExpiryAnswer>(
            [.. page.Items.Select(p => new ExpiryAnswer(p.SanctionId, p.PersonId, p.UnitId, p.End.AddDays(-1)))],
            page.Next
        );
    }
}

internal static class ListExpiriesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/expiries", ([AsParameters] ListExpiries query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listExpiries",
                "影响期届满日历",
                "List expiries",
                "Lists the influence periods that end in a window, those that end first first: the calendar of what is to be prepared before the label comes off."
            )
            .MayAnswer(CoreProblems.BadCursor)
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
