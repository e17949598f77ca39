using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.National.Rules.VisitPlans;

internal sealed class TheFirstTalkIsDueWhenTheDecisionIsServed()
    : Rule<VisitPlanFacts, VisitPlanDecision>(
        new Wording(
            "处分决定送达后，党组织应当及时谈话，并在影响期内按规定回访。",
            "When the decision has been served, the Party organisation talks with the person promptly, and visits during the period as policy says."
        ),
        EndDay,
        FirstVisitor,
        FirstVisitors,
        FirstCountsAs,
        FirstWithin,
        RegularEvery,
        RegularVisitor,
        RegularCountsAs,
        LettersOnService,
        FormsOnVisit,
        ProgrammeVisits.Every,
        ProgrammeVisits.Length,
        ProgrammeVisits.Visitor,
        ProgrammeVisits.Visitors,
        ProgrammeVisits.CountsAs
    )
{
    private static readonly Parameter<EndDayConvention> EndDay = Parameter.Enumeration<EndDayConvention>("visits.end-day");
    private static readonly Parameter<VisitorRole> FirstVisitor = Parameter.Enumeration<VisitorRole>("visits.first.visitor");
    private static readonly Parameter<int> FirstVisitors = Parameter.Number("visits.first.visitors");
    private static readonly Parameter<IReadOnlyList<VisitKind>> FirstCountsAs = Parameter.ListOf<VisitKind>("visits.first.counts-as");
    private static readonly Parameter<Duration> FirstWithin = Parameter.Duration("visits.first.within");
    private static readonly Parameter<CalendarCycle> RegularEvery = Parameter.Enumeration<CalendarCycle>("visits.regular.every");
    private static readonly Parameter<VisitorRole> RegularVisitor = Parameter.Enumeration<VisitorRole>("visits.regular.visitor");
    private static readonly Parameter<IReadOnlyList<VisitKind>> RegularCountsAs = Parameter.ListOf<VisitKind>("visits.regular.counts-as");
    private static readonly Parameter<IReadOnlyList<string>> LettersOnService = Parameter.List("letters.on-service");
    private static readonly Parameter<IReadOnlyList<string>> FormsOnVisit = Parameter.List("forms.on-visit");

    public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context)
    {
        // care.md 12: everything addressed to a person stops at death.
        if (facts.ServiceState == ServiceState.Deceased)
        {
            return new NotApplicable<VisitPlanDecision>(
                new("当事人已去世，不再安排回访与函件。", "The person has died; no visit and no letter is arranged.")
            );
        }

        if (facts.ServedOn is not { } served)
        {
            context.Note(new("决定尚未送达，送达后即安排谈话。", "The decision has not been served; the talk is due when it is."));
            return new Decided<VisitPlanDecision>(new([], []));
        }

        var visits = new List<PlannedVisit>();
        if (context.TryRead(FirstVisitor, out var visitor))
        {
            visits.Add(FirstTalk(context, served, visitor));
        }

        visits.AddRange(Regular(facts, context, served));
        if (visits is [])
        {
            context.Note(new("该日没有哪一级政策安排回访。", "On that day no level's policy provides for visits."));
        }

        visits.AddRange(ProgrammeVisits.Of(facts, context, EndDay));
        return new Decided<VisitPlanDecision>(
            new(visits, context.TryRead(LettersOnService, out var letters) ? letters : [])
            {
                Forms = context.TryRead(FormsOnVisit, out var forms) ? forms : [],
            }
        );
    }

    private static PlannedVisit FirstTalk(IRuleContext<VisitPlanFacts, VisitPlanDecision> context, DateOnly served, VisitorRole visitor)
    {
        DateOnly? end = null;
        if (context.TryRead(FirstWithin, out var within))
        {
            end = context.Read(EndDay).ExclusiveEnd(served, within);
        }
        else
        {
            context.Note(new("各级均未规定谈话的天数，应当及时。", "No level sets a number of days; the talk is due promptly."));
        }

        return new PlannedVisit
        {
            Key = "first-talk",
            Purpose = VisitPurpose.FirstTalk,
            Window = new DateSpan(served, end),
            Visitor = visitor,
            MinimumVisitors = context.Read(FirstVisitors),
            CountsAs = context.Read(FirstCountsAs),
        };
    }

    // Windows of the calendar from the day of service to the end of the period; the first and the last may be stubs.
    private static IEnumerable<PlannedVisit> Regular(
        VisitPlanFacts facts,
        IRuleContext<VisitPlanFacts, VisitPlanDecision> context,
        DateOnly served
    )
    {
        if (
            facts.Period is not { End: { } end }
            || served >= end
            || !context.TryRead(RegularEvery, out var every)
            || every == CalendarCycle.None
        )
        {
            yield break;
        }

        var visitor = context.Read(RegularVisitor);
        var countsAs = context.Read(RegularCountsAs);
        foreach (var window in every.WindowsFrom(new DateSpan(served, end)))
        {
            yield return new PlannedVisit
            {
                Key = $"regular-{window.Start:yyyy-MM}",
                Purpose = VisitPurpose.Regular,
                Window = window.Intersect(new DateSpan(served, end))!.Value,
                Visitor = visitor,
                CountsAs = countsAs,
            };
        }
    }
}
