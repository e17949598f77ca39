using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>The visits owed are decided anew.</summary>
internal sealed class WhenSanctionCorrected(FollowUpPlanning planning) : INotificationHandler<SanctionCorrected>
{
    public Task Handle(SanctionCorrected notification, CancellationToken cancellationToken) =>
        planning.Plan(notification.Sanction, cancellationToken);
}
