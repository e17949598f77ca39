using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>The visits owed are decided anew from the day as it was. The letters went out with the decision, and are not ordered again.</summary>
internal sealed class WhenServiceOfDecisionCorrected(FollowUpPlanning planning) : INotificationHandler<ServiceOfDecisionCorrected>
{
    public Task Handle(ServiceOfDecisionCorrected notification, CancellationToken cancellationToken) =>
        planning.Plan(notification.Sanction, cancellationToken);
}
