using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What a visit does not meet because it was held too soon after the one before.</summary>
internal static class TooSoon
{
    public static async Task<IReadOnlyList<Guid>> TooSoonFor(this VisitsDb db, Visit visit, CancellationToken cancellationToken)
    {
        var items = await db
            .DueItems.AsNoTracking()
            .Where(item => item.CaseId == visit.CaseId && item.SupersededAt == null)
            .Where(item => item.WindowStart <= visit.HeldOn && item.CountsFrom > visit.HeldOn)
            .OrderBy(item => item.WindowStart)
            .ThenBy(item => item.Id)
            .ToListAsync(cancellationToken);
        return [.. items.Where(item => item.IsTooSoon(visit)).Select(item => item.Id)];
    }
}
