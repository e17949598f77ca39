using Guihang.Policy.Calendar;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.InfluencePeriods;

/// <summary>How long a sanction counts, what it bars meanwhile, and how it ends.</summary>
public sealed record InfluencePeriodDecision
{
    /// <summary>
    /// The spans in order of their first days: a probation and the period after it are two. Empty where nothing counts, as after a revocation.
    /// </summary>
    public required IReadOnlyList<InfluenceSpan> Spans { get; init; }

    /// <summary>What it takes for the sanction to end.</summary>
    public required PeriodEnding Ending { get; init; }

    /// <summary>What the sanction does to annual assessments (年度考核), by year.</summary>
    public IReadOnlyList<AssessmentEffect> Assessments { get; init; } = [];

    /// <summary>From the first day of the first span to the last day of the last; null where nothing counts.</summary>
    public DateSpan? Whole() =>
        Spans is [] ? null : new DateSpan(Spans[0].Span.Start, Spans.Any(s => s.Span.End is null) ? null : Spans.Max(s => s.Span.End));
}

/// <summary>A span in which a sanction counts.</summary>
/// <param name="Kind" example="influencePeriod">What kind of span it is.</param>
/// <param name="Span" example="{&quot;firstDay&quot;:&quot;2018-09-05&quot;,&quot;lastDay&quot;:&quot;2020-03-04&quot;}">Its days.</param>
/// <param name="Bars" example="[&quot;promotionInPost&quot;,&quot;promotionInLevel&quot;,&quot;payStep&quot;,&quot;inspectionCandidate&quot;]">What it bars.</param>
public sealed record InfluenceSpan(InfluenceSpanKind Kind, DateSpan Span, IReadOnlyList<Bar> Bars);

/// <summary>The kinds of span.</summary>
public enum InfluenceSpanKind
{
    /// <summary>The influence period (影响期).</summary>
    InfluencePeriod,

    /// <summary>Probation within the Party (留党察看期); the influence period follows it.</summary>
    Probation,

    /// <summary>The time before a readmission (不得重新入党).</summary>
    Readmission,

    /// <summary>After a dismissal (开除): no post in the service any more, without an end.</summary>
    Exclusion,
}

/// <summary>What it takes for a sanction to end.</summary>
public enum PeriodEnding
{
    /// <summary>Nothing: it ends by itself.</summary>
    Automatic,

    /// <summary>It ends by itself where no new breach came up in the period; an officer may register that it did not (政务处分法 art. 26(2)).</summary>
    AutomaticUnlessNewBreach,

    /// <summary>A written decision to lift it must be on file (公务员法 2005 text, for periods that ended before 2019-06-01).</summary>
    LiftingDecision,

    /// <summary>A decision on the member's rights (恢复党员权利).</summary>
    RestorationDecision,

    /// <summary>It has no end: the tie of service or membership is over.</summary>
    Final,
}

/// <summary>What a sanction does to the annual assessment of a year.</summary>
/// <param name="Year" example="2018">The calendar year.</param>
/// <param name="Kind" example="noGrade">What it does.</param>
public sealed record AssessmentEffect(int Year, AssessmentEffectKind Kind);

/// <summary>Effects on an annual assessment, from the lighter to the heavier.</summary>
public enum AssessmentEffectKind
{
    /// <summary>Not graded excellent (不得确定为优秀).</summary>
    NotExcellent,

    /// <summary>A comment only, without a grade (只写评语，不确定等次).</summary>
    CommentOnly,

    /// <summary>No grade (不确定等次).</summary>
    NoGrade,

    /// <summary>Graded incompetent (不称职).</summary>
    Incompetent,
}
