using Guihang.Policy.Indicators;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The sanction counts as it should have been registered from now on; an end that was counted is told and counted again.</summary>
internal sealed class WhenSanctionCorrected(CountedRows rows) : INotificationHandler<SanctionCorrected>
{
    public async Task Handle(SanctionCorrected notification, CancellationToken cancellationToken)
    {
        var sanction = notification.Sanction;
        await rows.Set(CountedEvent.SanctionDecided, sanction.SanctionId, rows.Of(sanction), cancellationToken);
        await rows.Set(CountedEvent.PeriodEnded, sanction.SanctionId, null, cancellationToken);
        await rows.SetPeriod(sanction, cancellationToken);
    }
}
