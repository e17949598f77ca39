using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The person's sanctions count where the person is now.</summary>
internal sealed class WhenPersonMoved(CountedRows rows) : INotificationHandler<PersonMoved>
{
    public Task Handle(PersonMoved notification, CancellationToken cancellationToken) =>
        rows.Move(notification.PersonId, notification.UnitId, notification.Region, cancellationToken);
}
