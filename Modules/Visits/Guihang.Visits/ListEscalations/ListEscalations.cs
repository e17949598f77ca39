using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for the overdue visits that have gone onto the leading group's agenda and are still owed, within the caller's reach.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.LeadingGroupMember, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListEscalations : IQuery<Page<EscalationAnswer>>, IPaged
{
    /// <summary>Only those of this jurisdiction and of those below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public string? Jurisdiction { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>An overdue visit on the leading group's agenda.</summary>
public sealed record EscalationAnswer
{
    /// <summary>The due item.</summary>
    /// <example>{dueItemId}</example>
    public required Guid DueItemId { get; init; }

    /// <summary>The follow-up case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>The unit whose visit it is.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The last day on which it was due.</summary>
    /// <example>2018-10-06</example>
    public required DateOnly LastDay { get; init; }

    /// <summary>Since when it is on the agenda.</summary>
    /// <example>2018-10-21</example>
    public required DateOnly OnAgendaSince { get; init; }
}

internal sealed class ListEscalationsValidator : AbstractValidator<ListEscalations>
{
    public ListEscalationsValidator(RegionTable regions)
    {
        RuleFor(query => query.Jurisdiction)
            .Must(jurisdiction => jurisdiction is null || regions.Knows(jurisdiction))
            .WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListEscalationsHandler(VisitsDb db, Places places, RegionTable regions, CallContext call, TimeProvider clock)
    : IRequestHandler<ListEscalations, Page<EscalationAnswer>>
{
    public async Task<Page<EscalationAnswer>> Handle(ListEscalations request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var escalated = db.Escalated(clock.Today());
        if (confines.Regions is { } reach)
        {
            escalated = escalated.Where(entry => reach.Contains(entry.Region));
        }

        if (request.Jurisdiction is { } jurisdiction)
        {
            var within = regions.Within(jurisdiction, clock.Today());
            escalated = escalated.Where(entry => within.Contains(entry.Region));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            escalated = escalated.Where(entry => entry.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await escalated.OrderBy(entry => entry.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, entry => new PageKey(DateOnly.MinValue, entry.Id));
        return new Page<EscalationAnswer>(
            [
                .. page.Items.Select(entry => new EscalationAnswer
                {
                    DueItemId = entry.DueItemId,
                    CaseId = entry.CaseId,
                    Region = entry.Region,
                    UnitId = entry.UnitId,
                    LastDay = entry.WindowEnd.AddDays(-1),
                    OnAgendaSince = entry.On,
                }),
            ],
            page.Next
        );
    }
}

internal static class ListEscalationsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/due-items/escalated",
                ([AsParameters] ListEscalations query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listEscalatedDueItems",
                "列出已提交领导小组的逾期事项",
                "List overdue visits on the agenda",
                "Lists the overdue visits that have gone onto the leading group's agenda and are still owed, in the order in which they came onto it."
            );
}
