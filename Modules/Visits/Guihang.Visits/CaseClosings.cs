using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Closes cases: what had become of the visits stays as it was found, and nothing is owed any more.</summary>
internal sealed class CaseClosings(VisitsDb db, DueList due, IdSource ids, TimeProvider clock)
{
    /// <summary>Closes the case.</summary>
    public async Task<CaseClosing> Close(
        FollowUpCase followUp,
        ClosingReason reason,
        string? note,
        DateOnly on,
        Guid closedBy,
        CancellationToken cancellationToken
    )
    {
        var items = await db
            .DueItems.AsNoTracking()
            .Where(item => item.CaseId == followUp.Id && item.SupersededAt == null)
            .OrderBy(item => item.OrderDay)
            .ThenBy(item => item.Id)
            .ToListAsync(cancellationToken);
        var goLives = await db.GoLivesOf(items, cancellationToken);
        var sanctions = await db
            .Plans.Where(plan => plan.CaseId == followUp.Id)
            .Select(plan => plan.SanctionId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var closing = new CaseClosing
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            On = on,
            Reason = reason,
            Note = note,
            Sanctions = string.Join(',', sanctions.Order()),
            Record = JsonSerializer.Serialize(
                items.Select(item => DueItemAnswer.Of(item, on, CivilClock.EndOfTime, goLives[item.Region])),
                JsonForms.Api
            ),
            ClosedBy = closedBy,
            RecordedAt = clock.Now(),
        };
        db.CaseClosings.Add(closing);
        followUp.ClosedOn = on;
        await db.SaveChangesAsync(cancellationToken);
        await due.Refresh(followUp, cancellationToken);
        return closing;
    }

    /// <summary>What the case was closed for was not so: the case is open again, and its visits are owed.</summary>
    public async Task TakeBack(FollowUpCase followUp, ClosingReason reason, CancellationToken cancellationToken)
    {
        var closings = await db
            .CaseClosings.Where(closing => closing.CaseId == followUp.Id && closing.Reason == reason && closing.SupersededAt == null)
            .ToListAsync(cancellationToken);
        if (closings is not [])
        {
            await TakeBack(followUp, closings, cancellationToken);
        }
    }

    /// <summary>The closings stand no longer: the case is open again, and its visits are owed.</summary>
    public async Task TakeBack(FollowUpCase followUp, List<CaseClosing> closings, CancellationToken cancellationToken)
    {
        closings.ForEach(closing => closing.SupersededAt = clock.Now());
        followUp.ClosedOn = null;
        await db.SaveChangesAsync(cancellationToken);
        await due.Refresh(followUp, cancellationToken);
    }
}
