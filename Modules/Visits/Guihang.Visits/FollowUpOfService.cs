using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;

namespace Guihang.Visits;

/// <summary>At death everything addressed to the person ends, and the case is closed. With the retired nobody asks them to come.</summary>
internal sealed class FollowUpOfService(VisitsDb db, FollowUpPlanning planning, CaseClosings closings, IMediator mediator)
{
    /// <summary>Has the case stand as the person serves.</summary>
    public async Task Follow(FollowUpCase followUp, ServiceState state, DateOnly on, CancellationToken cancellationToken)
    {
        if (state == ServiceState.Deceased)
        {
            if (followUp.ClosedOn is null)
            {
                await closings.Close(followUp, ClosingReason.Died, null, on, Guid.Empty, cancellationToken);
            }

            return;
        }

        followUp.ServiceState = state;
        await db.SaveChangesAsync(cancellationToken);
        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        foreach (var sanction in person?.Sanctions ?? [])
        {
            await planning.Plan(sanction.State, cancellationToken);
        }
    }
}
