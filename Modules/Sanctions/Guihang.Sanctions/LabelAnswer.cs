using Guihang.Core.Policies.Deciding;

namespace Guihang.Sanctions;

/// <summary>The label of a sanction, computed on reading.</summary>
public sealed record LabelAnswer
{
    /// <summary>How it stands today.</summary>
    /// <example>off</example>
    public required LabelState State { get; init; }

    /// <summary>The first day without it, as far as is known; null where no end is known.</summary>
    /// <example>2020-03-05</example>
    public required DateOnly? FirstDayWithout { get; init; }

    internal static LabelAnswer Of(SanctionHistory history, InfluencePeriod period, DateOnly today)
    {
        if (period.Decision.Kind == OutcomeKind.NeedsDecision)
        {
            return new LabelAnswer { State = LabelState.Undecided, FirstDayWithout = null };
        }

        if (period.FirstDay is null)
        {
            return new LabelAnswer { State = LabelState.None, FirstDayWithout = null };
        }

        // After probation the label stays on until a decision on the member's rights is on record (条例 art. 12).
        DateOnly? without = period.CertainEnd is { } end ? Labels.FirstDayWithout(end, history.Judgements) : null;
        return new LabelAnswer
        {
            State =
                without <= today ? LabelState.Off
                : period.CertainEnd <= today ? LabelState.KeptByJudgement
                : LabelState.On,
            FirstDayWithout = without,
        };
    }
}

/// <summary>How a sanction's label stands.</summary>
public enum LabelState
{
    /// <summary>On: the period runs.</summary>
    On,

    /// <summary>The period is over; a judgement in force says that it still affects use.</summary>
    KeptByJudgement,

    /// <summary>Off.</summary>
    Off,

    /// <summary>There is none: the sanction counts for nothing, as after a revocation.</summary>
    None,

    /// <summary>A person has to decide the period first.</summary>
    Undecided,
}
