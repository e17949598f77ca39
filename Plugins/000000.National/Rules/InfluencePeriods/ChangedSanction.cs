using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Context = Guihang.Policy.Rules.IRuleContext<
    Guihang.Policy.InfluencePeriods.InfluencePeriodFacts,
    Guihang.Policy.InfluencePeriods.InfluencePeriodDecision
>;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>A sanction that was changed to another kind.</summary>
internal sealed class ChangedSanction(InfluencePeriodFacts facts, Context context, PeriodArithmetic periods)
{
    public Outcome<InfluencePeriodDecision> Decide(AppliedKind original, IReadOnlyList<LaterAct> changes)
    {
        var before = changes.Count == 1 ? original : original with { Kind = changes[^2].ChangedTo!.Value, Variant = null };
        var change = changes[^1];
        var after = original with { Kind = change.ChangedTo!.Value, Variant = null };
        if (periods.Row(before) is not { } rowBefore || periods.Row(after) is not { } rowAfter)
        {
            return new NeedsDecision<InfluencePeriodDecision>(Notes.NoPeriodInSource, Decider.DecidingBody, []);
        }

        if (rowAfter.Number("severity") > rowBefore.Number("severity"))
        {
            // 政务处分法 art. 56; 公务员法 art. 96: a person's own review or appeal never makes the sanction heavier.
            return change.OnAppeal
                ? new NotApplicable<InfluencePeriodDecision>(Notes.AppealNeverAggravates)
                : Heavier(before, rowBefore, after, rowAfter, change);
        }

        // 中纪审〔2005〕43号 says so of an expulsion; of the other lighter kinds 中纪审〔2000〕29号 does.
        return before.Kind == SanctionKind.Expulsion && IsProbation(rowAfter)
            ? ProbationFromTheDecision(after, rowAfter, change)
            : Lighter(after, rowAfter, change);
    }

    private Outcome<InfluencePeriodDecision> Lighter(AppliedKind after, TableRow rowAfter, LaterAct change)
    {
        if (context.Read(PeriodParameters.LighterStart) != ChangeStart.OriginalDecision)
        {
            return new NeedsDecision<InfluencePeriodDecision>(Notes.ChangeIsOpen, Decider.DecidingBody, []);
        }

        context.Note(Notes.ChangedToLighter);
        return IsProbation(rowAfter) ? ProbationFromTheDecision(after, rowAfter, change) : periods.Given(after, facts.DecidedOn);
    }

    private Outcome<InfluencePeriodDecision> Heavier(
        AppliedKind before,
        TableRow rowBefore,
        AppliedKind after,
        TableRow rowAfter,
        LaterAct change
    )
    {
        // 中纪审〔2005〕43号: a lighter sanction changed to probation counts from the change.
        if (IsProbation(rowAfter))
        {
            return new Probation(facts, context, periods).From(after, rowAfter, change.On);
        }

        if (
            rowBefore.Duration("length") is not { } lengthBefore
            || rowAfter.Duration("length") is not { } lengthAfter
            || context.Read(PeriodParameters.HeavierStart) != ChangeStart.ChangeLessTimeServed
        )
        {
            return new NeedsDecision<InfluencePeriodDecision>(Notes.ChangeIsOpen, Decider.DecidingBody, []);
        }

        context.Note(Notes.ChangedToHeavier);
        var earlier = periods.EndDay.SpanFrom(facts.DecidedOn, lengthBefore).Intersect(new DateSpan(facts.DecidedOn, change.On));
        var later = new DateSpan(change.On, LessTimeServed(change.On, lengthAfter));
        var heavier = periods.Single(after, rowAfter, later);
        return new Decided<InfluencePeriodDecision>(
            earlier is { } span ? heavier with { Spans = [.. periods.Single(before, rowBefore, span).Spans, .. heavier.Spans] } : heavier
        );
    }

    // time served is counted in whole months and remaining days from the original start to the change.
    private DateOnly LessTimeServed(DateOnly change, Duration length)
    {
        var months = 0;
        while (facts.DecidedOn.AddMonths(months + 1) <= change)
        {
            months++;
        }

        var days = change.DayNumber - facts.DecidedOn.AddMonths(months).DayNumber;
        var end = periods.EndDay.ExclusiveEnd(change, Duration.OfMonths(length.Months - months)).AddDays(length.Days - days);
        return end < change ? change : end;
    }

    // In place of an expulsion, or of a longer probation, it counts from the original decision.
    private Outcome<InfluencePeriodDecision> ProbationFromTheDecision(AppliedKind after, TableRow rowAfter, LaterAct change)
    {
        var probation = new Probation(facts, context, periods);
        if (
            probation.Later(LaterActKind.RightsRestored, facts.DecidedOn) is null
            && probation.Days(rowAfter, facts.DecidedOn) is { End: { } end }
            && end <= change.On
        )
        {
            // Rights come back with the change itself; whether the two years after it are counted back is open.
            return PeriodArithmetic.Choose(
                Notes.RestorationDayIsOpen,
                Decider.DecidingBody,
                ("from-restoration", Notes.FromRestoration, probation.Restored(after, rowAfter, facts.DecidedOn, change.On)),
                ("back-dated", Notes.BackDated, probation.Restored(after, rowAfter, facts.DecidedOn, end))
            );
        }

        return probation.From(after, rowAfter, facts.DecidedOn);
    }

    private static bool IsProbation(TableRow row) => row.Word("span") == Words.Of(InfluenceSpanKind.Probation);
}
