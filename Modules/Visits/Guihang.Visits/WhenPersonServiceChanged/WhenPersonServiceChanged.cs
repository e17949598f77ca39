using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>At death everything addressed to the person ends, and the case is closed. With the retired nobody asks them to come.</summary>
internal sealed class WhenPersonServiceChanged(VisitsDb db, FollowUpPlanning planning, CaseClosings closings, IMediator mediator)
    : INotificationHandler<PersonServiceChanged>
{
    public async Task Handle(PersonServiceChanged notification, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.FirstOrDefaultAsync(c => c.PersonId == notification.PersonId, cancellationToken);
        if (followUp is null)
        {
            return;
        }

        if (notification.State == ServiceState.Deceased)
        {
            if (followUp.ClosedOn is null)
            {
                await closings.Close(followUp, ClosingReason.Died, null, notification.On, Guid.Empty, cancellationToken);
            }

            return;
        }

        followUp.ServiceState = notification.State;
        await db.SaveChangesAsync(cancellationToken);
        var person = await mediator.Send(new ReadPersonSanctions(notification.PersonId), cancellationToken);
        foreach (var sanction in person?.Sanctions ?? [])
        {
            await planning.Plan(sanction.State, cancellationToken);
        }
    }
}
