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
        var held = await db.Visits.CountAsync(
            visit =>
                visit.CaseId == followUp.Id
                && visit.SupersededAt == null
                && visit.Outcome == VisitOutcome.Held
                && visit.Kind != VisitKind.StartedByPerson
                && visit.HeldOn >= window.Start
                && visit.HeldOn < end,
            cancellationToken
        );
        if (
            held >= most
            && !await db.ExtraVisits.AnyAsync(
                extra => extra.CaseId == followUp.Id && extra.On == heldOn && extra.IsGranted == true,
                cancellationToken
            )
        )
        {
            throw new ProblemException(VisitsProblems.BeyondTheMost, most, window.Start, window.LastDay!.Value) { Field = "heldOn" };
        }
    }
}
