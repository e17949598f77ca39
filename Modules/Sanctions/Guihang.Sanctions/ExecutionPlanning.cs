using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Executions;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks policy what the execution of a decision is owed on, and keeps the day on which the next of it is due.</summary>
internal sealed class ExecutionPlanning(SanctionsDb db, DecisionKeeper decisions, IdSource ids, TimeProvider clock)
{
    /// <summary>Decides it anew after something happened; what comes out as before stays as it is.</summary>
    public async Task<ExecutionCheck> Plan(Person person, SanctionHistory history, CancellationToken cancellationToken)
    {
        var sanctionId = history.Sanction.SanctionId;
        var delays = await db
            .ExecutionDelays.Where(delay => delay.SanctionId == sanctionId && delay.SupersededAt == null)
            .OrderBy(delay => delay.Id)
            .ToListAsync(cancellationToken);
        var reviews = await db
            .SanctionReviews.Where(review => review.SanctionId == sanctionId)
            .OrderBy(review => review.Id)
            .ToListAsync(cancellationToken);
        var (_, kept) = await decisions.Decide<ExecutionFacts, ExecutionDecision>(
            person.Region,
            history.Sanction.DecidedOn,
            new ExecutionFacts
            {
                Regime = history.Sanction.Regime,
                Kind = history.KindNow,
                LegalText = history.Sanction.LegalText,
                DecidedOn = history.Sanction.DecidedOn,
                ServedOn = history.ServedOn,
                IsRevoked = history.IsRevoked,
                Extensions = delays.ConvertAll(delay => new ExecutionExtension(delay.Item, delay.Until)),
                Reviews = reviews.ConvertAll(review => new ReviewAsked(review.Step, review.LodgedOn, review.AnsweredOn)),
            }
        );
        var current = await db.ExecutionChecks.SingleOrDefaultAsync(
            check => check.SanctionId == sanctionId && check.SupersededAt == null,
            cancellationToken
        );
        if (current?.Decision.Outcome != kept.Outcome)
        {
            current = await Replace(current, history, kept, cancellationToken);
        }

        current!.NextDueOn = NextDue(current, await DoneOf(history, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return current;
    }

    /// <summary>What was done, by item; service is an act of the sanction itself.</summary>
    public async Task<IReadOnlyDictionary<ExecutionItem, (DateOnly On, string? Evidence)>> DoneOf(
        SanctionHistory history,
        CancellationToken cancellationToken
    )
    {
        var done = await db
            .ExecutionRecords.Where(record => record.SanctionId == history.Sanction.SanctionId && record.SupersededAt == null)
            .ToDictionaryAsync(record => record.Item, record => (record.On, (string?)record.EvidenceNumber), cancellationToken);
        if (history.ServedOn is { } served)
        {
            done.TryAdd(ExecutionItem.Served, (served, null));
        }

        return done;
    }

    private static DateOnly? NextDue(ExecutionCheck check, IReadOnlyDictionary<ExecutionItem, (DateOnly On, string? Evidence)> done) =>
        check.Decided()?.Items.Where(item => item is { IsOwed: true, By: not null } && !done.ContainsKey(item.Item)).Min(item => item.By);

    private async Task<ExecutionCheck> Replace(
        ExecutionCheck? before,
        SanctionHistory history,
        KeptDecision kept,
        CancellationToken cancellationToken
    )
    {
        var now = clock.Now();
        if (before is not null)
        {
            before.SupersededAt = now;
            await db.SaveChangesAsync(cancellationToken);
        }

        var check = new ExecutionCheck
        {
            Id = ids.New(),
            SanctionId = history.Sanction.SanctionId,
            PersonId = history.Sanction.PersonId,
            Decision = kept,
            NextDueOn = null,
            RecordedAt = now,
            SupersededAt = null,
        };
        db.ExecutionChecks.Add(check);
        return check;
    }
}
