using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for the extra visits within the caller's reach that wait for a decision, those whose day comes first first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.LeadingGroupMember, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListOpenExtraVisits : IQuery<Page<OpenExtraVisit>>, IPaged
{
    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>An extra visit that waits for a decision, with what the decision turns on.</summary>
public sealed record OpenExtraVisit
{
    /// <summary>Its id.</summary>
    /// <example>{extraVisitId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The day of the visit.</summary>
    /// <example>2026-11-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Why one more is needed.</summary>
    /// <example>家中变故，需要当面了解</example>
    public required string Reason { get; init; }

    /// <summary>The officer who asked, and who does not decide it.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid AskedBy { get; init; }

    /// <summary>The day on which it was asked for.</summary>
    /// <example>2026-11-18</example>
    public required DateOnly AskedOn { get; init; }

    /// <summary>The limits that hold on the day of the visit, as they stand now; empty where policy has none, and nothing has to be granted.</summary>
    public required IReadOnlyList<VisitLimitAnswer> Limits { get; init; }
}

/// <summary>The most visits that policy allows within a window of the calendar, all bodies together, and how many there were.</summary>
/// <param name="Most" example="2">The most visits.</param>
/// <param name="Window">The window.</param>
/// <param name="Held" example="2">How many were held in it. A joint visit is one; a contact that the person started does not count.</param>
public sealed record VisitLimitAnswer(int Most, DateSpan Window, int Held);

internal sealed class ListOpenExtraVisitsValidator : AbstractValidator<ListOpenExtraVisits>
{
    public ListOpenExtraVisitsValidator() => this.Paged();
}

internal sealed class ListOpenExtraVisitsHandler(VisitsDb db, VisitCaps caps, Places places, CallContext call)
    : IRequestHandler<ListOpenExtraVisits, Page<OpenExtraVisit>>
{
    public async Task<Page<OpenExtraVisit>> Handle(ListOpenExtraVisits request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var cases = db.Cases.AsQueryable();
        if (confines.Regions is { } regions)
        {
            cases = cases.Where(followUp => regions.Contains(followUp.Region));
        }

        var open = db.ExtraVisits.Where(extra => extra.IsGranted == null);
        if (PageKey.Read(request.After) is { } after)
        {
            open = open.Where(e => e.On > after.Day || (e.On == after.Day && e.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await open.Join(cases, extra => extra.CaseId, followUp => followUp.Id, (extra, followUp) => new { extra, followUp })
            .OrderBy(pair => pair.extra.On)
            .ThenBy(pair => pair.extra.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, pair => new PageKey(pair.extra.On, pair.extra.Id));
        var answers = new List<OpenExtraVisit>();
        foreach (var pair in page.Items)
        {
            var standing = await caps.On(pair.followUp, pair.extra.On, cancellationToken);
            answers.Add(Answer(pair.extra, standing));
        }

        return new Page<OpenExtraVisit>(answers, page.Next);
    }

    private static OpenExtraVisit Answer(ExtraVisit extra, IReadOnlyList<CapStanding> standing) =>
        new()
        {
            Id = extra.Id,
            CaseId = extra.CaseId,
            On = extra.On,
            Reason = extra.Reason,
            AskedBy = extra.AskedBy,
            AskedOn = CivilClock.DayOf(extra.AskedAt),
            Limits = [.. standing.Select(cap => new VisitLimitAnswer(cap.Most, cap.Window, cap.Held.Count))],
        };
}

internal static class ListOpenExtraVisitsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/open-extra-visits",
                ([AsParameters] ListOpenExtraVisits query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listOpenExtraVisits",
                "列出待审批的增加回访",
                "List extra visits to decide",
                "Lists the extra visits within the caller's reach that wait for a decision, with the limits that hold on their day and how many visits there were, those whose day comes first first."
            );
}
