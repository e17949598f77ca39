using Guihang.Policy.Indicators;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The end of a period counts.</summary>
internal sealed class WhenInfluencePeriodEnded(CountedRows rows) : INotificationHandler<InfluencePeriodEnded>
{
    public Task Handle(InfluencePeriodEnded notification, CancellationToken cancellationToken) =>
        rows.Set(
            CountedEvent.PeriodEnded,
            notification.Sanction.SanctionId,
            rows.OfEnd(notification.Sanction, notification.LastDay, notification.ToldAt),
            cancellationToken
        );
}
