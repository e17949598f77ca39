using System.Text.Json.Serialization;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Grants or declines a visit beyond the most that policy allows. Nobody decides what they asked for themselves.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record DecideExtraVisit : IChange<ExtraVisitAnswer>, IConcernSubject
{
    /// <summary>What was asked for, from the address.</summary>
    [JsonIgnore]
    public Guid ExtraVisitId { get; init; }

    /// <summary>Whether it is granted.</summary>
    /// <example>true</example>
    public required bool Granted { get; init; }

    Subject IConcernSubject.Subject => Subjects.ExtraVisit(ExtraVisitId);
}

internal sealed class DecideExtraVisitHandler(VisitsDb db, CallContext call, TimeProvider clock)
    : IRequestHandler<DecideExtraVisit, ExtraVisitAnswer>
{
    public async Task<ExtraVisitAnswer> Handle(DecideExtraVisit request, CancellationToken cancellationToken)
    {
        var extra = await db.ExtraVisits.SingleAsync(extra => extra.Id == request.ExtraVisitId, cancellationToken);
        if (extra.IsGranted is not null)
        {
            throw new ProblemException(VisitsProblems.ExtraVisitDecided);
        }

        if (extra.AskedBy == call.Caller.OfficerId)
        {
            throw new ProblemException(VisitsProblems.OwnExtraVisit);
        }

        (extra.IsGranted, extra.DecidedBy, extra.DecidedAt) = (request.Granted, call.Caller.OfficerId, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return ExtraVisitAnswer.Of(extra);
    }
}

internal static class DecideExtraVisitEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/extra-visits/{extraVisitId:guid}/decision",
                (Guid extraVisitId, DecideExtraVisit body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { ExtraVisitId = extraVisitId }, extra => $"/api/v1/follow-up-cases/{extra.CaseId}", ct)
            )
            .Describe(
                "decideExtraVisit",
                "审批增加回访",
                "Decide an extra visit",
                "Grants or declines a visit beyond the most that policy allows. Who asked for it cannot decide it."
            )
            .Takes("extraVisitId", "The id of what was asked for.", "{extraVisitId}")
            .MayAnswer(VisitsProblems.OwnExtraVisit)
            .MayAnswer(VisitsProblems.ExtraVisitDecided)
            .Creates();
}
