using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Policy.Observations;

/// <summary>What an observation is scored on.</summary>
public sealed record ObservationFacts : IFacts<ObservationDecision>
{
    /// <summary>The day on which the leading group decided the grade with which the person goes on.</summary>
    public required DateOnly EvaluatedOn { get; init; }

    /// <summary>The scores given so far; one a dimension and window.</summary>
    public required IReadOnlyList<ObservationScore> Scores { get; init; }

    /// <summary>What happened within the windows for which policy adds or takes points; their order does not matter.</summary>
    public IReadOnlyList<ObservationAdjustment> Adjustments { get; init; } = [];
}

/// <summary>A score.</summary>
/// <param name="Dimension">The dimension: a part of the instrument.</param>
/// <param name="WindowStart">The first day of the window that it is about.</param>
/// <param name="Points">The points, from 0 to the most that the instrument allows.</param>
public sealed record ObservationScore(string Dimension, DateOnly WindowStart, int Points);

/// <summary>Something for which policy adds or takes points (加分、扣分).</summary>
/// <param name="Item">The item of the policy.</param>
/// <param name="WindowStart">The first day of the window in which it happened.</param>
public sealed record ObservationAdjustment(string Item, DateOnly WindowStart);

/// <summary>Whether an item adds points or takes them.</summary>
public enum AdjustmentEffect
{
    /// <summary>It adds (加分).</summary>
    Bonus,

    /// <summary>It takes (扣分).</summary>
    Deduction,
}

/// <summary>Where an observation stands. The band proposes; the final report is written by people.</summary>
public sealed record ObservationDecision
{
    /// <summary>The windows, in order.</summary>
    public required IReadOnlyList<ObservationWindow> Windows { get; init; }

    /// <summary>The reports that follow the observation, by the name of their template.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    /// <summary>The mean over the windows in hundredths, 0 to 10,000; null until each is scored.</summary>
    public int? Points { get; init; }

    /// <summary>The band that the points come to, by key; null until each window is scored.</summary>
    public string? Band { get; init; }

    /// <summary>The band in words.</summary>
    public Wording? Title { get; init; }
}

/// <summary>A window of observation.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Points">Its points in hundredths of a hundred, 0 to 10,000; null until each dimension is scored.</param>
/// <param name="Missing">The dimensions not scored yet.</param>
public sealed record ObservationWindow(DateSpan Span, int? Points, IReadOnlyList<string> Missing)
{
    /// <summary>What the scores alone come to, in hundredths; null until each dimension is scored.</summary>
    public int? Scored { get; init; }

    /// <summary>What was added, in hundredths, within the caps.</summary>
    public int Bonus { get; init; }

    /// <summary>What was taken, in hundredths, within the caps; 0 or more.</summary>
    public int Deduction { get; init; }
}
