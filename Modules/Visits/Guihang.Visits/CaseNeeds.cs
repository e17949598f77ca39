using System.Globalization;
using Guihang.Core.Data;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Something of a case that waits for somebody.</summary>
public sealed record NeedEntry
{
    /// <summary>What kind of thing.</summary>
    /// <example>visitOverdue</example>
    public required NeedKind Kind { get; init; }

    /// <summary>The thing: a due item, a difficulty, a plan, a visit; an officer.</summary>
    /// <example>{dueItemId}</example>
    public required Guid Id { get; init; }

    /// <summary>The day by which, or on which; null where no source sets one.</summary>
    /// <example>2018-10-06</example>
    public required DateOnly? On { get; init; }

    /// <summary>The same as a sentence, in the language of the call.</summary>
    /// <example>首次谈话已逾期，应于 2018-10-06 前进行。</example>
    public required string Text { get; init; }
}

/// <summary>What may wait for somebody.</summary>
public enum NeedKind
{
    /// <summary>A visit's window has passed (逾期).</summary>
    VisitOverdue,

    /// <summary>A visit's window is open (应访).</summary>
    VisitOpen,

    /// <summary>A difficulty has no answer after its day (困难逾期未答复).</summary>
    DifficultyOverdue,

    /// <summary>A difficulty has no answer yet (困难待答复).</summary>
    DifficultyToAnswer,

    /// <summary>A care plan is to be accepted by the responsible officer (方案待认领).</summary>
    PlanToAccept,

    /// <summary>The care plan was handed back, and nobody is responsible (方案已退回，无人负责).</summary>
    PlanHandedBack,

    /// <summary>Somebody is to accept the case or hand it back (待认领).</summary>
    AppointmentToAnswer,

    /// <summary>A hand-over waits for a confirmation (交接待确认).</summary>
    HandOverToConfirm,

    /// <summary>The person has moved, and the responsible person is of the unit left behind (关怀责任人仍属原单位).</summary>
    ResponsibleOfFormerUnit,

    /// <summary>The care plan is to be looked at again (方案待研判).</summary>
    PlanToReview,

    /// <summary>A duty of the unit's head is to be checked (单位责任待检查).</summary>
    DutyToCheck,

    /// <summary>A recommendation has no answer from the unit yet (建议待回复).</summary>
    RecommendationToAnswer,

    /// <summary>The answer to a recommendation is to be looked at, and the matter closed (建议待办结).</summary>
    RecommendationToClose,

    /// <summary>A visit that was not held leads to a next step (下一步).</summary>
    NextStep,

    /// <summary>Nobody has recorded that a decision was served (决定待送达); no talk is due and no right to contest runs before it is.</summary>
    DecisionToServe,

    /// <summary>No record says that the person was told how to appeal (未记载告知申诉途径).</summary>
    AppealToTell,

    /// <summary>An influence period comes to its end (影响期届满).</summary>
    PeriodEnds,

    /// <summary>A judgement keeps the label on until its review day (期满影响使用待复查).</summary>
    LabelToReview,
}

/// <summary>Something that waits, before it is put into words.</summary>
internal sealed record Need(NeedKind Kind, Guid Id, DateOnly? On, string Detail = "")
{
    /// <summary>Puts it into words.</summary>
    public NeedEntry In(CultureInfo language)
    {
        var name = On is null ? $"need.{Kind}.undated" : $"need.{Kind}";
        var texts = VisitsProblems.Texts;
        var form = texts.GetString(name, language) ?? texts.GetString($"need.{Kind}", language)!;
        var detail = Detail is "" ? "" : texts.GetString(Detail, language)!;
        var day = On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        return new NeedEntry
        {
            Kind = Kind,
            Id = Id,
            On = On,
            Text = string.Format(language, form, day, detail),
        };
    }
}

/// <summary>Finds what waits for somebody in a case: what a case begins with, and what passes with it from one to another.</summary>
internal static class CaseNeeds
{
    /// <summary>What waits in the case of somebody who lives.</summary>
    public static async Task<List<Need>> Of(VisitsDb db, Guid caseId, DateOnly today, CancellationToken cancellationToken) =>
        [
            .. await Visits(db, caseId, today, cancellationToken),
            .. await NextSteps(db, caseId, cancellationToken),
            .. await Difficulties(db, caseId, today, cancellationToken),
            .. await People(db, caseId, cancellationToken),
            .. await Plans(db, caseId, today, cancellationToken),
            .. await OfUnits(db, caseId, cancellationToken),
        ];

    private static async Task<IEnumerable<Need>> Visits(VisitsDb db, Guid caseId, DateOnly today, CancellationToken cancellationToken)
    {
        var items = await db
            .DueItems.Where(item => item.CaseId == caseId && item.SupersededAt == null && item.MetOn == null && item.WindowStart <= today)
            .OrderBy(item => item.OrderDay)
            .ThenBy(item => item.Id)
            .ToListAsync(cancellationToken);
        var goLives = await db.GoLivesOf(items, cancellationToken);
        return items
            .Select(item => (Item: item, State: item.StateOn(today, CivilClock.EndOfTime, goLives[item.Region])))
            .Where(pair => pair.State is DueState.Open or DueState.Overdue)
            .Select(pair => new Need(
                pair.State == DueState.Overdue ? NeedKind.VisitOverdue : NeedKind.VisitOpen,
                pair.Item.Id,
                pair.Item.Window.LastDay,
                $"purpose.{pair.Item.Purpose}"
            ));
    }

