using Guihang.Evaluation.Contracts;
using MediatR;

namespace Guihang.Reporting;

/// <summary>The step counts as it is known now, or no longer.</summary>
internal sealed class WhenSchemeStepTaken(CountedRows rows) : INotificationHandler<SchemeStepTaken>
{
    public Task Handle(SchemeStepTaken notification, CancellationToken cancellationToken)
    {
        var fact = notification.Fact;
        var row = notification.IsWithdrawn ? null : rows.Of(fact);
        return rows.Set(CountedRows.EventOf(fact.Step), fact.SourceId, row, cancellationToken);
    }
}
