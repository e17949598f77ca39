using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>After an act on a sanction: decides the person's periods anew, and tells the other modules of each that came out otherwise.</summary>
internal sealed class PeriodChanges(SanctionsDb db, PersonPeriods periods, Labels labels, IMediator mediator, TimeProvider clock)
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
        await mediator.Publish(told(own.State(person)), cancellationToken);
        foreach (var other in decided.Where(other => other.IsChanged && other != own))
        {
            await mediator.Publish(new SanctionChanged(other.State(person)), cancellationToken);
        }

        return SanctionAnswer.Of(own.History, own.Period, clock.Today());
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
