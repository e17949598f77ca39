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
internal sealed class PersonPeriods(SanctionsDb db, SamePeople same, DecisionKeeper decisions, IdSource ids, TimeProvider clock)
{
    /// <summary>Decides all of the person's periods anew; what comes out as before stays as it is.</summary>
    /// <returns>Every sanction with its period, and whether the period changed.</returns>
    /// <exception cref="ProblemException">The law does not allow the sanction or act that <paramref name="subject"/> is about.</exception>
    public async Task<IReadOnlyList<DecidedPeriod>> Decide(Person person, Guid subject, CancellationToken cancellationToken)
    {
        var histories = await Histories(person.Id, cancellationToken);
        List<Guid> records = [.. histories.Select(history => history.Sanction.PersonId).Distinct()];
        var people = await db.People.Where(other => records.Contains(other.Id)).ToDictionaryAsync(other => other.Id, cancellationToken);
        var current = await db
            .Periods.Where(period => records.Contains(period.PersonId) && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var decided = new List<DecidedPeriod>(histories.Count);
        foreach (var history in histories)
        {
            var owner = people[history.Sanction.PersonId];
            var facts = history.Facts(Earlier(decided, history));
            var (outcome, kept) = await decisions.DecideAbout<InfluencePeriodFacts, InfluencePeriodDecision>(
                Subjects.Sanction(history.Sanction.SanctionId),
                new Place(owner.Region, owner.UnitId),
                history.Sanction.DecidedOn,
                facts
            );
            if (outcome is NotApplicable<InfluencePeriodDecision> refused && history.Sanction.SanctionId == subject)
            {
                throw new ProblemException(SanctionProblems.NotApplicable, refused.Reason);
            }

            var before = current.GetValueOrDefault(history.Sanction.SanctionId);
            var isSame = before?.Decision.Outcome == kept.Outcome;
            decided.Add(new(owner, history, isSame ? before! : Replace(history, before, kept), !isSame));
        }

        await db.SaveChangesAsync(cancellationToken);
        return decided;
    }

    /// <summary>The person's sanctions with their acts, the oldest first; those of the other records of the person among them.</summary>
    public async Task<IReadOnlyList<SanctionHistory>> Histories(Guid personId, CancellationToken cancellationToken)
    {
        var records = await same.RecordsOf(personId, cancellationToken);
        var sanctions = await db
            .Sanctions.Where(sanction => records.Contains(sanction.PersonId) && sanction.SupersededAt == null)
            .OrderBy(sanction => sanction.DecidedOn)
            .ThenBy(sanction => sanction.SanctionId)
            .ToListAsync(cancellationToken);
        var sanctionIds = sanctions.ConvertAll(sanction => sanction.SanctionId);
        var acts = await db
            .Acts.Where(act => sanctionIds.Contains(act.SanctionId) && act.SupersededAt == null)
            .OrderBy(act => act.Ordinal)
            .ToListAsync(cancellationToken);
        var judgements = await db
            .Judgements.Where(judgement => records.Contains(judgement.PersonId))
            .OrderBy(judgement => judgement.On)
            .ThenBy(judgement => judgement.Id)
            .ToListAsync(cancellationToken);
        return sanctions.ConvertAll(sanction => new SanctionHistory(sanction, acts.FindAll(act => act.SanctionId == sanction.SanctionId))
        {
            Judgements = judgements.FindAll(judgement => judgement.SanctionId == sanction.SanctionId),
        });
    }

    private static List<EarlierPeriod> Earlier(List<DecidedPeriod> decided, SanctionHistory history) =>
        [
            .. decided
                .Where(other => other.Period.Span is not null && !IsSameDecision(other.History.Sanction, history.Sanction))
                .Select(other => new EarlierPeriod(
                    other.History.Sanction.Regime,
                    other.History.KindNow,
                    other.History.Sanction.LegalText,
                    other.Period.Counts!.Value
                )),
        ];

    // One decision that stands on two records of one person is not a second sanction.
    private static bool IsSameDecision(Sanction one, Sanction other) =>
        one.PersonId != other.PersonId
        && (one.Regime, one.Kind, one.LegalText, one.DecidedOn) == (other.Regime, other.Kind, other.LegalText, other.DecidedOn);

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
/// <param name="Owner">The record that it stands on.</param>
/// <param name="History">The sanction.</param>
/// <param name="Period">Its period.</param>
/// <param name="IsChanged">Whether the period came out otherwise than before.</param>
internal sealed record DecidedPeriod(Person Owner, SanctionHistory History, InfluencePeriod Period, bool IsChanged);
