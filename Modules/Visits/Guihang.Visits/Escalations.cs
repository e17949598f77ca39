using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;

namespace Guihang.Visits;

/// <summary>An overdue visit that has gone onto the leading group's agenda.</summary>
internal sealed record Escalation
{
    /// <summary>The reminder by which it went there.</summary>
    public required Guid Id { get; init; }

    public required DateOnly On { get; init; }

    public required Guid DueItemId { get; init; }

    public required Guid CaseId { get; init; }

    public required string Region { get; init; }

    public required Guid UnitId { get; init; }

    public required DateOnly WindowEnd { get; init; }
}

/// <summary>What is on the leading groups' agendas.</summary>
internal static class Escalations
{
    /// <summary>The overdue visits that went onto an agenda and are still owed: not met, not closed, not exempt today.</summary>
    public static IQueryable<Escalation> Escalated(this VisitsDb db, DateOnly today) =>
        db
            .Reminders.Where(reminder => reminder.Step == ReminderStep.Agenda)
            .Join(
                db.DueItems.Where(item =>
                    item.SupersededAt == null
                    && item.MetOn == null
                    && item.ClosedAt == null
                    && item.Purpose != VisitPurpose.Prompted
                    && item.WindowEnd != null
                    && (item.ExemptEnd == null || item.ExemptEnd <= today || item.ExemptFrom > today)
                    && !db.GoLives.Any(live => live.Region == item.Region && live.SupersededAt == null && item.OrderDay <= live.On)
                ),
                reminder => new { reminder.SanctionId, reminder.Key },
                item => new { item.SanctionId, item.Key },
                (reminder, item) =>
                    new Escalation
                    {
                        Id = reminder.Id,
                        On = reminder.On,
                        DueItemId = item.Id,
                        CaseId = item.CaseId,
                        Region = item.Region,
                        UnitId = item.UnitId,
                        WindowEnd = item.WindowEnd!.Value,
                    }
            );
}
