using Guihang.Policy.Indicators;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>Neither the sanction nor the end of its period nor what was done to execute it counts any more.</summary>
internal sealed class WhenSanctionRevoked(CountedRows rows) : INotificationHandler<SanctionRevoked>
{
    public async Task Handle(SanctionRevoked notification, CancellationToken cancellationToken)
    {
        var sanction = notification.Sanction;
        await rows.Set(CountedEvent.SanctionDecided, sanction.SanctionId, null, cancellationToken);
        await rows.Set(CountedEvent.PeriodEnded, sanction.SanctionId, null, cancellationToken);
        await rows.SetPeriod(sanction, cancellationToken);
        await rows.DropExecutions(sanction, cancellationToken);
    }
}
