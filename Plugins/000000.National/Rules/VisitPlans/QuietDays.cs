using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.National.Rules.VisitPlans;

/// <summary>
/// The quiet periods in force. They move the last day of regular visits and of those of a programme; not that of the first talk, whose limit a lower level may
/// only shorten, and not of a contact that something in the case calls for.
/// </summary>
internal static class QuietDays
{
    public static readonly Parameter<Table> Spans = Parameter.Table("visits.quiet");

    public static IReadOnlyList<YearlySpan> Of(IRuleContext<VisitPlanFacts, VisitPlanDecision> context) =>
        context.TryRead(Spans, out var table) ? QuietPeriods.Of(table) : [];
}
