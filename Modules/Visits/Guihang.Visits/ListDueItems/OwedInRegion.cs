using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Policy.Calendar;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What is owed in one jurisdiction as it stands now: the list that is asked for all day, compiled once for all its states.</summary>
internal static class OwedInRegion
{
    private static readonly CompiledQuery<
        Func<VisitsDb, string, DateOnly, DateOnly, DateOnly, DateOnly, DateOnly, DateOnly, Guid, int, IAsyncEnumerable<DueItemAnswer>>
    > Owed = new(() =>
        EF.CompileAsyncQuery(
            (
                VisitsDb db,
                string region,
                DateOnly today,
                DateOnly startsFrom,
                DateOnly startsBy,
                DateOnly endsFrom,
                DateOnly endsBy,
                DateOnly afterDay,
                Guid afterId,
                int most
            ) =>
                db
                    .DueItems.Where(item =>
                        item.SupersededAt == null && item.MetOn == null && item.ClosedAt == null && item.Region == region
                    )
                    .Where(item => item.ExemptEnd == null || item.ExemptEnd <= today || item.ExemptFrom > today)
                    .Where(item => item.WindowStart >= startsFrom && item.WindowStart <= startsBy)
                    .Where(item => item.OrderDay >= endsFrom && item.OrderDay <= endsBy)
                    .Where(item => item.OrderDay > afterDay || item.Id > afterId)
                    .OrderBy(item => item.OrderDay)
                    .ThenBy(item => item.Id)
                    .Take(most)
                    .Select(item => new DueItemAnswer
                    {
                        Id = item.Id,
                        CaseId = item.CaseId,
                        SanctionId = item.SanctionId,
                        Purpose = item.Purpose,
                        Window = new DateSpan(item.WindowStart, item.WindowEnd),
                        Visitor = item.Visitor,
                        MinimumVisitors = item.MinimumVisitors,
                        CountsAs = DueItem.KindsOf(item.CountsAs),
                        State = DueItem.UnmetOn(today, item.WindowStart, item.WindowEnd),
                        MetOn = null,
                        MetBy = null,
                        Region = region,
                        UnitId = item.UnitId,
                        IsStub = item.IsStub,
                        NoTravel = item.NoTravel,
                        NeedsCalendarOf = item.NeedsCalendarOf,
                        PostponedFrom = item.PostponedFrom,
                        CountsFrom = item.CountsFrom,
                    })
        )
    );

    private static readonly CompiledQuery<Func<VisitsDb, string, Task<DateOnly?>>> LiveFrom = new(() =>
        EF.CompileAsyncQuery(
            (VisitsDb db, string region) =>
                db
                    .GoLives.Where(live => live.Region == region && live.SupersededAt == null)
                    .Select(live => (DateOnly?)live.On)
                    .FirstOrDefault()
        )
    );

    /// <summary>The items after a place in the list.</summary>
    /// <param name="db">The module's tables.</param>
    /// <param name="region">The jurisdiction.</param>
    /// <param name="state">How they stand today; null for all that are not met.</param>
    /// <param name="today">Today.</param>
    /// <param name="after">The place; null for the beginning.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public static async Task<List<DueItemAnswer>> Read(
        VisitsDb db,
        string region,
        DueState? state,
        DateOnly today,
        PageKey? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        after ??= new PageKey(DateOnly.MinValue, Guid.Empty);
        var days = Days.Of(state, today);
        // By a lower bound the index is entered where the page begins.
        var endsFrom = after.Day > days.EndsFrom ? after.Day : days.EndsFrom;
        // What was due before visits are watched is history, and lies before that place too.
        if (await LiveFrom.On(db)(db, region) is { } live && live >= endsFrom)
        {
            endsFrom = live.AddDays(1);
        }

        var items = new List<DueItemAnswer>(most);
        await foreach (
            var item in Owed.On(db)(db, region, today, days.StartsFrom, days.StartsBy, endsFrom, days.EndsBy, after.Day, after.Id, most)
                .WithCancellation(cancellationToken)
        )
        {
            items.Add(item);
        }

        return items;
    }

    // The days between which windows begin and end, the first and last included.
    private sealed record Days(DateOnly StartsFrom, DateOnly StartsBy, DateOnly EndsFrom, DateOnly EndsBy)
    {
        public static Days Of(DueState? state, DateOnly today)
        {
            var any = new Days(DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MinValue, DateOnly.MaxValue);
            return state switch
            {
                DueState.Upcoming => any with { StartsFrom = today.AddDays(1) },
                DueState.Open => any with { StartsBy = today, EndsFrom = today.AddDays(1) },
                DueState.Overdue => any with { EndsBy = today },
                null => any,
                _ => throw new ArgumentOutOfRangeException(nameof(state), state, "That is not owed."),
            };
        }
    }
}
