using Guihang.Core.Data;
using Guihang.Reporting.Data;
using Guihang.Visits.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The visit counts, as held or as not held. It is new, so that nothing needs to be looked up.</summary>
internal sealed class WhenVisitRecorded(CountedRows rows, Session session) : INotificationHandler<VisitRecorded>
{
    public Task Handle(VisitRecorded notification, CancellationToken cancellationToken) =>
        session.Insert<ReportingDb, CountedRow>(rows.Of(notification.Visit));
}
