using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Evaluation.Data;
using Guihang.Policy.Observations;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks policy where an observation stands, and tells when it has come to its end.</summary>
internal sealed class CourseOfObservation(EvaluationDb db, SchemeLedger ledger, DecisionKeeper decisions, IdSource ids, TimeProvider clock)
{
    /// <summary>Decides on the scores given so far, by the policy of the day of enrolment.</summary>
    public async Task<Observation> Decide(Enrolment enrolment, GradeDecision grade, CancellationToken cancellationToken)
    {
        var scores = await Scores(enrolment.Id, cancellationToken);
        var adjustments = await Adjustments(enrolment.Id, cancellationToken);
        var (outcome, kept) = await decisions.Decide<ObservationFacts, ObservationDecision>(
            enrolment.Region,
            enrolment.ScreenedOn,
            new ObservationFacts
            {
                EvaluatedOn = grade.On,
                Scores = [.. scores.Select(score => new ObservationScore(score.Dimension, score.WindowStart, score.Points))],
                Adjustments = [.. adjustments.Select(adjustment => new ObservationAdjustment(adjustment.Item, adjustment.WindowStart))],
            }
        );
        var decided = (outcome as Decided<ObservationDecision>)?.Decision;
        var before = await Supersede(enrolment, cancellationToken);
        var observation = new Observation
        {
            Id = ids.New(),
            EnrolmentId = enrolment.Id,
            Decision = kept,
            EndedOn = decided?.Band is null ? null : decided.Windows[^1].Span.LastDay,
            Band = decided?.Band,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Observations.Add(observation);
        await db.SaveChangesAsync(cancellationToken);
        if (observation.Band is not null)
        {
            await ledger.Tell(SchemeFacts.Of(observation, enrolment), cancellationToken);
        }
        else if (before?.Band is not null)
        {
            await ledger.Withdraw(SchemeFacts.Of(before, enrolment), cancellationToken);
        }

        return observation;
    }

    /// <summary>The grade is none that goes on any more: what was observed stays, and counts no longer.</summary>
    public async Task End(Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (await Supersede(enrolment, cancellationToken) is { Band: not null } before)
        {
            await ledger.Withdraw(SchemeFacts.Of(before, enrolment), cancellationToken);
        }
    }

    /// <summary>The scores that are current, by window.</summary>
    public Task<List<WindowScore>> Scores(Guid enrolmentId, CancellationToken cancellationToken) =>
        db
            .Scores.Where(score => score.EnrolmentId == enrolmentId && score.SupersededAt == null)
            .OrderBy(score => score.WindowStart)
            .ThenBy(score => score.Dimension)
            .ToListAsync(cancellationToken);

    /// <summary>The bonuses and deductions that stand, in the order of their days.</summary>
    public Task<List<WindowAdjustment>> Adjustments(Guid enrolmentId, CancellationToken cancellationToken) =>
        db
            .Adjustments.Where(adjustment => adjustment.EnrolmentId == enrolmentId && adjustment.SupersededAt == null)
            .OrderBy(adjustment => adjustment.On)
            .ThenBy(adjustment => adjustment.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The version that callers see: 1, and one more with each score, bonus and deduction that was ever given, or withdrawn.</summary>
    public async Task<int> Version(Guid enrolmentId, CancellationToken cancellationToken) =>
        1
        + await db.Scores.CountAsync(score => score.EnrolmentId == enrolmentId, cancellationToken)
        + await db.Adjustments.CountAsync(adjustment => adjustment.EnrolmentId == enrolmentId, cancellationToken)
        + await db.Adjustments.CountAsync(
            adjustment => adjustment.EnrolmentId == enrolmentId && adjustment.SupersededAt != null,
            cancellationToken
        );

    /// <summary>The observation with its scores, as callers see it.</summary>
    public async Task<ObservationAnswer> Answer(Enrolment enrolment, Observation observation, CancellationToken cancellationToken) =>
        ObservationAnswer.Of(
            enrolment,
            observation,
            await Scores(enrolment.Id, cancellationToken),
            await Adjustments(enrolment.Id, cancellationToken),
            await Version(enrolment.Id, cancellationToken)
        );

    private async Task<Observation?> Supersede(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var before = await db.Observations.SingleOrDefaultAsync(
            o => o.EnrolmentId == enrolment.Id && o.SupersededAt == null,
            cancellationToken
        );
        before?.SupersededAt = clock.Now();
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        return before;
    }
}
