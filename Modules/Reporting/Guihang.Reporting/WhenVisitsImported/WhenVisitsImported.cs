using Guihang.Core.Data;
using Guihang.Reporting.Data;
using Guihang.Visits.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>Visits of a ledger are counted.</summary>
internal sealed class WhenVisitsImported(CountedRows rows, Session session) : INotificationHandler<VisitsImported>
{
    public async Task Handle(VisitsImported notification, CancellationToken cancellationToken)
    {
        foreach (var visit in notification.Visits)
        {
            await session.Insert<ReportingDb, CountedRow>(rows.Of(visit));
        }
    }
}
