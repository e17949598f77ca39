using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>Visits still owed for the sanction fall away.</summary>
internal sealed class WhenSanctionRevoked(FollowUpPlanning planning) : INotificationHandler<SanctionRevoked>
{
    public Task Handle(SanctionRevoked notification, CancellationToken cancellationToken) =>
        planning.Plan(notification.Sanction, cancellationToken);
}
