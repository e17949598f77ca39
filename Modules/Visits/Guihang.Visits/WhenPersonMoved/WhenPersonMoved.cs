using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>The case and what is owed in it go with the person; from that day on the new place's policy counts. Nothing is interrupted and nothing begins anew.</summary>
internal sealed class WhenPersonMoved(FollowUpMoves moves, CaseEvents events) : INotificationHandler<PersonMoved>
{
    public async Task Handle(PersonMoved notification, CancellationToken cancellationToken)
    {
        var to = notification.UnitChanged ? (notification.Region, notification.UnitId) : ((string, Guid)?)null;
        if (await moves.Follow(notification.PersonId, to, notification.On, notification.RecordedAt, cancellationToken) is { } followUp)
        {
            await events.Add(followUp, CaseEventKind.PostMoved, notification.On, notification.MoveId, cancellationToken);
        }
    }
}
