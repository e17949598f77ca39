using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>The case goes back with the person. The policy of the place left counts on no day, and the contact that the move called for falls away.</summary>
internal sealed class WhenPersonMoveWithdrawn(FollowUpMoves moves, CaseEvents events) : INotificationHandler<PersonMoveWithdrawn>
{
    public async Task Handle(PersonMoveWithdrawn notification, CancellationToken cancellationToken)
    {
        var to = notification.UnitChanged ? (notification.Region, notification.UnitId) : ((string, Guid)?)null;
        if (await moves.Follow(notification.PersonId, to, notification.On, notification.RecordedAt, cancellationToken) is { } followUp)
        {
            await events.Withdraw(followUp, notification.MoveId, cancellationToken);
        }
    }
}
