using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.National.Rules.VisitPlans;

/// <summary>Contacts that something in the case calls for.</summary>
internal static class PromptedVisits
{
    public static readonly Parameter<Duration> AfterMove = Parameter.Duration("visits.prompted.post-moved.within");
    public static readonly Parameter<Duration> AfterDifficulty = Parameter.Duration("visits.prompted.difficulty-raised.within");
    public static readonly Parameter<Duration> AfterSign = Parameter.Duration("visits.prompted.sign-of-despair.within");
    public static readonly Parameter<VisitorRole> Visitor = Parameter.Enumeration<VisitorRole>("visits.prompted.visitor");
    public static readonly Parameter<IReadOnlyList<VisitKind>> CountsAs = Parameter.ListOf<VisitKind>("visits.prompted.counts-as");

    public static IEnumerable<PlannedVisit> Of(
        CaseEventKind happened,
        DateOnly on,
        bool noTravel,
        IRuleContext<VisitPlanFacts, VisitPlanDecision> context
    )
    {
        // All are read, whichever is asked for: the trace, which a unit may see, does not tell a sign of despair from another reason to come.
        Duration? moved = context.TryRead(AfterMove, out var afterMove) ? afterMove : null;
        Duration? difficulty = context.TryRead(AfterDifficulty, out var afterDifficulty) ? afterDifficulty : null;
        Duration? sign = context.TryRead(AfterSign, out var afterSign) ? afterSign : null;
        var (visitor, countsAs) = (context.Read(Visitor), context.Read(CountsAs));
        var within = happened switch
        {
            CaseEventKind.PostMoved => moved,
            CaseEventKind.DifficultyRaised => difficulty,
            CaseEventKind.SignOfDespair => sign,
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No such event."),
        };
        if (within is not { } length)
        {
            context.Note(new Wording("该情形无需另行联系。", "No level calls for a contact of its own."));
            yield break;
        }

        yield return new PlannedVisit
        {
            Key = "prompted",
            Purpose = VisitPurpose.Prompted,
            // P0D is the same day.
            Window = new DateSpan(on, on.AddMonths(length.Months).AddDays(length.Days + 1)),
            Visitor = visitor,
            CountsAs = countsAs,
            NoTravel = noTravel,
        };
    }
}
