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
        FirstWithinWorkingDays,
        WorkingCalendar.Years,
        NoTravelFor,
        Most,
        MostPer,
        RegularVisits.Every,
        RegularVisits.Stages,
        RegularVisits.Spacing,
        QuietDays.Spans,
        RegularVisits.Visitor,
        RegularVisits.CountsAs,
        LettersOnService,
        FormsOnVisit,
        ProgrammeVisits.Every,
        ProgrammeVisits.Length,
        ProgrammeVisits.Visitor,
        ProgrammeVisits.Visitors,
        ProgrammeVisits.CountsAs,
        PromptedVisits.AfterMove,
        PromptedVisits.AfterDifficulty,
        PromptedVisits.AfterSign,
        PromptedVisits.Visitor,
        PromptedVisits.CountsAs
    )
{
    private static readonly Parameter<EndDayConvention> EndDay = Parameter.Enumeration<EndDayConvention>("visits.end-day");
    private static readonly Parameter<VisitorRole> FirstVisitor = Parameter.Enumeration<VisitorRole>("visits.first.visitor");
    private static readonly Parameter<int> FirstVisitors = Parameter.Number("visits.first.visitors");
    private static readonly Parameter<IReadOnlyList<VisitKind>> FirstCountsAs = Parameter.ListOf<VisitKind>("visits.first.counts-as");
    private static readonly Parameter<Duration> FirstWithin = Parameter.Duration("visits.first.within");
    private static readonly Parameter<int> FirstWithinWorkingDays = Parameter.Number("visits.first.within-working-days");
    private static readonly Parameter<IReadOnlyList<ServiceState>> NoTravelFor = Parameter.ListOf<ServiceState>("visits.no-travel.for");
    private static readonly Parameter<int> Most = Parameter.Number("visits.most");
    private static readonly Parameter<CalendarCycle> MostPer = Parameter.Enumeration<CalendarCycle>("visits.most.per");
    private static readonly Parameter<IReadOnlyList<string>> LettersOnService = Parameter.List("letters.on-service");
    private static readonly Parameter<IReadOnlyList<string>> FormsOnVisit = Parameter.List("forms.on-visit");

    public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context)
    {
        // Everything addressed to a person stops at death.
        if (facts.ServiceState == ServiceState.Deceased)
        {
            return new NotApplicable<VisitPlanDecision>(
                new("当事人已去世，不再安排回访与函件。", "The person has died; no visit and no letter is arranged.")
            );
        }

        // Nobody makes the retired travel.
        var noTravel = context.TryRead(NoTravelFor, out var spared) && spared.Contains(facts.ServiceState);
        if (facts is { Event: { } happened, EventOn: { } on })
        {
            return new Decided<VisitPlanDecision>(new([.. PromptedVisits.Of(happened, on, noTravel, context)], []));
        }

        if (facts.ServedOn is not { } served)
        {
            context.Note(new("决定尚未送达，送达后即安排谈话。", "The decision has not been served; the talk is due when it is."));
            return new Decided<VisitPlanDecision>(new([], []));
        }

        var visits = new List<PlannedVisit>();
        if (context.TryRead(FirstVisitor, out var visitor))
        {
            visits.Add(FirstTalk(context, served, visitor, noTravel));
        }

        var quiet = QuietDays.Of(context);
        IReadOnlyList<VisitSeries> series = [];
        if (facts.Period is { End: { } end } && served < end)
        {
            (var regular, series) = RegularVisits.Of(new DateSpan(served, end), context.Read(EndDay), noTravel, quiet, context);
            visits.AddRange(regular);
        }

        if (visits is [] && series is [])
        {
            context.Note(new("该日没有哪一级政策安排回访。", "On that day no level's policy provides for visits."));
        }

        visits.AddRange(ProgrammeVisits.Of(facts, context, EndDay, noTravel, quiet));
        return new Decided<VisitPlanDecision>(
            new(visits, context.TryRead(LettersOnService, out var letters) ? letters : [])
            {
                Series = series,
                Limit = context.TryRead(Most, out var most) ? new VisitLimit(most, context.Read(MostPer)) : null,
                Forms = context.TryRead(FormsOnVisit, out var forms) ? forms : [],
            }
        );
    }

    private static PlannedVisit FirstTalk(
        IRuleContext<VisitPlanFacts, VisitPlanDecision> context,
        DateOnly served,
        VisitorRole visitor,
        bool noTravel
    )
    {
        DateOnly? end = context.TryRead(FirstWithin, out var within) ? context.Read(EndDay).ExclusiveEnd(served, within) : null;
        int? missing = null;
        if (context.TryRead(FirstWithinWorkingDays, out var days))
        {
            (var byWorkingDays, missing) = WorkingCalendar.EndOf(served, days, context.Read(EndDay), context);
            end = end < byWorkingDays ? end : byWorkingDays ?? end;
        }
        else if (end is null)
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
            NoTravel = noTravel,
            NeedsCalendarOf = missing,
        };
    }
}
