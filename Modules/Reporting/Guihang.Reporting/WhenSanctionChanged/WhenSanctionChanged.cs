using Guihang.Policy.Indicators;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The kind and the period are others, and an end that was counted is counted again when it comes.</summary>
internal sealed class WhenSanctionChanged(CountedRows rows) : INotificationHandler<SanctionChanged>
{
    public async Task Handle(SanctionChanged notification, CancellationToken cancellationToken)
    {
        var sanction = notification.Sanction;
        await rows.Set(CountedEvent.SanctionDecided, sanction.SanctionId, rows.Of(sanction), cancellationToken);
        if (await rows.SetPeriod(sanction, cancellationToken))
        {
            await rows.Set(CountedEvent.PeriodEnded, sanction.SanctionId, null, cancellationToken);
        }
    }
}
