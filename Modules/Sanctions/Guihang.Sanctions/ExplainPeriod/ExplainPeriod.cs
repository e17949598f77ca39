using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks why an influence period is as it is.</summary>
/// <param name="SanctionId">The sanction's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainPeriod(Guid SanctionId) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class ExplainPeriodHandler(SanctionsDb db, Explanations explanations) : IRequestHandler<ExplainPeriod, Explanation>
{
    public async Task<Explanation> Handle(ExplainPeriod request, CancellationToken cancellationToken)
    {
        var period = await db.Periods.SingleAsync(
            period => period.SanctionId == request.SanctionId && period.SupersededAt == null,
            cancellationToken
        );
        return await explanations.Of(period.Decision, cancellationToken);
    }
}

internal static class ExplainPeriodEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/sanctions/{id:guid}/influence-period/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainPeriod(id), ct)
            )
            .Describe(
                "explainInfluencePeriod",
                "影响期依据",
                "Explain an influence period",
                "Tells why the period is as it is: rule, facts, parameters with their sources, and what they stand in front of."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}");
}
