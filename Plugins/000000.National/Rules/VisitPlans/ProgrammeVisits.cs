using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.National.Rules.VisitPlans;

/// <summary>Visits of a region's programme: windows of the calendar from the day of enrolment on, the first and the last as stubs.</summary>
internal static class ProgrammeVisits
{
    public static readonly Parameter<CalendarCycle> Every = Parameter.Enumeration<CalendarCycle>("visits.programme.every");
    public static readonly Parameter<Duration> Length = Parameter.Duration("visits.programme.length");
    public static readonly Parameter<VisitorRole> Visitor = Parameter.Enumeration<VisitorRole>("visits.programme.visitor");
    public static readonly Parameter<int> Visitors = Parameter.Number("visits.programme.visitors");
    public static readonly Parameter<IReadOnlyList<VisitKind>> CountsAs = Parameter.ListOf<VisitKind>("visits.programme.counts-as");

    public static IEnumerable<PlannedVisit> Of(
        VisitPlanFacts facts,
        IRuleContext<VisitPlanFacts, VisitPlanDecision> context,
        Parameter<EndDayConvention> endDay,
        bool noTravel,
        IReadOnlyList<YearlySpan> quiet
    )
    {
        if (facts.EnrolledOn is not { } enrolled || !context.TryRead(Every, out var every) || every == CalendarCycle.None)
        {
            yield break;
        }

        if (!context.TryRead(Length, out var length))
        {
            context.Note(
                new("各级均未规定帮扶回访持续多久，须由人安排。", "No level says for how long the programme visits; people arrange them.")
            );
            yield break;
        }

        var days = context.Read(endDay).SpanFrom(enrolled, length);
        var visitor = context.Read(Visitor);
        var visitors = context.Read(Visitors);
        var countsAs = context.Read(CountsAs);
        foreach (var window in every.WindowsFrom(days))
        {
            yield return new PlannedVisit
            {
                Key = $"programme-{window.Start:yyyy-MM}",
                Purpose = VisitPurpose.Programme,
                Window = window.Intersect(days)!.Value,
                Visitor = visitor,
                MinimumVisitors = visitors,
                CountsAs = countsAs,
                IsStub = window.Intersect(days) != window,
                NoTravel = noTravel,
            }.Outside(quiet);
        }
    }
}
