using Guihang.Evaluation.Contracts;
using Guihang.Reporting.Data;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The use counts.</summary>
internal sealed class WhenResultUsed(CountedRows rows, ReportingDb db) : INotificationHandler<ResultUsed>
{
    public Task Handle(ResultUsed notification, CancellationToken cancellationToken)
    {
        rows.Add(rows.Of(notification.Use));
        return db.SaveChangesAsync(cancellationToken);
    }
}
