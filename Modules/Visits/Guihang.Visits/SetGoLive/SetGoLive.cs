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
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// Says from when on visits are watched in a jurisdiction, so that a ledger of past years does not turn overdue at once. A later setting takes the place of
/// an earlier one, which stays known.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record SetGoLive : IChange<GoLiveAnswer>, IConcernPlace
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440113</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day. A visit whose window ended before it is shown as history and never as overdue.</summary>
    /// <example>2014-01-01</example>
    public required DateOnly On { get; init; }

    /// <summary>The document that says so.</summary>
    /// <example>番纪办〔2014〕1号</example>
    public required string DocumentNumber { get; init; }
}

/// <summary>From when on visits are watched.</summary>
/// <param name="Jurisdiction" example="440113">The jurisdiction (GB/T 2260).</param>
/// <param name="On" example="2014-01-01">The first day.</param>
/// <param name="DocumentNumber" example="番纪办〔2014〕1号">The document that says so.</param>
public sealed record GoLiveAnswer(string Jurisdiction, DateOnly On, string DocumentNumber);

internal sealed class SetGoLiveValidator : AbstractValidator<SetGoLive>
{
    public SetGoLiveValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(live => live.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(live => live.On).NotInTheFuture(clock);
        RuleFor(live => live.DocumentNumber).NotEmpty().MaximumLength(100);
    }
}

internal sealed class SetGoLiveHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<SetGoLive, GoLiveAnswer>
{
    public async Task<GoLiveAnswer> Handle(SetGoLive request, CancellationToken cancellationToken)
    {
        var current = await db.GoLives.SingleOrDefaultAsync(
            live => live.Region == request.Jurisdiction && live.SupersededAt == null,
            cancellationToken
        );
        current?.SupersededAt = clock.Now();
        // The old setting leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        db.GoLives.Add(
            new GoLive
            {
                Id = ids.New(),
                Region = request.Jurisdiction,
                On = request.On,
                Document = request.DocumentNumber,
                RecordedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return new GoLiveAnswer(request.Jurisdiction, request.On, request.DocumentNumber);
    }
}

internal static class SetGoLiveEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/go-live-days",
                (SetGoLive body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body, live => $"/api/v1/due-items?region={live.Jurisdiction}&state=beforeGoLive", ct)
            )
            .Describe(
                "setGoLive",
                "设定启用日",
                "Set the go-live day",
                "Says from when on visits are watched in a jurisdiction. What was due before is history, and never overdue."
            )
            .Creates();
}
