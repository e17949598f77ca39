using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>After an act on a sanction: decides the person's periods anew, and tells the other modules of each that came out otherwise.</summary>
internal sealed class PeriodChanges(
    SanctionsDb db,
    PersonPeriods periods,
    Labels labels,
    ExecutionPlanning executions,
    IMediator mediator,
    TimeProvider clock
)
{
    /// <param name="person">The person.</param>
    /// <param name="sanctionId">The sanction that the act is about.</param>
    /// <param name="told">What is told of it.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<SanctionAnswer> Tell(
        Person person,
        Guid sanctionId,
        Func<SanctionState, INotification> told,
        CancellationToken cancellationToken
    )
    {
        var decided = await periods.Decide(person, sanctionId, cancellationToken);
        var own = decided.Single(other => other.History.Sanction.SanctionId == sanctionId);
        await TakeBackEnds([.. decided.Where(other => other.IsChanged)], cancellationToken);
        await mediator.Publish(told(own.State()), cancellationToken);
        foreach (var other in decided.Where(other => other.IsChanged && other != own))
        {
            await mediator.Publish(new SanctionChanged(other.State()), cancellationToken);
        }

        await executions.Plan(own.Owner, own.History, cancellationToken);
        return SanctionAnswer.Of(own.History, own.Period, clock.Today());
    }

    /// <summary>After who the person is was found otherwise: decides all periods anew, and tells of each that came out otherwise.</summary>
    public async Task TellOfPerson(Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == personId, cancellationToken);
        List<DecidedPeriod> changed = [.. (await periods.Decide(person, Guid.Empty, cancellationToken)).Where(other => other.IsChanged)];
        await TakeBackEnds(changed, cancellationToken);
        foreach (var other in changed)
        {
            await mediator.Publish(new SanctionChanged(other.State()), cancellationToken);
        }
    }

    // An end that was told and is no longer the end will be told again when it comes.
    private async Task TakeBackEnds(List<DecidedPeriod> changed, CancellationToken cancellationToken)
    {
        var sanctionIds = changed.ConvertAll(other => other.History.Sanction.SanctionId);
        var ends = await db
            .ToldEnds.Where(told => sanctionIds.Contains(told.SanctionId) && told.SupersededAt == null)
            .ToListAsync(cancellationToken);
        foreach (var end in ends)
        {
            end.SupersededAt = clock.Now();
        }

        await db.SaveChangesAsync(cancellationToken);
        await labels.TakeBack(sanctionIds, cancellationToken);
    }
}
