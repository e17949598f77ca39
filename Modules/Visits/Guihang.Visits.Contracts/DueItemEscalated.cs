using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>A visit is overdue for so long that it goes onto the leading group's agenda. It is told once for each visit that is owed.</summary>
/// <param name="DueItemId">The due item.</param>
/// <param name="CaseId">The follow-up case.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The unit whose visit it is.</param>
/// <param name="Region">The jurisdiction (GB/T 2260).</param>
/// <param name="On">The day on which it goes onto the agenda.</param>
/// <param name="RecordedAt">When it is told, UTC.</param>
public sealed record DueItemEscalated(
    Guid DueItemId,
    Guid CaseId,
    Guid PersonId,
    Guid UnitId,
    string Region,
    DateOnly On,
    DateTime RecordedAt
) : INotification;
