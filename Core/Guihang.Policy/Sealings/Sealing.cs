using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Policy.Sealings;

/// <summary>What the sealing of a sanction's record is decided on.</summary>
public sealed record SealingFacts : IFacts<SealingDecision>
{
    /// <summary>The regime.</summary>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>The influence period.</summary>
    public required DateSpan Period { get; init; }

    /// <summary>The judgement on use after expiry (期满是否影响使用); null where nobody judged yet.</summary>
    public bool? StillAffectsUse { get; init; }
}

/// <summary>What is sealed, and from whom.</summary>
/// <param name="From">The first day on which it is sealed.</param>
/// <param name="SealedFrom">The roles from which it is sealed.</param>
public sealed record SealingDecision(DateOnly From, IReadOnlyList<string> SealedFrom);
