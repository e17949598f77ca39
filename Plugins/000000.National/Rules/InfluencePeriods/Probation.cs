using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Context = Guihang.Policy.Rules.IRuleContext<
    Guihang.Policy.InfluencePeriods.InfluencePeriodFacts,
    Guihang.Policy.InfluencePeriods.InfluencePeriodDecision
>;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>Probation within the Party, and the influence period that follows when rights are restored (条例 art. 12; art. 11 in the text of 2015).</summary>
internal sealed class Probation(InfluencePeriodFacts facts, Context context, PeriodArithmetic periods)
{
    public Outcome<InfluencePeriodDecision> From(AppliedKind kind, TableRow row, DateOnly start)
    {
        if (Later(LaterActKind.RightsRestored, start) is { } restored)
        {
            // No good conduct shortens a period (条例 art. 12 knows an end of probation, and no earlier one).
            return restored.On < Days(row, start).End
                ? new NotApplicable<InfluencePeriodDecision>(Notes.RestoredTooEarly)
                : Restored(kind, row, start, restored.On);
        }

        // Until a decision restores them, rights stay suspended; what follows is shown as it will be when they are restored on time.
        context.Note(Notes.RestoredOnTime);
        var probation = Days(row, start);
        return Restored(kind, row, start, probation.End!.Value, PeriodEnding.RestorationDecision);
    }

    public Outcome<InfluencePeriodDecision> Restored(
        AppliedKind kind,
        TableRow row,
        DateOnly start,
        DateOnly restoredOn,
        PeriodEnding ending = PeriodEnding.Automatic
    )
    {
        var probation = new DateSpan(start, Earlier(Days(row, start).End!.Value, restoredOn));
        var after = periods.EndDay.SpanFrom(restoredOn, row.Duration("after")!.Value);
        return new Decided<InfluencePeriodDecision>(
            new()
            {
                Spans =
                [
                    new(InfluenceSpanKind.Probation, probation, row.List<Bar>("bars")),
                    new(InfluenceSpanKind.InfluencePeriod, after, row.List<Bar>("bars-after")),
                ],
                Ending = ending,
                Assessments = periods.Assessments(kind),
            }
        );
    }

    /// <summary>The days of probation: the kind's length, and a year more where it was extended, two years in all at most.</summary>
    public DateSpan Days(TableRow row, DateOnly start)
    {
        var length = row.Duration("length")!.Value;
        if (Later(LaterActKind.ProbationExtended, start) is not null)
        {
            var extended = length + context.Read(PeriodParameters.ProbationExtension);
            var most = context.Read(PeriodParameters.ProbationMost);
            length = extended > most ? most : extended;
        }

        return periods.EndDay.SpanFrom(start, length);
    }

    /// <summary>What was decided of a probation that runs from the day; an act before it was about another one.</summary>
    public LaterAct? Later(LaterActKind kind, DateOnly start) => facts.Acts.FirstOrDefault(act => act.Kind == kind && act.On >= start);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
