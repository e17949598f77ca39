using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>The case stands as the person serves.</summary>
internal sealed class WhenPersonServiceChanged(VisitsDb db, FollowUpOfService service) : INotificationHandler<PersonServiceChanged>
{
    public async Task Handle(PersonServiceChanged notification, CancellationToken cancellationToken)
    {
        if (await db.Cases.FirstOrDefaultAsync(c => c.PersonId == notification.PersonId, cancellationToken) is { } followUp)
        {
            await service.Follow(followUp, notification.State, notification.On, cancellationToken);
        }
    }
}
