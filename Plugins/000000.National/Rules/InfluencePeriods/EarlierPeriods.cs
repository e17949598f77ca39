using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Context = Guihang.Policy.Rules.IRuleContext<
    Guihang.Policy.InfluencePeriods.InfluencePeriodFacts,
    Guihang.Policy.InfluencePeriods.InfluencePeriodDecision
>;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>A new sanction inside the period of an earlier one of the same side. Party and state sides are each computed on their own .</summary>
internal sealed class EarlierPeriods(InfluencePeriodFacts facts, Context context, PeriodArithmetic periods)
{
    public Outcome<InfluencePeriodDecision> Join(AppliedKind kind, TableRow row, DateOnly start, Duration length)
    {
        var parallel = periods.EndDay.SpanFrom(start, length);
        var running = facts.Earlier.Where(earlier => IsSameSide(earlier) && earlier.Period.Contains(facts.DecidedOn)).ToList();
        if (running is [])
        {
            return new Decided<InfluencePeriodDecision>(periods.Single(kind, row, parallel));
        }

        // 条例 (2023) art. 12(2): a sanctionable breach during probation leads to expulsion, never to a sum.
        if (running.Any(earlier => earlier.Kind is SanctionKind.ProbationOneYear or SanctionKind.ProbationTwoYears))
        {
            return new NeedsDecision<InfluencePeriodDecision>(Notes.BreachDuringProbation, Decider.DecidingBody, []);
        }

        var text = context.ReadRow(PeriodParameters.Texts, kind.Text)!;
        var added = Added(start, length, running, text.Duration("again-most"));
        if (text.Word<Again>("again") == Again.Add)
        {
            context.Note(Notes.RemainingAndNew);
            return new Decided<InfluencePeriodDecision>(periods.Single(kind, row, added));
        }

        return PeriodArithmetic.Choose(
            Notes.SecondSanctionIsOpen,
            Decider.DecidingBody,
            ("parallel", Notes.Parallel, new Decided<InfluencePeriodDecision>(periods.Single(kind, row, parallel))),
            ("added", Notes.RemainingAndNew, new Decided<InfluencePeriodDecision>(periods.Single(kind, row, added)))
        );
    }

    // the earlier exclusive end is extended by the new length; a cap counts from the new decision.
    private DateSpan Added(DateOnly start, Duration length, List<EarlierPeriod> running, Duration? most)
    {
        var end = running.Any(earlier => earlier.Period.End is null)
            ? (DateOnly?)null
            : periods.EndDay.ChainedEnd(running.Max(earlier => earlier.Period.End!.Value), length);
        if (most is { } cap && periods.EndDay.ExclusiveEnd(start, cap) is var capped && (end is null || end > capped))
        {
            context.Note(Notes.Capped);
            end = capped;
        }

        return new DateSpan(start, end);
    }

    private bool IsSameSide(EarlierPeriod earlier) =>
        earlier.Regime == facts.Regime || (Applicability.IsGovernmentSide(earlier.Regime) && Applicability.IsGovernmentSide(facts.Regime));
}
