using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks why a visit is owed.</summary>
/// <param name="Id">The due item's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainDueItem(Guid Id) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.DueItem(Id);
}

internal sealed class ExplainDueItemHandler(VisitsDb db, Explanations explanations, CallContext call)
    : IRequestHandler<ExplainDueItem, Explanation>
{
    public async Task<Explanation> Handle(ExplainDueItem request, CancellationToken cancellationToken)
    {
        var plan = await db
            .Plans.Where(plan => db.DueItems.Any(item => item.Id == request.Id && item.PlanId == plan.Id))
            .SingleAsync(cancellationToken);
        var mayKnowWhat =
            !plan.Part.StartsWith(PlanPart.Event, StringComparison.Ordinal)
            || await ClosedNoteReaders.MayReadAll(db, plan.CaseId, call.Caller, cancellationToken);
        // What happened may stand in a closed note: to others it is only something that calls for a contact.
        return await explanations.Of(mayKnowWhat ? plan.Decision : plan.Decision.Without(nameof(VisitPlanFacts.Event)), cancellationToken);
    }
}

internal static class ExplainDueItemEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/due-items/{id:guid}/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainDueItem(id), ct)
            )
            .Describe("explainDueItem", "应访依据", "Explain a due item", "Tells why a visit is owed, who must go and by when.")
            .Takes("id", "The due item's id.", "{dueItemId}");
}
