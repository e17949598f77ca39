using Guihang.Policy.Indicators;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The sanction counts, and its period is known.</summary>
internal sealed class WhenSanctionRegistered(CountedRows rows) : INotificationHandler<SanctionRegistered>
{
    public async Task Handle(SanctionRegistered notification, CancellationToken cancellationToken)
    {
        var sanction = notification.Sanction;
        await rows.Set(CountedEvent.SanctionDecided, sanction.SanctionId, rows.Of(sanction), cancellationToken);
        await rows.SetPeriod(sanction, cancellationToken);
    }
}
