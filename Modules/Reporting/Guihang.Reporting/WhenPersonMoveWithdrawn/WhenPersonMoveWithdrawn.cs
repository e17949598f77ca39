using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The person's sanctions count where the person belongs again.</summary>
internal sealed class WhenPersonMoveWithdrawn(CountedRows rows) : INotificationHandler<PersonMoveWithdrawn>
{
    public Task Handle(PersonMoveWithdrawn notification, CancellationToken cancellationToken) =>
        rows.Move(notification.PersonId, notification.UnitId, notification.Region, cancellationToken);
}
