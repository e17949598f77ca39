using Guihang.Core.Data;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Takes down what happens in cases, and asks policy which contact it calls for.</summary>
internal sealed class CaseEvents(VisitsDb db, FollowUpPlanning planning, IMediator mediator, IdSource ids, TimeProvider clock)
{
    /// <summary>Something happened. The policy of that day says who comes and by when; where it calls for nobody, nothing is due.</summary>
    /// <param name="followUp">The case.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="on">The day.</param>
    /// <param name="sourceId">What was recorded of it; it happens once, however often it is told.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public async Task Add(FollowUpCase followUp, CaseEventKind kind, DateOnly on, Guid sourceId, CancellationToken cancellationToken)
    {
        if (await db.CaseEvents.AnyAsync(e => e.SourceId == sourceId && e.Kind == kind && e.SupersededAt == null, cancellationToken))
        {
            return;
        }

        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        var standing = person?.Sanctions.LastOrDefault(sanction => !sanction.State.IsRevoked);
        // A revocation ends what is owed after a sanction, not the care for somebody in despair.
        var about = standing ?? (kind == CaseEventKind.SignOfDespair && person is { Sanctions: [.., var last] } ? last : null);
        if (about?.State is not { } sanction)
        {
            return;
        }

        db.CaseEvents.Add(
            new CaseEvent
            {
                Id = ids.New(),
                CaseId = followUp.Id,
                SanctionId = sanction.SanctionId,
                Kind = kind,
                On = on,
                SourceId = sourceId,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await planning.Plan(sanction, cancellationToken);
    }

    /// <summary>It turned out not to have happened; what was due for it falls away.</summary>
    /// <param name="followUp">The case.</param>
    /// <param name="sourceId">What had been recorded of it.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public async Task Withdraw(FollowUpCase followUp, Guid sourceId, CancellationToken cancellationToken)
    {
        var events = await db.CaseEvents.Where(e => e.SourceId == sourceId && e.SupersededAt == null).ToListAsync(cancellationToken);
        events.ForEach(e => e.SupersededAt = clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        foreach (var sanction in person?.Sanctions.Where(s => events.Exists(e => e.SanctionId == s.State.SanctionId)) ?? [])
        {
            await planning.Plan(sanction.State, cancellationToken);
        }
    }
}
