using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A death that did not happen leaves the case as it was before; what is owed follows from how the person serves.</summary>
internal sealed class WhenPersonServiceCorrected(VisitsDb db, CaseClosings closings, FollowUpOfService service)
    : INotificationHandler<PersonServiceCorrected>
{
    public async Task Handle(PersonServiceCorrected notification, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.FirstOrDefaultAsync(c => c.PersonId == notification.PersonId, cancellationToken);
        if (followUp is null)
        {
            return;
        }

        if (notification.Was == ServiceState.Deceased)
        {
            await closings.TakeBack(followUp, ClosingReason.Died, cancellationToken);
        }

        await service.Follow(followUp, notification.State, notification.On, cancellationToken);
    }
}
