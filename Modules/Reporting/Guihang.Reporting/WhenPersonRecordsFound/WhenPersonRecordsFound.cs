using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>Records of one person count as one person from now on, or no longer.</summary>
internal sealed class WhenPersonRecordsFound(CountedRows rows) : INotificationHandler<PersonRecordsFound>
{
    public async Task Handle(PersonRecordsFound notification, CancellationToken cancellationToken)
    {
        foreach (var record in notification.Records)
        {
            await rows.SetRecord(record, cancellationToken);
        }
    }
}
