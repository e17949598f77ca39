using Guihang.Policy.Indicators;
using Guihang.Visits.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The former record counts no longer; the new one does, as held or as not held.</summary>
internal sealed class WhenVisitCorrected(CountedRows rows) : INotificationHandler<VisitCorrected>
{
    public async Task Handle(VisitCorrected notification, CancellationToken cancellationToken)
    {
        var visit = notification.Visit;
        foreach (var counted in new[] { CountedEvent.VisitHeld, CountedEvent.VisitNotHeld })
        {
            await rows.Set(counted, notification.FormerId, null, cancellationToken);
        }

        var row = rows.Of(visit);
        await rows.Set(row.Event, visit.VisitId, row, cancellationToken);
    }
}
