using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>A follow-up case opens by itself.</summary>
internal sealed class WhenSanctionRegistered(FollowUpPlanning planning) : INotificationHandler<SanctionRegistered>
{
    public Task Handle(SanctionRegistered notification, CancellationToken cancellationToken) =>
        planning.Plan(notification.Sanction, cancellationToken);
}
