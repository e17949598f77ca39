using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>Visits and talks of the past were taken over from a county's ledger, many at once.</summary>
/// <param name="Visits">The visits.</param>
public sealed record VisitsImported(IReadOnlyList<VisitFact> Visits) : INotification;
