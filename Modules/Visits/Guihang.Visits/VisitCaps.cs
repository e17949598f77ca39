using Guihang.Core.Problems;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
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

/// <summary>A limit as it stands on a day.</summary>
/// <param name="Most">The most visits within the window.</param>
/// <param name="Window">The window of the calendar in which the day lies.</param>
/// <param name="Held">The days of those held in it, by all bodies together.</param>
internal sealed record CapStanding(int Most, DateSpan Window, IReadOnlyList<DateOnly> Held);

/// <summary>
/// The most visits that one person has within a window of the calendar, by all bodies together: a joint visit is one, and a contact that the person started
/// never counts.
/// </summary>
internal sealed class VisitCaps(VisitsDb db, IMediator mediator)
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
        if (kind == VisitKind.StartedByPerson || outcome != VisitOutcome.Held)
        {
            return;
        }

        foreach (var cap in (await On(followUp, heldOn, cancellationToken)).Where(cap => cap.Held.Count >= cap.Most))
        {
            if (!IsGranted(heldOn, cap, await Granted(followUp.Id, cap.Window, cancellationToken)))
            {
                throw new ProblemException(VisitsProblems.BeyondTheMost, cap.Most, cap.Window.Start, cap.Window.LastDay!.Value)
                {
                    Field = "heldOn",
                };
            }
        }
    }

    /// <summary>The limits that hold on a day, as they stand; none where policy has none.</summary>
    public async Task<IReadOnlyList<CapStanding>> On(FollowUpCase followUp, DateOnly day, CancellationToken cancellationToken)
    {
        var standing = new List<CapStanding>();
        foreach (var limit in followUp.IsLimited ? await InForce(followUp, day, cancellationToken) : [])
        {
            var window = limit.Per.WindowOf(day);
            standing.Add(new CapStanding(limit.Most, window, await Held(followUp.Id, window, cancellationToken)));
        }

        return standing;
    }

    // The one such rule that is known counts by person and year, not by sanction (天津: 每人每年不超过两次), and what a second sanction does it does not say.
    // That is a choice, shown wherever a limit is: the limit of every sanction whose period runs on the day holds, each over its own window, so that the
    // strictest decides and another sanction never makes room for more visits. Where no period runs any more, that of the last decided one holds on.
    private async Task<IReadOnlyList<VisitLimit>> InForce(FollowUpCase followUp, DateOnly day, CancellationToken cancellationToken)
    {
        var plans = await db
            .Plans.AsNoTracking()
            .Where(plan => plan.CaseId == followUp.Id && plan.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var limits = plans
            .Where(plan => plan.Governs(day))
            .Select(plan => (plan.SanctionId, plan.Decision.Decided<VisitPlanDecision>()?.Limit))
            .Where(pair => pair.Limit is not null)
            .ToDictionary(pair => pair.SanctionId, pair => pair.Limit!);
        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        var limited = (person?.Sanctions ?? []).Where(sanction => limits.ContainsKey(sanction.State.SanctionId)).ToList();
        // A period that a person has yet to decide may run.
        var running = limited.Where(sanction => sanction.NeedsDecision || sanction.State.Counts?.Contains(day) == true).ToList();
        return [.. (running is [] ? limited.TakeLast(1) : running).Select(sanction => limits[sanction.State.SanctionId]).Distinct()];
    }

    private Task<List<DateOnly>> Held(Guid caseId, DateSpan window, CancellationToken cancellationToken)
    {
        var end = window.End!.Value;
        return db
            .Visits.Where(visit =>
                visit.CaseId == caseId
                && visit.SupersededAt == null
                && visit.Outcome == VisitOutcome.Held
                && visit.Kind != VisitKind.StartedByPerson
                && visit.HeldOn >= window.Start
                && visit.HeldOn < end
            )
            .Select(visit => visit.HeldOn)
            .ToListAsync(cancellationToken);
    }

    // Each grant lets one visit on its day go beyond the most. Which of the visits of a day used it makes no difference.
    private static bool IsGranted(DateOnly heldOn, CapStanding cap, List<DateOnly> granted)
    {
        var visits = cap.Held.Append(heldOn).CountBy(day => day).ToList();
        var grants = granted.CountBy(day => day).ToDictionary();
        var unused = grants.GetValueOrDefault(heldOn) > cap.Held.Count(day => day == heldOn);
        return unused || visits.Sum(day => day.Value - Math.Min(day.Value, grants.GetValueOrDefault(day.Key))) <= cap.Most;
    }

    private Task<List<DateOnly>> Granted(Guid caseId, DateSpan window, CancellationToken cancellationToken)
    {
        var end = window.End!.Value;
        return db
            .ExtraVisits.Where(extra => extra.CaseId == caseId && extra.IsGranted == true && extra.On >= window.Start && extra.On < end)
            .Select(extra => extra.On)
            .ToListAsync(cancellationToken);
    }
}
