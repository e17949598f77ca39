using Guihang.Core.Data;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Executions;
using Guihang.Sanctions.Data;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks policy what the execution of a decision is owed on, and keeps the day on which the next of it is due.</summary>
internal sealed class ExecutionPlanning(
    SanctionsDb db,
    PolicyEngine engine,
    DecisionKeeper decisions,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>Decides it anew after something happened; what comes out as before stays as it is.</summary>
    public async Task<ExecutionCheck> Plan(Person person, SanctionHistory history, CancellationToken cancellationToken)
    {
        var sanctionId = history.Sanction.SanctionId;
        var (_, kept) = await decisions.Decide<ExecutionFacts, ExecutionDecision>(
            person.Region,
            history.Sanction.DecidedOn,
            await Facts(history, cancellationToken)
        );
        var current = await db.ExecutionChecks.SingleOrDefaultAsync(
            check => check.SanctionId == sanctionId && check.SupersededAt == null,
            cancellationToken
        );
        if (current?.Decision.Outcome != kept.Outcome)
        {
            current = await Replace(current, history, kept, cancellationToken);
        }

        current!.GoLive = await GoLiveOf(person.Region, cancellationToken);
        current.NextDueOn = NextDue(current.Decided(), await DoneOf(history, cancellationToken), current.GoLive);
        await db.SaveChangesAsync(cancellationToken);
        return current;
    }

    /// <summary>What policy says of a decision whose execution nobody has planned yet, as right after an import. It writes nothing.</summary>
    public async Task<(Decision<ExecutionDecision> Decision, ExecutionFacts Facts)> Foresee(
        Person person,
        SanctionHistory history,
        CancellationToken cancellationToken
    )
    {
        var facts = await Facts(history, cancellationToken);
        return (engine.Decide<ExecutionFacts, ExecutionDecision>(person.Region, history.Sanction.DecidedOn, facts), facts);
    }

    /// <summary>The day from which on a jurisdiction is watched; null where nobody set one.</summary>
    public async Task<DateOnly?> GoLiveOf(string region, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReadGoLives(), cancellationToken)).TryGetValue(region, out var on) ? on : null;

    /// <summary>The earliest last day of what is owed and not done; what was due before the go-live day is history.</summary>
    public static DateOnly? NextDue(
        ExecutionDecision? decided,
        IReadOnlyDictionary<ExecutionItem, (DateOnly On, string? Evidence)> done,
        DateOnly? goLive
    ) =>
        decided
            ?.Items.Where(item => item is { IsOwed: true, By: { } by } && !done.ContainsKey(item.Item) && (goLive is null || by >= goLive))
            .Min(item => item.By);

    private async Task<ExecutionFacts> Facts(SanctionHistory history, CancellationToken cancellationToken)
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
        return new ExecutionFacts
        {
            Regime = history.Sanction.Regime,
            Kind = history.KindNow,
            LegalText = history.Sanction.LegalText,
            DecidedOn = history.Sanction.DecidedOn,
            ServedOn = history.ServedOn,
            IsRevoked = history.IsRevoked,
            Extensions = delays.ConvertAll(delay => new ExecutionExtension(delay.Item, delay.Until)),
            Reviews = reviews.ConvertAll(review => new ReviewAsked(review.Step, review.LodgedOn, review.AnsweredOn)),
        };
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
