using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// Gives the caller a private address under which a calendar reads the visits that the caller owes. A former address stops working. It is not kept with the
/// answers of creations, since whoever has it reads the calendar: only its hash is kept.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record IssueCalendarFeed : IChange<CalendarFeedAnswer>;

/// <summary>Takes the caller's private calendar address away.</summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record RevokeCalendarFeed : IChange<CalendarFeedAnswer>;

/// <summary>The caller's private calendar.</summary>
public sealed record CalendarFeedAnswer
{
    /// <summary>The address, told this once; null where there is none any more.</summary>
    /// <example>/api/v1/calendar/Jb1vWbXrq0bXk2h6c1S0yJmV4m0m3l2k1j0i9h8g7f6.ics</example>
    public required string? Address { get; init; }

    /// <summary>When it was issued, UTC; null where there is none any more.</summary>
    /// <example>2018-09-20T01:00:00Z</example>
    public required DateTime? IssuedAt { get; init; }
}

internal sealed class IssueCalendarFeedHandler(VisitsDb db, CallContext call, TimeProvider clock)
    : IRequestHandler<IssueCalendarFeed, CalendarFeedAnswer>
{
    public async Task<CalendarFeedAnswer> Handle(IssueCalendarFeed request, CancellationToken cancellationToken)
    {
        var (token, now) = (CalendarToken.New(), clock.Now());
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.OfficerId == call.Caller.OfficerId, cancellationToken);
        if (feed is null)
        {
            feed = new CalendarFeed
            {
                OfficerId = call.Caller.OfficerId,
                TokenHash = CalendarToken.Hash(token),
                IssuedAt = now,
            };
            db.CalendarFeeds.Add(feed);
        }

        (feed.TokenHash, feed.IssuedAt) = (CalendarToken.Hash(token), now);
        await db.SaveChangesAsync(cancellationToken);
        return new CalendarFeedAnswer { Address = $"/api/v1/calendar/{token}.ics", IssuedAt = now };
    }
}

internal sealed class RevokeCalendarFeedHandler(VisitsDb db, CallContext call) : IRequestHandler<RevokeCalendarFeed, CalendarFeedAnswer>
{
    public async Task<CalendarFeedAnswer> Handle(RevokeCalendarFeed request, CancellationToken cancellationToken)
    {
        if (await db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.OfficerId == call.Caller.OfficerId, cancellationToken) is { } feed)
        {
            db.CalendarFeeds.Remove(feed);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new CalendarFeedAnswer { Address = null, IssuedAt = null };
    }
}

/// <summary>The secret in a private calendar address.</summary>
internal static class CalendarToken
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal static class IssueCalendarFeedEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/calendar-feed", (HttpDoor door, CancellationToken ct) => door.Replace(new IssueCalendarFeed(), ct))
            .Describe(
                "issueCalendarFeed",
                "取得个人日历地址",
                "Get a private calendar address",
                "Gives the caller a private address under which a calendar program reads the visits that the caller owes, without names (RFC 5545). It is told this once; a former address stops working. Of the address only a hash is kept."
            );
        api.MapDelete("/calendar-feed", (HttpDoor door, CancellationToken ct) => door.Replace(new RevokeCalendarFeed(), ct))
            .Describe(
                "revokeCalendarFeed",
                "撤销个人日历地址",
                "Revoke the private calendar address",
                "Takes the caller's private calendar address away: nobody can read it any more."
            );
    }
}
