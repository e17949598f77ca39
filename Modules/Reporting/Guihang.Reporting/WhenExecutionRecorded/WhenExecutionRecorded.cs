using Guihang.Policy.Indicators;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>What was done to execute a sanction counts, and the record in whose place it stands does no longer.</summary>
internal sealed class WhenExecutionRecorded(CountedRows rows) : INotificationHandler<ExecutionRecorded>
{
    public async Task Handle(ExecutionRecorded notification, CancellationToken cancellationToken)
    {
        var fact = notification.Execution;
        if (notification.FormerId is { } former)
        {
            await rows.Set(CountedEvent.ExecutionChecked, former, null, cancellationToken);
        }

        await rows.Set(CountedEvent.ExecutionChecked, fact.RecordId, rows.Of(fact), cancellationToken);
    }
}
