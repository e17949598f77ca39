using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for due items within the caller's reach and of cases that name the caller, those due first first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListDueItems : IQuery<Page<DueItemAnswer>>, IPaged
{
    /// <summary>Only items that stand like this; all that are owed, in time or not, where it is not said.</summary>
    /// <example>met</example>
    public QueryWord<DueState>? State { get; init; }

    /// <summary>Only items of this jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public string? Region { get; init; }

    /// <summary>Only items of this unit.</summary>
    /// <example>{unitId}</example>
    public Guid? UnitId { get; init; }

    /// <summary>Only items of this case.</summary>
    /// <example>{caseId}</example>
    public Guid? CaseId { get; init; }

    /// <summary>The list as it was known at the end of this day; as it is now where it is not said.</summary>
    /// <example>2018-09-30</example>
    public DateOnly? KnownOn { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>A visit that is owed.</summary>
public sealed record DueItemAnswer
{
    /// <summary>The item's id.</summary>
    /// <example>{dueItemId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The sanction that it follows.</summary>
    /// <example>{sanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>What the visit is for.</summary>
    /// <example>firstTalk</example>
    public required VisitPurpose Purpose { get; init; }

    /// <summary>The days on which it is due; without a last day where no source sets one ("promptly").</summary>
    public required DateSpan Window { get; init; }

    /// <summary>Who must go.</summary>
    /// <example>unitSecretary</example>
    public required VisitorRole Visitor { get; init; }

    /// <summary>How many must go at least.</summary>
    /// <example>1</example>
    public required int MinimumVisitors { get; init; }

    /// <summary>Which kinds of visit count.</summary>
    /// <example>["talk", "topLeaderTalk"]</example>
    public required IReadOnlyList<VisitKind> CountsAs { get; init; }

    /// <summary>How it stands. What is due today is not overdue.</summary>
    /// <example>met</example>
    public required DueState State { get; init; }

    /// <summary>The day on which it was met; null while it is not.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly? MetOn { get; init; }

    /// <summary>The visit that meets it.</summary>
    /// <example>{visitId}</example>
    public required Guid? MetBy { get; init; }

    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>The unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>Whether the window is a part of the calendar's, at the beginning or at the end of the time for which visits are owed.</summary>
    /// <example>false</example>
    public bool IsStub { get; init; }

    /// <summary>Whether the visitors go to the person, who is not asked to come.</summary>
    /// <example>false</example>
    public bool NoTravel { get; init; }

    /// <summary>The year whose official calendar of holidays is missing, so that the last day cannot be told; null where nothing is missing.</summary>
    /// <example>null</example>
    public int? NeedsCalendarOf { get; init; }

    /// <summary>The last day of an exemption; null where there is none. Its reason is not shown here.</summary>
    /// <example>null</example>
    public DateOnly? ExemptUntil { get; init; }

    /// <summary>The last day that it would have without a quiet period, which moved it; null where none did.</summary>
    /// <example>null</example>
    public DateOnly? PostponedFrom { get; init; }

    /// <summary>The first day on which a visit counts, where policy asks for a time since the one before; null where it is the window's first.</summary>
    /// <example>null</example>
    public DateOnly? CountsFrom { get; init; }

    internal static DueItemAnswer Of(DueItem item, DateOnly day, DateTime known, DateOnly? goLive) =>
        new()
        {
            Id = item.Id,
            CaseId = item.CaseId,
            SanctionId = item.SanctionId,
            Purpose = item.Purpose,
            Window = item.Window,
            Visitor = item.Visitor,
            MinimumVisitors = item.MinimumVisitors,
            CountsAs = [.. item.Kinds],
            State = item.StateOn(day, known, goLive),
            MetOn = item.IsKnownMet(known) ? item.MetOn : null,
            MetBy = item.IsKnownMet(known) ? item.MetBy : null,
            Region = item.Region,
            UnitId = item.UnitId,
            IsStub = item.IsStub,
            NoTravel = item.NoTravel,
            NeedsCalendarOf = item.NeedsCalendarOf,
            PostponedFrom = item.PostponedFrom,
            CountsFrom = item.CountsFrom,
            ExemptUntil = item.ExemptRecordedAt < known ? LastDay(item) : null,
        };

    // Where the whole window is exempt, its last day is the exemption's as far as the item goes.
    private static DateOnly? LastDay(DueItem item) => (item.ExemptEnd == DateOnly.MaxValue ? item.WindowEnd : item.ExemptEnd)?.AddDays(-1);
}

internal sealed class ListDueItemsValidator : AbstractValidator<ListDueItems>
{
    public ListDueItemsValidator(RegionTable regions)
    {
        RuleFor(items => items.Region)
            .Must(region => regions.Knows(region!))
            .When(items => items.Region is not null)
            .WithProblem("region-unknown", CoreProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListDueItemsHandler(VisitsDb db, Places places, CallContext call, TimeProvider clock)
    : IRequestHandler<ListDueItems, Page<DueItemAnswer>>
{
    public async Task<Page<DueItemAnswer>> Handle(ListDueItems request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        // Whoever asks for one jurisdiction of his own has all of it already.
        var named =
            request.Region is not null && OnlyRegion(confines, request) is not null
                ? []
                : await db.Beyond(confines, call.Caller, clock.Today(), cancellationToken);
        var page = await Page(request, confines, named, cancellationToken);
        return page.Items is [] && request is { KnownOn: null, After: null } && AsksForOwed(request)
            ? page with
            {
                EmptyBecause = await WhyNothingIsOwed.Of(db, Cases(confines, named, request), clock.Today(), cancellationToken),
            }
            : page;
    }

    private async Task<Page<DueItemAnswer>> Page(
        ListDueItems request,
        Confines confines,
        List<Guid> named,
        CancellationToken cancellationToken
    )
    {
        var known = request.KnownOn is { } day ? CivilClock.EndOfDay(day) : CivilClock.EndOfTime;
        var today = request.KnownOn ?? clock.Today();
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var after = PageKey.Read(request.After);
        if (named is [] && IsOwedNow(request) && OnlyRegion(confines, request) is { } region)
        {
            var owed = await OwedInRegion.Read(db, region, request.State?.Value, today, after, limit + 1, cancellationToken);
            return PageKey.Cut(owed, limit, item => new PageKey(item.Window.End ?? DateOnly.MaxValue, item.Id));
        }

        var items = AskedFor(DueItemsKnown.Before(db.DueItems, known).Within(confines, named), request)
            .Standing(db, request.State?.Value, today, known);
        if (after is not null)
        {
            items = items.Where(item => item.OrderDay >= after.Day && (item.OrderDay > after.Day || item.Id > after.Id));
        }

        var read = await items.OrderBy(item => item.OrderDay).ThenBy(item => item.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, item => new PageKey(item.OrderDay, item.Id));
        // What is listed stands as the list says; only where history is asked for it is history.
        DateOnly? goLive = request.State?.Value is DueState.BeforeGoLive ? DateOnly.MaxValue : null;
        return new Page<DueItemAnswer>([.. page.Items.Select(item => DueItemAnswer.Of(item, today, known, goLive))], page.Next);
    }

    private static bool IsOwedNow(ListDueItems request) => request is { KnownOn: null, UnitId: null, CaseId: null } && AsksForOwed(request);

    private static bool AsksForOwed(ListDueItems request) =>
        request.State?.Value is null or DueState.Upcoming or DueState.Open or DueState.Overdue;

    private IQueryable<FollowUpCase> Cases(Confines confines, List<Guid> named, ListDueItems request)
    {
        var cases = db.Cases.Within(confines, named);
        if (request.Region is { } region)
        {
            cases = cases.Where(followUp => followUp.Region == region);
        }

        if (request.UnitId is { } unitId)
        {
            cases = cases.Where(followUp => followUp.UnitId == unitId);
        }

        return request.CaseId is { } caseId ? cases.Where(followUp => followUp.Id == caseId) : cases;
    }

    // The one jurisdiction that is asked for within those of the caller; null where it is not one.
    private static string? OnlyRegion(Confines confines, ListDueItems request) =>
        confines switch
        {
            { Units: not null } => null,
            { Regions: null } => request.Region,
            { Regions: var regions } when request.Region is { } region => regions.Contains(region, StringComparer.Ordinal) ? region : null,
            { Regions: [var only] } => only,
            _ => null,
        };

    private static IQueryable<DueItem> AskedFor(IQueryable<DueItem> items, ListDueItems request)
    {
        if (request.Region is { } region)
        {
            items = items.Where(item => item.Region == region);
        }

        if (request.UnitId is { } unitId)
        {
            items = items.Where(item => item.UnitId == unitId);
        }

        return request.CaseId is { } caseId ? items.Where(item => item.CaseId == caseId) : items;
    }
}

internal static class ListDueItemsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/due-items", ([AsParameters] ListDueItems query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listDueItems",
                "列出应访事项",
                "List due items",
                "Lists the visits that are owed within the caller's reach, those due first first; also as the list was known on an earlier day. Where nothing is owed, emptyBecause says why: there is no case, nothing was served, all is done, and so on."
            );
}
