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

/// <summary>Grants or declines an exemption. Nobody decides what they asked for themselves.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record DecideExemption : IChange<ExemptionAnswer>, IConcernSubject
{
    /// <summary>The exemption, from the address.</summary>
    [JsonIgnore]
    public Guid ExemptionId { get; init; }

    /// <summary>Whether it is granted.</summary>
    /// <example>true</example>
    public required bool Granted { get; init; }

    Subject IConcernSubject.Subject => Subjects.Exemption(ExemptionId);
}

internal sealed class DecideExemptionHandler(VisitsDb db, DueList due, CallContext call, TimeProvider clock)
    : IRequestHandler<DecideExemption, ExemptionAnswer>
{
    public async Task<ExemptionAnswer> Handle(DecideExemption request, CancellationToken cancellationToken)
    {
        var exemption = await db.Exemptions.SingleAsync(exemption => exemption.Id == request.ExemptionId, cancellationToken);
        if (exemption.IsGranted is not null)
        {
            throw new ProblemException(VisitsProblems.ExemptionDecided);
        }

        if (exemption.AskedBy == call.Caller.OfficerId)
        {
            throw new ProblemException(VisitsProblems.OwnExemption);
        }

        (exemption.IsGranted, exemption.DecidedBy, exemption.DecidedAt) = (request.Granted, call.Caller.OfficerId, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        await due.Refresh(await db.Cases.SingleAsync(followUp => followUp.Id == exemption.CaseId, cancellationToken), cancellationToken);
        return ExemptionAnswer.Of(exemption, call.Caller);
    }
}

internal static class DecideExemptionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/exemptions/{exemptionId:guid}/decision",
                (Guid exemptionId, DecideExemption body, HttpDoor door, CancellationToken ct) =>
                    door.Create(
                        body with
                        {
                            ExemptionId = exemptionId,
                        },
                        exemption => $"/api/v1/follow-up-cases/{exemption.CaseId}/exemptions",
                        ct
                    )
            )
            .Describe(
                "decideExemption",
                "审批免访",
                "Decide an exemption",
                "Grants or declines an exemption. Who asked for it cannot decide it; once decided it stays."
            )
            .Takes("exemptionId", "The exemption's id.", "{exemptionId}")
            .MayAnswer(VisitsProblems.OwnExemption)
            .MayAnswer(VisitsProblems.ExemptionDecided)
            .Creates();
}
