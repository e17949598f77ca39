using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Context = Guihang.Policy.Rules.IRuleContext<
    Guihang.Policy.InfluencePeriods.InfluencePeriodFacts,
    Guihang.Policy.InfluencePeriods.InfluencePeriodDecision
>;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>From a kind, a text and days to the spans in which the sanction counts.</summary>
internal sealed class PeriodArithmetic(InfluencePeriodFacts facts, Context context)
{
    private static readonly string[] Years = ["first-year", "second-year", "third-year"];

    public EndDayConvention EndDay { get; } = context.Read(PeriodParameters.EndDay);

    public bool Knows(AppliedKind kind) => Row(kind) is not null;

    public TableRow? Row(AppliedKind kind) => context.ReadRow(PeriodParameters.Kinds, kind.Text, kind.Word);

    /// <summary>What the kind comes to, with what was decided later and earlier.</summary>
    public Outcome<InfluencePeriodDecision> OfKind(AppliedKind kind)
    {
        var changes = facts.Acts.Where(act => act.Kind == LaterActKind.Changed).ToList();
        return changes is [] ? Given(kind, facts.DecidedOn) : new ChangedSanction(facts, context, this).Decide(kind, changes);
    }

    /// <summary>What the kind comes to when it counts from a day.</summary>
    public Outcome<InfluencePeriodDecision> Given(AppliedKind kind, DateOnly start)
    {
        if (Row(kind) is not { } row)
        {
            return new NeedsDecision<InfluencePeriodDecision>(Notes.NoPeriodInSource, Decider.DecidingBody, []);
        }

        if (row.Word("span") == "none")
        {
            context.Note(Notes.NoPeriodAtAll);
            return new Decided<InfluencePeriodDecision>(
                new()
                {
                    Spans = [],
                    Ending = PeriodEnding.Automatic,
                    Assessments = Assessments(kind),
                }
            );
        }

        if (row.Word<InfluenceSpanKind>("span") == InfluenceSpanKind.Probation)
        {
            return new Probation(facts, context, this).From(kind, row, start);
        }

        // 政务处分法 arts. 24, 26(1): a dismissal ends the tie of service, and what it bars has no end.
        if (row.Word<InfluenceSpanKind>("span") == InfluenceSpanKind.Exclusion)
        {
            return new Decided<InfluencePeriodDecision>(Single(kind, row, new DateSpan(start, null)) with { Ending = PeriodEnding.Final });
        }

        if (row.Duration("length") is not { } length)
        {
            return new Decided<InfluencePeriodDecision>(
                new()
                {
                    Spans = [],
                    Ending = PeriodEnding.Final,
                    Assessments = Assessments(kind),
                }
            );
        }

        return Stated(kind, length) switch
        {
            null => StatedOutOfRange(),
            { } stated => new EarlierPeriods(facts, context, this).Join(kind, row, start, stated),
        };
    }

    /// <summary>One span of the row's kind, and how it ends.</summary>
    public InfluencePeriodDecision Single(AppliedKind kind, TableRow row, DateSpan span) =>
        new()
        {
            Spans = [new(row.Word<InfluenceSpanKind>("span") ?? InfluenceSpanKind.InfluencePeriod, span, row.List<Bar>("bars"))],
            Ending = Ending(kind, span),
            Assessments = Assessments(kind),
        };

    public PeriodEnding Ending(AppliedKind kind, DateSpan span) =>
        context.ReadRow(PeriodParameters.Texts, kind.Text)?.Flag("ends-by-itself") ?? true
            ? PeriodEnding.Automatic
            : context.ReadOn(PeriodParameters.GovernmentEnding, span.End ?? facts.DecidedOn);

    /// <summary>Annual assessments of civil servants, from the year of the decision on.</summary>
    public IReadOnlyList<AssessmentEffect> Assessments(AppliedKind kind)
    {
        if (facts.Category != PersonCategory.CivilServant)
        {
            return [];
        }

        var row = context.ReadRow(PeriodParameters.Assessments, Words.Of(facts.Regime), Words.Of(kind.Kind));
        return row is null
            ? []
            :
            [
                .. Years
                    .Select((column, years) => (Years: years, Effect: row.Word<AssessmentEffectKind>(column)))
                    .Where(year => year.Effect is not null)
                    .Select(year => new AssessmentEffect(facts.DecidedOn.Year + year.Years, year.Effect!.Value)),
            ];
    }

    /// <summary>A case for a person: each way out with the dates that would follow from it.</summary>
    public static Outcome<InfluencePeriodDecision> Choose(
        Wording question,
        Decider by,
        params ReadOnlySpan<(string Key, Wording Title, Outcome<InfluencePeriodDecision> Outcome)> ways
    )
    {
        var options = new List<Option<InfluencePeriodDecision>>(ways.Length);
        foreach (var (key, title, outcome) in ways)
        {
            if (outcome is Decided<InfluencePeriodDecision> decided)
            {
                options.Add(new(key, title, decided.Decision));
            }
        }

        // Where a way out is itself open, the question is: none of the ways can be offered with its dates.
        return new NeedsDecision<InfluencePeriodDecision>(question, by, options.Count == ways.Length ? options : []);
    }

    // 政务处分法 art. 15: several sanctions of one kind below dismissal; the decision states a length from one to the sum, 48 months at most.
    private Duration? Stated(AppliedKind kind, Duration length)
    {
        if (facts.StatedLength is not { } stated || kind.Kind != facts.Kind)
        {
            return length;
        }

        var sum = new Duration(length.Months * facts.Together, length.Days * facts.Together);
        return stated >= length && stated <= sum && stated <= context.Read(PeriodParameters.StatedMost) ? stated : null;
    }

    private static NotApplicable<InfluencePeriodDecision> StatedOutOfRange() => new(Notes.StatedLengthOutOfRange);
}
