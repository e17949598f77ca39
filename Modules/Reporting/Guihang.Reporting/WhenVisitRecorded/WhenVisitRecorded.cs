using Guihang.Reporting.Data;
using Guihang.Visits.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The visit counts.</summary>
internal sealed class WhenVisitRecorded(CountedRows rows, ReportingDb db) : INotificationHandler<VisitRecorded>
{
    public Task Handle(VisitRecorded notification, CancellationToken cancellationToken)
    {
        rows.Add(rows.Of(notification.Visit));
        return db.SaveChangesAsync(cancellationToken);
    }
}
