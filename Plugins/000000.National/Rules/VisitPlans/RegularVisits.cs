using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.National.Rules.VisitPlans;

/// <summary>
/// Regular visits from the day of service to the end of the period: windows of the calendar, of which the first and the last may be stubs, or rolling
/// visits, or stages of either. After a rolling stage the rest follows from the visits held.
/// </summary>
internal static class RegularVisits
{
    public static readonly Parameter<CalendarCycle> Every = Parameter.Enumeration<CalendarCycle>("visits.regular.every");
    public static readonly Parameter<Table> Stages = Parameter.Table("visits.regular.stages");
    public static readonly Parameter<Duration> Spacing = Parameter.Duration("visits.regular.spacing");
    public static readonly Parameter<VisitorRole> Visitor = Parameter.Enumeration<VisitorRole>("visits.regular.visitor");
    public static readonly Parameter<IReadOnlyList<VisitKind>> CountsAs = Parameter.ListOf<VisitKind>("visits.regular.counts-as");

    private const string Key = "regular";

    public static (IReadOnlyList<PlannedVisit> Visits, IReadOnlyList<VisitSeries> Series) Of(
        DateSpan days,
        EndDayConvention endDay,
        bool noTravel,
        IReadOnlyList<YearlySpan> quiet,
        IRuleContext<VisitPlanFacts, VisitPlanDecision> context
    )
    {
        var stages = StagesOf(context);
        if (stages is [])
        {
            return ([], []);
        }

        var (visitor, countsAs) = (context.Read(Visitor), context.Read(CountsAs));
        Duration? spacing = context.TryRead(Spacing, out var between) ? between : null;
        var visits = new List<PlannedVisit>();
        var from = days.Start;
        foreach (var (index, stage) in stages.Index())
        {
            if (stage.Cycle is not { } cycle)
            {
                var series = new VisitSeries
                {
                    Key = Key,
                    Purpose = VisitPurpose.Regular,
                    Span = new DateSpan(from, days.End),
                    Stages = [.. stages.Skip(index).Select(Rolling)],
                    EndDay = endDay,
                    Spacing = spacing ?? default,
                    Visitor = visitor,
                    CountsAs = countsAs,
                    NoTravel = noTravel,
                    Quiet = quiet is [] ? null : quiet,
                };
                return (visits, [series]);
            }

            foreach (var whole in cycle.WindowsFrom(new DateSpan(from, days.End)).Take(stage.Times ?? int.MaxValue))
            {
                var window = whole.Intersect(new DateSpan(from, days.End))!.Value;
                visits.Add(
                    new PlannedVisit
                    {
                        // A later stage may begin within a window whose beginning is another stage's.
                        Key = $"{Key}-{(index == 0 ? whole : window).Start:yyyy-MM}",
                        Purpose = VisitPurpose.Regular,
                        Window = window,
                        Visitor = visitor,
                        CountsAs = countsAs,
                        IsStub = window != whole,
                        NoTravel = noTravel,
                        Spacing = spacing,
                    }.Outside(quiet)
                );
                from = window.End!.Value;
            }

            if (from >= days.End)
            {
                break;
            }
        }

        return (visits, []);
    }

    private static List<Stage> StagesOf(IRuleContext<VisitPlanFacts, VisitPlanDecision> context)
    {
        if (context.TryRead(Stages, out var table))
        {
            return
            [
                .. table
                    .Rows.OrderBy(row => row.Number("stage"))
                    .Select(row => new Stage(row.Word<CalendarCycle>("every"), row.Duration("after"), row.Number("times"))),
            ];
        }

        return context.TryRead(Every, out var every) && every != CalendarCycle.None ? [new Stage(every, null, null)] : [];
    }

    // What follows a rolling stage is counted from the visit before, too: a cycle is as long as its months.
    private static VisitStage Rolling(Stage stage) =>
        new(stage.After ?? Duration.OfMonths((int)stage.Cycle.GetValueOrDefault(CalendarCycle.CalendarYear)), stage.Times);

    private sealed record Stage(CalendarCycle? Cycle, Duration? After, int? Times);
}
