using Guihang.Policy;

namespace Guihang.Evaluation;

/// <summary>How grades, scores and visits differ between groups.</summary>
public sealed record FairnessAnswer
{
    /// <summary>The jurisdiction.</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day.</summary>
    /// <example>2022-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    /// <example>2024-12-31</example>
    public required DateOnly To { get; init; }

    /// <summary>What there is to say, in a sentence.</summary>
    /// <example>{"zh":"在 24 项比较中没有发现明显差异。","en":"Among 24 comparisons there is no striking difference."}</example>
    public required Wording Sentence { get; init; }

    /// <summary>The chance, in percent, of even one false alarm in the whole report where nothing differs.</summary>
    /// <example>5</example>
    public required int FalseAlarmPercent { get; init; }

    /// <summary>Of groups smaller than this nothing is compared.</summary>
    /// <example>8</example>
    public required int SmallestCompared { get; init; }

    /// <summary>Counts below this are hidden, and as many others as it takes that nobody works them out.</summary>
    /// <example>5</example>
    public required int FewestShown { get; init; }

    /// <summary>The comparisons, the striking ones first.</summary>
    public required IReadOnlyList<FairnessComparison> Comparisons { get; init; }

    /// <summary>The counts behind them.</summary>
    public required IReadOnlyList<FairnessTable> Tables { get; init; }
}

/// <summary>A group against the rest of its grouping.</summary>
public sealed record FairnessComparison
{
    /// <summary>What is compared.</summary>
    /// <example>score</example>
    public required FairnessQuestion Question { get; init; }

    /// <summary>By what.</summary>
    /// <example>evaluator</example>
    public required FairnessGrouping Grouping { get; init; }

    /// <summary>The evaluator within whose scores the sexes are compared; otherwise null.</summary>
    /// <example>null</example>
    public required string? Within { get; init; }

    /// <summary>The group: a word of the grouping, or an evaluator: the body that assessed, or who scored.</summary>
    /// <example>王某</example>
    public required string Group { get; init; }

    /// <summary>The statistic.</summary>
    /// <example>mannWhitney</example>
    public required FairnessStatistic Statistic { get; init; }

    /// <summary>How likely such a difference is by chance, corrected by Holm's method, to four digits; null where counts are hidden that could be worked out from it.</summary>
    /// <example>0.0031</example>
    public required double? CorrectedP { get; init; }

    /// <summary>How large it is, -1 to 1, negative where the group is lower: φ (Cramér's V with a sign) or the rank-biserial correlation; null likewise.</summary>
    /// <example>-0.42</example>
    public required double? Effect { get; init; }

    /// <summary>Whether somebody should look.</summary>
    /// <example>true</example>
    public required bool IsStriking { get; init; }

    /// <summary>The same in words.</summary>
    /// <example>{"zh":"评分人 王某 的考察评分明显低于其他评分人。差异不等于不公，请复核依据。","en":"The observation scores of the evaluator 王某 are strikingly lower than the others'. A difference is a reason to look, not a proof."}</example>
    public required Wording Sentence { get; init; }
}

/// <summary>Counts by the groups of a grouping.</summary>
public sealed record FairnessTable
{
    /// <summary>What is counted.</summary>
    /// <example>goesOn</example>
    public required FairnessQuestion Question { get; init; }

    /// <summary>By what.</summary>
    /// <example>sex</example>
    public required FairnessGrouping Grouping { get; init; }

    /// <summary>The evaluator within whose scores the sexes are counted; otherwise null.</summary>
    /// <example>null</example>
    public required string? Within { get; init; }

    /// <summary>How many in all; null where even that is hidden.</summary>
    /// <example>64</example>
    public required int? Total { get; init; }

    /// <summary>The groups.</summary>
    public required IReadOnlyList<FairnessRow> Rows { get; init; }
}

/// <summary>A group.</summary>
public sealed record FairnessRow
{
    /// <summary>The group: a word of the grouping, or an evaluator: the body that assessed, or who scored.</summary>
    /// <example>female</example>
    public required string Group { get; init; }

    /// <summary>How many; null where hidden.</summary>
    /// <example>21</example>
    public required int? Members { get; init; }

    /// <summary>How many of them went on, for that question; null for others, and where hidden.</summary>
    /// <example>14</example>
    public required int? WentOn { get; init; }

    /// <summary>The middle score of a hundred, or the middle number of visits, rounded; null for the other question, and where hidden.</summary>
    /// <example>null</example>
    public required int? Median { get; init; }

    /// <summary>Whether the counts are hidden.</summary>
    /// <example>false</example>
    public required bool IsHidden { get; init; }

    internal static FairnessRow Hidden(string group) =>
        new()
        {
            Group = group,
            Members = null,
            WentOn = null,
            Median = null,
            IsHidden = true,
        };
}

/// <summary>What is compared.</summary>
public enum FairnessQuestion
{
    /// <summary>Whether the grade goes on to observation (等次是否转入考察).</summary>
    GoesOn,

    /// <summary>The scores of observation (考察评分).</summary>
    Score,

    /// <summary>How many visits and talks people had (回访谈话次数).</summary>
    Visits,
}

/// <summary>By what it is compared.</summary>
public enum FairnessGrouping
{
    /// <summary>Sex (性别).</summary>
    Sex,

    /// <summary>The level of the post (职务层次).</summary>
    Rank,

    /// <summary>The kind of unit (单位性质).</summary>
    UnitKind,

    /// <summary>The kind of sanction (处分种类).</summary>
    SanctionKind,

    /// <summary>Who assessed or scored (评定单位、评分人): the body whose assessment it was, or the scorer, whoever entered it.</summary>
    Evaluator,

    /// <summary>Sex, within what one evaluator scored (同一评分人所评的性别差异).</summary>
    SexWithinEvaluator,
}

/// <summary>The statistic of a comparison.</summary>
public enum FairnessStatistic
{
    /// <summary>Fisher's exact test, two-sided.</summary>
    FisherExact,

    /// <summary>The test of Mann and Whitney, two-sided, with ties.</summary>
    MannWhitney,
}
