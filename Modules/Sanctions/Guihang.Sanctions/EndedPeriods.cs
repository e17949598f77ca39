using System.Text.Json;
using Guihang.Policy.InfluencePeriods;

namespace Guihang.Sanctions;

/// <summary>Periods whose last day has come.</summary>
internal static class EndedPeriods
{
    /// <summary>What the kept outcome of such a period holds.</summary>
    public static readonly string Awaiting =
        $"\"ending\":\"{JsonNamingPolicy.CamelCase.ConvertName(nameof(PeriodEnding.RestorationDecision))}\"";

    /// <summary>
    /// Without those that a decision must end: after probation the two years count from the day on which rights are restored (条例 art. 12), and until
    /// somebody has decided so their end is only what it would be.
    /// </summary>
    public static IQueryable<InfluencePeriod> EndingByThemselves(this IQueryable<InfluencePeriod> periods) =>
        periods.Where(period => !period.Decision.Outcome.Contains(Awaiting));
}
