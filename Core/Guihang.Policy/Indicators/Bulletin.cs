using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Policy.Indicators;

/// <summary>Which bulletin is asked for.</summary>
/// <param name="Bulletin">The bulletin's code, the first key of the table <c>bulletins</c>.</param>
public sealed record BulletinFacts(string Bulletin) : IFacts<BulletinDecision>;

/// <summary>Which figures a bulletin (通报) tells. Its sentences stand in the template <c>bulletin-</c> and its code, in English with <c>-en</c> behind.</summary>
public sealed record BulletinDecision
{
    /// <summary>The figures, in the order of the policy.</summary>
    public required IReadOnlyList<BulletinLine> Lines { get; init; }
}

/// <summary>A figure of a bulletin.</summary>
/// <param name="Field">The template's field that it fills.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Counts">Which of its numbers.</param>
/// <param name="Back">How far back from the window's last day it counts, where that is not the bulletin's window.</param>
/// <param name="By">By what its chart breaks it down; null where it has none.</param>
public sealed record BulletinLine(string Field, string Indicator, CountedUnit Counts, Duration? Back, Breakdown? By);
