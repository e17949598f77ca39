using Guihang.Policy.Rules;

namespace Guihang.Policy.Indicators;

/// <summary>Which rate is asked for.</summary>
/// <param name="Rate">The rate's code, a key of the table <c>rates</c>.</param>
public sealed record RateFacts(string Rate) : IFacts<RateDecision>;

/// <summary>
/// A rate: one indicator's number over another's, both counted in the same unit. Persons are never divided by events; a policy that would is refused when it is loaded.
/// </summary>
public sealed record RateDecision
{
    /// <summary>The rate's name.</summary>
    public required Wording Title { get; init; }

    /// <summary>What is divided by what, in a sentence.</summary>
    public required Wording Definition { get; init; }

    /// <summary>The indicator above the line.</summary>
    public required string Numerator { get; init; }

    /// <summary>The indicator below the line.</summary>
    public required string Denominator { get; init; }

    /// <summary>What both count.</summary>
    public required CountedUnit Counts { get; init; }
}
