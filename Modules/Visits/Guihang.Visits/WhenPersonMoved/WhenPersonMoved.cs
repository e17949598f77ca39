using Guihang.Core.Data;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// The case and what is owed in it go with the person; from that day on the new place's policy counts. Nothing is interrupted and nothing begins anew.
/// </summary>
internal sealed class WhenPersonMoved(VisitsDb db, FollowUpPlanning planning, CaseEvents events, IMediator mediator, IdSource ids)
    : INotificationHandler<PersonMoved>
{
    public async Task Handle(PersonMoved notification, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.FirstOrDefaultAsync(c => c.PersonId == notification.PersonId, cancellationToken);
        if (followUp is null)
        {
            return;
        }

        if (notification.UnitChanged)
        {
            db.CaseMoves.Add(
                new CaseMove
                {
                    Id = ids.New(),
                    CaseId = followUp.Id,
                    FromRegion = followUp.Region,
                    FromUnitId = followUp.UnitId,
                    Region = notification.Region,
                    UnitId = notification.UnitId,
                    On = notification.On,
                    RecordedAt = notification.RecordedAt,
                }
            );
            (followUp.Region, followUp.UnitId) = (notification.Region, notification.UnitId);
            await db.SaveChangesAsync(cancellationToken);
            var person = await mediator.Send(new ReadPersonSanctions(notification.PersonId), cancellationToken);
            foreach (var sanction in person?.Sanctions ?? [])
            {
                await planning.Plan(sanction.State, cancellationToken);
            }
        }

        await events.Add(followUp, CaseEventKind.PostMoved, notification.On, notification.MoveId, cancellationToken);
    }
}