    // What the latest record leads to; a later record has taken its place. Whether the person was ever told how to appeal is asked of all records.
    private static async Task<IEnumerable<Need>> NextSteps(VisitsDb db, Guid caseId, CancellationToken cancellationToken)
    {
        var needs = new List<Need>();
        var latest = await db
            .Visits.Where(visit => visit.CaseId == caseId && visit.SupersededAt == null)
            .OrderByDescending(visit => visit.HeldOn)
            .ThenByDescending(visit => visit.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (latest is null)
        {
            return needs;
        }

        var detail = await db.VisitDetails.FirstOrDefaultAsync(detail => detail.Id == latest.Id, cancellationToken);
        if (latest.Outcome != VisitOutcome.Held && detail?.NextAction is { } action)
        {
            needs.Add(new Need(NeedKind.NextStep, latest.Id, detail.NextOn, $"next.{action}"));
        }

        var told = await db
            .Visits.Where(visit => visit.CaseId == caseId && visit.SupersededAt == null)
            .Join(db.VisitDetails.Where(d => d.ToldHowToAppeal), visit => visit.Id, d => d.Id, (visit, _) => visit.Id)
            .AnyAsync(cancellationToken);
        if (!told)
        {
            needs.Add(new Need(NeedKind.AppealToTell, latest.Id, null));
        }

        return needs;
    }

    private static async Task<IEnumerable<Need>> Difficulties(VisitsDb db, Guid caseId, DateOnly today, CancellationToken cancellationToken)
    {
        var difficulties = await OpenDifficulties.Of(db, caseId).ToListAsync(cancellationToken);
        return difficulties.Select(difficulty => new Need(
            difficulty.AnswerBy < today ? NeedKind.DifficultyOverdue : NeedKind.DifficultyToAnswer,
            difficulty.Id,
            difficulty.AnswerBy
        ));
    }

    private static async Task<IEnumerable<Need>> People(VisitsDb db, Guid caseId, CancellationToken cancellationToken)
    {
        var appointments = await db
            .Appointments.Where(a => a.CaseId == caseId && a.EndedOn == null && a.AcceptedOn == null && a.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var handOvers = await db.HandOvers.Where(h => h.CaseId == caseId && h.DoneAt == null).ToListAsync(cancellationToken);
        return
        [
            .. appointments.Select(a => new Need(NeedKind.AppointmentToAnswer, a.Id, a.From, $"post.{a.Post}")),
            .. handOvers.Select(h => new Need(NeedKind.HandOverToConfirm, h.Id, h.On, $"post.{h.Post}")),
        ];
    }

    private static async Task<IEnumerable<Need>> Plans(VisitsDb db, Guid caseId, DateOnly today, CancellationToken cancellationToken)
    {
        var plan = await db.CarePlans.SingleOrDefaultAsync(p => p.CaseId == caseId && p.SupersededAt == null, cancellationToken);
        if (plan is null)
        {
            return [];
        }

        var reviewed = await db
            .PlanReviews.Where(review => review.CaseId == caseId)
            .OrderByDescending(review => review.HeldOn)
            .ThenByDescending(review => review.Id)
            .Select(review => (DateOnly?)review.NextReviewOn)
            .FirstOrDefaultAsync(cancellationToken);
        var needs = new List<Need>();
        if (plan.AcceptedOn is null && plan.HandedBackBecause is null)
        {
            needs.Add(new Need(NeedKind.PlanToAccept, plan.Id, plan.MadeOn));
        }

        // Until the next version names somebody, or somebody is appointed.
        if (plan.HandedBackOn is { } handedBack && !await db.OfCases().AnyAsync(carer => carer.CaseId == caseId, cancellationToken))
        {
            needs.Add(new Need(NeedKind.PlanHandedBack, plan.Id, handedBack));
        }

        if ((reviewed ?? plan.NextReviewOn) is { } review && review <= today)
        {
            needs.Add(new Need(NeedKind.PlanToReview, plan.Id, review));
        }

        return needs;
    }

    /// <summary>What waits for units and about them; it is addressed to nobody else, and stays after the person's death.</summary>
    public static async Task<List<Need>> OfUnits(VisitsDb db, Guid caseId, CancellationToken cancellationToken)
    {
        var duties = await db
            .UnitDuties.Where(duty => duty.CaseId == caseId && !db.UnitDutyChecks.Any(check => check.DutyId == duty.Id))
            .OrderBy(duty => duty.Id)
            .ToListAsync(cancellationToken);
        var recommendations = await db
            .Recommendations.Where(r => r.CaseId == caseId && r.ClosedOn == null)
            .OrderBy(r => r.AnswerBy)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. duties.Select(duty => new Need(NeedKind.DutyToCheck, duty.Id, duty.PlacedOn)),
            .. recommendations.Select(r =>
                r.AnsweredOn is { } answered
                    ? new Need(NeedKind.RecommendationToClose, r.Id, answered)
                    : new Need(NeedKind.RecommendationToAnswer, r.Id, r.AnswerBy)
            ),
        ];
    }
}

/// <summary>Difficulties without an answer: care is not complete while there are any.</summary>
internal static class OpenDifficulties
{
    /// <summary>Those of a case, the one that is due first first.</summary>
    public static IQueryable<Difficulty> Of(VisitsDb db, Guid caseId) =>
        db.Difficulties.Where(d => d.CaseId == caseId && d.AnsweredOn == null).OrderBy(d => d.AnswerBy).ThenBy(d => d.Id);
}
