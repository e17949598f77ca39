using Guihang.Policy.Indicators;
using Guihang.Visits.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The former record counts no longer; the new one does, if the visit was held.</summary>
internal sealed class WhenVisitCorrected(CountedRows rows) : INotificationHandler<VisitCorrected>
{
    public async Task Handle(VisitCorrected notification, CancellationToken cancellationToken)
    {
        var visit = notification.Visit;
        await rows.Set(CountedEvent.VisitHeld, notification.FormerId, null, cancellationToken);
        await rows.Set(CountedEvent.VisitHeld, visit.VisitId, rows.Of(visit), cancellationToken);
    }
}
