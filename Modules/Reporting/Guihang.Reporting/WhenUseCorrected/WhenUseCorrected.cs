using Guihang.Evaluation.Contracts;
using Guihang.Policy.Indicators;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The former entry counts no longer, and the one in its place does.</summary>
internal sealed class WhenUseCorrected(CountedRows rows) : INotificationHandler<UseCorrected>
{
    public async Task Handle(UseCorrected notification, CancellationToken cancellationToken)
    {
        await rows.Set(CountedEvent.ResultUsed, notification.FormerId, null, cancellationToken);
        await rows.Set(CountedEvent.ResultUsed, notification.Use.UseId, rows.Of(notification.Use), cancellationToken);
    }
}
