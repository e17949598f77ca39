using System.Text;
using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Reads a private calendar: who has its address needs no other identity.</summary>
/// <param name="TokenHash">SHA-256 of the token in the address: the token itself goes nowhere where it could be written down.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record ReadCalendarFeed(byte[] TokenHash) : IQuery<string>;

internal sealed class ReadCalendarFeedHandler(VisitsDb db, OfficeLookup offices, Places places, TimeProvider clock)
    : IRequestHandler<ReadCalendarFeed, string>
{
    private const int MostEvents = 500;

    public async Task<string> Handle(ReadCalendarFeed request, CancellationToken cancellationToken)
    {
        var officerId = await db
            .CalendarFeeds.Where(feed => feed.TokenHash == request.TokenHash)
            .Select(feed => (Guid?)feed.OfficerId)
            .FirstOrDefaultAsync(cancellationToken);
        if (officerId is not { } id || await offices.FindOfficer(id, cancellationToken) is not { } officer)
        {
            throw new ProblemException(CoreProblems.NoSuchAddress);
        }

        var items = await Owed(officer, cancellationToken);
        var events = items.DistinctBy(item => item.Id).OrderBy(item => item.OrderDay).ThenBy(item => item.Id).Take(MostEvents);
        return CalendarText.Write(events, clock.Now());
    }

    // A secretary owes the visits of the unit, a case officer those of the commission, and whoever has taken on a person's care those of the person.
    private async Task<List<DueItem>> Owed(OfficerAnswer officer, CancellationToken cancellationToken)
    {
        var caller = new Caller(officer.Id, officer.Code, officer.Roles, officer.Region, officer.UnitId);
        var owed = db.DueItems.Where(item => item.SupersededAt == null).Standing(db, null, clock.Today(), CivilClock.EndOfTime);
        var items = new List<DueItem>();
        if (officer.Roles.Contains(Role.UnitSecretary))
        {
            var units = await places.UnitsOf(caller, cancellationToken);
            items.AddRange(
                await First(
                    owed.Where(item => units.Contains(item.UnitId) && item.Visitor != VisitorRole.DisciplineCommission),
                    cancellationToken
                )
            );
        }

        if (officer.Roles.Contains(Role.CaseOfficer))
        {
            var ofCommission = owed.Where(item => item.Visitor == VisitorRole.DisciplineCommission);
            var regions = places.RegionsOf(caller);
            items.AddRange(
                await First(regions is null ? ofCommission : ofCommission.Where(item => regions.Contains(item.Region)), cancellationToken)
            );
        }

        var cared = db.OfCases().Where(carer => carer.OfficerId == officer.Id).Select(carer => carer.CaseId);
        items.AddRange(await First(owed.Where(item => cared.Contains(item.CaseId)), cancellationToken));
        return items;
    }

    private static Task<List<DueItem>> First(IQueryable<DueItem> items, CancellationToken cancellationToken) =>
        items.OrderBy(item => item.OrderDay).ThenBy(item => item.Id).Take(MostEvents).ToListAsync(cancellationToken);
}

internal static class ReadCalendarFeedEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/calendar/{token}.ics",
                async (string token, HttpContext http, Door door, CancellationToken ct) =>
                {
                    var feed = await door.Send(new Call(Caller.System), new ReadCalendarFeed(CalendarToken.Hash(token)), ct);
                    http.Response.Headers.CacheControl = "private, no-store";
                    return TypedResults.Bytes(Encoding.UTF8.GetBytes(feed), "text/calendar; charset=utf-8");
                }
            )
            // Calendar programs read it, and nobody else: the document tells of the address where it is issued.
            .ExcludeFromDescription();
}
