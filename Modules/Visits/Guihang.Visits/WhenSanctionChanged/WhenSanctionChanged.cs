using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>The visits owed are decided anew.</summary>
internal sealed class WhenSanctionChanged(FollowUpPlanning planning) : INotificationHandler<SanctionChanged>
{
    public Task Handle(SanctionChanged notification, CancellationToken cancellationToken) =>
        planning.Plan(notification.Sanction, cancellationToken);
}
