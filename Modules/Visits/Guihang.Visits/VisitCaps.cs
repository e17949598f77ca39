using Guihang.Core.Problems;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A visit beyond the most that policy allows, asked for by one officer and decided by another.</summary>
internal sealed class ExtraVisit
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required DateOnly On { get; init; }

    public required string Reason { get; init; }

    public required Guid AskedBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public required Guid? DecidedBy { get; set; }

    public required DateTime? DecidedAt { get; set; }

    public required bool? IsGranted { get; set; }

    public int Version => IsGranted is null ? 1 : 2;
}

/// <summary>
/// The most visits that one person has within a window of the calendar, by all bodies together: a joint visit is one, and a contact that the person started
/// never counts.
/// </summary>
internal sealed class VisitCaps(VisitsDb db)
{
    /// <summary>Refuses a visit beyond the most that policy allows, unless another officer granted it.</summary>
    public async Task Check(
        FollowUpCase followUp,
        VisitKind kind,
        VisitOutcome outcome,
        DateOnly heldOn,
        CancellationToken cancellationToken
    )
    {
        if (
            followUp is not { MostVisits: { } most, MostVisitsPer: { } per }
            || kind == VisitKind.StartedByPerson
            || outcome != VisitOutcome.Held
        )
        {
            return;
        }

        var window = per.WindowOf(heldOn);
        var end = window.End!.Value;
        var held = await db
            .Visits.Where(visit =>
                visit.CaseId == followUp.Id
                && visit.SupersededAt == null
                && visit.Outcome == VisitOutcome.Held
                && visit.Kind != VisitKind.StartedByPerson
                && visit.HeldOn >= window.Start
                && visit.HeldOn < end
            )
            .Select(visit => visit.HeldOn)
            .ToListAsync(cancellationToken);
        if (held.Count >= most && !IsGranted(heldOn, held, most, await Granted(followUp.Id, window.Start, end, cancellationToken)))
        {
            throw new ProblemException(VisitsProblems.BeyondTheMost, most, window.Start, window.LastDay!.Value) { Field = "heldOn" };
        }
    }

    // Each grant lets one visit on its day go beyond the most. Which of the visits of a day used it makes no difference.
    private static bool IsGranted(DateOnly heldOn, List<DateOnly> held, int most, List<DateOnly> granted)
    {
        var visits = held.Append(heldOn).CountBy(day => day).ToList();
        var grants = granted.CountBy(day => day).ToDictionary();
        var unused = grants.GetValueOrDefault(heldOn) > held.Count(day => day == heldOn);
        return unused || visits.Sum(day => day.Value - Math.Min(day.Value, grants.GetValueOrDefault(day.Key))) <= most;
    }

    private Task<List<DateOnly>> Granted(Guid caseId, DateOnly start, DateOnly end, CancellationToken cancellationToken) =>
        db
            .ExtraVisits.Where(extra => extra.CaseId == caseId && extra.IsGranted == true && extra.On >= start && extra.On < end)
            .Select(extra => extra.On)
            .ToListAsync(cancellationToken);
}
