using Guihang.Core.Data;
using Guihang.Reporting.Data;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>Sanctions of a ledger are counted, and their periods are known.</summary>
internal sealed class WhenSanctionsImported(CountedRows rows, Session session) : INotificationHandler<SanctionsImported>
{
    public async Task Handle(SanctionsImported notification, CancellationToken cancellationToken)
    {
        foreach (var sanction in notification.Sanctions)
        {
            if (rows.Of(sanction) is { } row)
            {
                await session.Insert<ReportingDb, CountedRow>(row);
            }

            if (rows.PeriodOf(sanction) is { } period)
            {
                await session.Insert<ReportingDb, PersonPeriod>(period);
            }
        }
    }
}
