using Guihang.Core.Data;
using Guihang.Reporting.Data;
using Guihang.Visits.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>A visit that was held counts. It is new, so that nothing needs to be looked up.</summary>
internal sealed class WhenVisitRecorded(CountedRows rows, Session session) : INotificationHandler<VisitRecorded>
{
    public Task Handle(VisitRecorded notification, CancellationToken cancellationToken) =>
        rows.Of(notification.Visit) is { } row ? session.Insert<ReportingDb, CountedRow>(row) : Task.CompletedTask;
}
