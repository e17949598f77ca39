using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.Consequences;

/// <summary>An intended action about a person on a day, and what was found about it.</summary>
public sealed record ConsequenceFacts : IFacts<ConsequenceDecision>
{
    /// <summary>What is intended.</summary>
    public required IntendedAction Action { get; init; }

    /// <summary>The day on which it would take effect.</summary>
    public required DateOnly On { get; init; }

    /// <summary>For <see cref="IntendedAction.MoveToPost"/>: how the post compares with the present one, which only a person can find.</summary>
    public PostComparison Comparison { get; init; }

    /// <summary>For a move to a post: whether it amounts to further use (进一步使用), which only a person can find; null where nobody has.</summary>
    public bool? AmountsToFurtherUse { get; init; }

    /// <summary>Whether a sanction of the person has a period that a person still has to decide; then "no bar" cannot be answered.</summary>
    public bool HasUndecidedPeriod { get; init; }

    /// <summary>Whether the person serves on that day. Who has retired or died holds no post, and there is no question of one.</summary>
    public ServiceState ServiceState { get; init; }

    /// <summary>Everything that bars the person at any time, of all sanctions that are not revoked.</summary>
    public required IReadOnlyList<BarredSpan> Bars { get; init; }
}

/// <summary>Days on which something is barred.</summary>
/// <param name="Bar">What is barred.</param>
/// <param name="Span">On which days.</param>
/// <param name="Regime">Under which regime.</param>
public sealed record BarredSpan(Bar Bar, DateSpan Span, SanctionRegime Regime);

/// <summary>What may be intended about a person.</summary>
public enum IntendedAction
{
    /// <summary>A move to another post; see <see cref="PostComparison"/>.</summary>
    MoveToPost,

    /// <summary>Becoming an inspection candidate (确定为考察对象).</summary>
    InspectionCandidate,

    /// <summary>Promotion in rank (晋升职级).</summary>
    RankPromotion,

    /// <summary>Promotion in level (晋升级别).</summary>
    LevelPromotion,

    /// <summary>A rise of the salary step (晋升工资档次).</summary>
    PayStepRise,

    /// <summary>Review for a professional title (职称评审).</summary>
    ProfessionalTitleReview,
}

/// <summary>How an intended post compares with the present one.</summary>
public enum PostComparison
{
    /// <summary>Nobody has found it yet.</summary>
    NotFound,

    /// <summary>Higher: a promotion (提拔).</summary>
    Higher,

    /// <summary>The same: a lateral move (平级交流).</summary>
    Same,

    /// <summary>Lower.</summary>
    Lower,
}

/// <summary>Whether an action is allowed, and from when if it is not.</summary>
/// <param name="Verdict">Allowed or barred.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="FirstFreeDay">For barred: the first day on which nothing known bars it; null where a bar has no known end, where a period is undecided, or where it is allowed.</param>
/// <param name="Because">The bars that hold on the day asked for.</param>
public sealed record ConsequenceDecision(
    ConsequenceVerdict Verdict,
    Wording Reason,
    DateOnly? FirstFreeDay,
    IReadOnlyList<BarredSpan> Because
);

/// <summary>The answer on an intended action.</summary>
public enum ConsequenceVerdict
{
    /// <summary>Nothing bars it on that day.</summary>
    Allowed,

    /// <summary>It is barred on that day.</summary>
    Barred,
}
