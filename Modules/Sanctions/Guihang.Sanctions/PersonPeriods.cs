using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Decides the influence periods of a person's sanctions, the oldest first, because a later one may depend on an earlier one's.</summary>
internal sealed class PersonPeriods(SanctionsDb db, DecisionKeeper decisions, IdSource ids, TimeProvider clock)
{
    /// <summary>Decides all of the person's periods anew; what comes out as before stays as it is.</summary>
    /// <returns>Every sanction with its period, and whether the period changed.</returns>
    /// <exception cref="ProblemException">The law does not allow the sanction or act that <paramref name="subject"/> is about.</exception>
    public async Task<IReadOnlyList<DecidedPeriod>> Decide(Person person, Guid subject, CancellationToken cancellationToken)
    {
        var histories = await Histories(person.Id, cancellationToken);
        var current = await db
            .Periods.Where(period => period.PersonId == person.Id && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var decided = new List<DecidedPeriod>(histories.Count);
        foreach (var history in histories)
        {
            var facts = history.Facts(Earlier(decided));
            var (outcome, kept) = await decisions.DecideAbout<InfluencePeriodFacts, InfluencePeriodDecision>(
                Subjects.Sanction(history.Sanction.SanctionId),
                new Place(person.Region, person.UnitId),
                history.Sanction.DecidedOn,
                facts
            );
            if (outcome is NotApplicable<InfluencePeriodDecision> refused && history.Sanction.SanctionId == subject)
            {
                throw new ProblemException(SanctionProblems.NotApplicable, refused.Reason);
            }

            var before = current.GetValueOrDefault(history.Sanction.SanctionId);
            var isSame = before?.Decision.Outcome == kept.Outcome;
            decided.Add(new(history, isSame ? before! : Replace(history, before, kept), !isSame));
        }

        await db.SaveChangesAsync(cancellationToken);
        return decided;
    }

    /// <summary>The person's sanctions with their acts, the oldest first.</summary>
    public async Task<IReadOnlyList<SanctionHistory>> Histories(Guid personId, CancellationToken cancellationToken)
    {
        var sanctions = await db
            .Sanctions.Where(sanction => sanction.PersonId == personId && sanction.SupersededAt == null)
            .OrderBy(sanction => sanction.DecidedOn)
            .ThenBy(sanction => sanction.SanctionId)
            .ToListAsync(cancellationToken);
        var sanctionIds = sanctions.ConvertAll(sanction => sanction.SanctionId);
        var acts = await db
            .Acts.Where(act => sanctionIds.Contains(act.SanctionId) && act.SupersededAt == null)
            .OrderBy(act => act.Ordinal)
            .ToListAsync(cancellationToken);
        var judgements = await db
            .Judgements.Where(judgement => judgement.PersonId == personId)
            .OrderBy(judgement => judgement.On)
            .ThenBy(judgement => judgement.Id)
            .ToListAsync(cancellationToken);
        return sanctions.ConvertAll(sanction => new SanctionHistory(sanction, acts.FindAll(act => act.SanctionId == sanction.SanctionId))
        {
            Judgements = judgements.FindAll(judgement => judgement.SanctionId == sanction.SanctionId),
        });
    }

    private static List<EarlierPeriod> Earlier(List<DecidedPeriod> decided) =>
        [
            .. decided
                .Where(other => other.Period.Span is not null)
                .Select(other => new EarlierPeriod(
                    other.History.Sanction.Regime,
                    other.History.KindNow,
                    other.History.Sanction.LegalText,
                    other.Period.Span!.Value
                )),
        ];

    private InfluencePeriod Replace(SanctionHistory history, InfluencePeriod? before, KeptDecision kept)
    {
        var now = clock.Now();
        before?.SupersededAt = now;
        DateSpan? whole = kept.Decided<InfluencePeriodDecision>()?.Whole();
        var period = new InfluencePeriod
        {
            Id = ids.New(),
            SanctionId = history.Sanction.SanctionId,
            PersonId = history.Sanction.PersonId,
            FirstDay = whole?.Start,
            End = whole?.End,
            Decision = kept,
            RecordedAt = now,
            SupersededAt = null,
        };
        db.Periods.Add(period);
        return period;
    }
}

/// <summary>A sanction with its period as it was just decided.</summary>
/// <param name="History">The sanction.</param>
/// <param name="Period">Its period.</param>
/// <param name="IsChanged">Whether the period came out otherwise than before.</param>
internal sealed record DecidedPeriod(SanctionHistory History, InfluencePeriod Period, bool IsChanged);
