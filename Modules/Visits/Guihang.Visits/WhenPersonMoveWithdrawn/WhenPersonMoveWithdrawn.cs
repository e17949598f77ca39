using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// The case goes back with the person. What was held and met meanwhile stays with the place that did it; the policy of that place counts on no day, and the
/// contact that the move called for falls away.
/// </summary>
internal sealed class WhenPersonMoveWithdrawn(VisitsDb db, FollowUpPlanning planning, CaseEvents events, IMediator mediator, IdSource ids)
    : INotificationHandler<PersonMoveWithdrawn>
{
    public async Task Handle(PersonMoveWithdrawn notification, CancellationToken cancellationToken)
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

        await events.Withdraw(followUp, notification.MoveId, cancellationToken);
    }
}
