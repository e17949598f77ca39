using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Why a list of what is owed is empty: for each of the cases that it is about what a case says of itself, each reason once.</summary>
internal static class WhyNothingIsOwed
{
    // The reasons repeat; more cases than these tell no others.
    private const int MostCases = 100;

    public static async Task<IReadOnlyList<string>> Of(
        VisitsDb db,
        IQueryable<FollowUpCase> cases,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var read = await cases.AsNoTracking().OrderBy(followUp => followUp.Id).Take(MostCases).ToListAsync(cancellationToken);
        var caseIds = read.ConvertAll(followUp => followUp.Id);
        var plans = (
            await db
                .Plans.AsNoTracking()
                .Where(plan => caseIds.Contains(plan.CaseId) && plan.SupersededAt == null)
                .ToListAsync(cancellationToken)
        ).ToLookup(plan => plan.CaseId);
        var items = (
            await db
                .DueItems.AsNoTracking()
                .Where(item => caseIds.Contains(item.CaseId) && item.SupersededAt == null)
                .ToListAsync(cancellationToken)
        ).ToLookup(item => item.CaseId);
        var goLives = await db
            .GoLives.Where(live => live.SupersededAt == null)
            .ToDictionaryAsync(live => live.Region, live => (DateOnly?)live.On, StringComparer.Ordinal, cancellationToken);
        var reasons = read.SelectMany(followUp =>
                Of(
                    followUp,
                    [.. plans[followUp.Id]],
                    [
                        .. items[followUp.Id]
                            .Select(item =>
                                DueItemAnswer.Of(item, today, CivilClock.EndOfTime, goLives.GetValueOrDefault(followUp.Region))
                            ),
                    ]
                )
            )
            .ToHashSet();
        if (reasons is { Count: 0 })
        {
            reasons.Add(NothingDue.NoCase);
        }

        return [.. reasons.Order().Select(reason => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()))];
    }

    private static IReadOnlyList<NothingDue> Of(
        FollowUpCase followUp,
        IReadOnlyList<VisitPlan> plans,
        IReadOnlyList<DueItemAnswer> items
    ) => NothingDues.Of(followUp, plans, items) is { Count: > 0 } reasons ? reasons : [NothingDue.OwedOtherwise];
}
