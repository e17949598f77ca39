using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Takes a case where its person is: what was held and met stays with the place that did it, what is owed follows from the new place's policy.</summary>
internal sealed class FollowUpMoves(VisitsDb db, FollowUpPlanning planning, IMediator mediator, IdSource ids)
{
    /// <summary>The case of a person, taken along where the unit is another one; null where the person has none.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="to">The new place; null where the unit is the same.</param>
    /// <param name="on">From which day on.</param>
    /// <param name="recordedAt">When it was recorded, UTC.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<FollowUpCase?> Follow(
        Guid personId,
        (string Region, Guid UnitId)? to,
        DateOnly on,
        DateTime recordedAt,
        CancellationToken cancellationToken
    )
    {
        var followUp = await db.Cases.FirstOrDefaultAsync(c => c.PersonId == personId, cancellationToken);
        if (followUp is null || to is not var (region, unitId))
        {
            return followUp;
        }

        db.CaseMoves.Add(
            new CaseMove
            {
                Id = ids.New(),
                CaseId = followUp.Id,
                FromRegion = followUp.Region,
                FromUnitId = followUp.UnitId,
                Region = region,
                UnitId = unitId,
                On = on,
                RecordedAt = recordedAt,
            }
        );
        (followUp.Region, followUp.UnitId) = (region, unitId);
        await db.SaveChangesAsync(cancellationToken);
        var person = await mediator.Send(new ReadPersonSanctions(personId), cancellationToken);
        foreach (var sanction in person?.Sanctions ?? [])
        {
            await planning.Plan(sanction.State, cancellationToken);
        }

        return followUp;
    }
}
