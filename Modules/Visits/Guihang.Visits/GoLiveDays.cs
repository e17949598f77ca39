using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>From when on visits are watched, for due items of several places.</summary>
internal static class GoLiveDays
{
    /// <summary>The day of each place where an item belongs; null where nobody set one. What is history stays with the place where it was owed.</summary>
    public static async Task<IReadOnlyDictionary<string, DateOnly?>> GoLivesOf(
        this VisitsDb db,
        IEnumerable<DueItem> items,
        CancellationToken cancellationToken
    )
    {
        var regions = items.Select(item => item.Region).Distinct(StringComparer.Ordinal).ToList();
        var set = await db
            .GoLives.Where(live => regions.Contains(live.Region) && live.SupersededAt == null)
            .ToDictionaryAsync(live => live.Region, live => live.On, StringComparer.Ordinal, cancellationToken);
        return regions.ToDictionary(
            region => region,
            region => set.TryGetValue(region, out var on) ? on : (DateOnly?)null,
            StringComparer.Ordinal
        );
    }
}
