using Guihang.Policy.Rules;

namespace Guihang.Policy.Formalities;

/// <summary>What a record of a visit is looked at for (走过场). Nothing of what was said is in it.</summary>
public sealed record FormalityFacts : IFacts<FormalityDecision>
{
    /// <summary>How much of its words is like the most alike earlier record of the same writer, in percent, 0 to 100.</summary>
    public required int Similarity { get; init; }

    /// <summary>How many days after the visit it was written, 0 or more.</summary>
    public required int DaysUntilWritten { get; init; }

    /// <summary>How many visitors came.</summary>
    public required int Visitors { get; init; }

    /// <summary>How many must come at least for what was due on that day; 1 where nothing was.</summary>
    public required int VisitorsRequired { get; init; }

    /// <summary>Whether the same writer's visit elsewhere overlaps in time.</summary>
    public required bool IsElsewhere { get; init; }
}

/// <summary>The signs that the record shows. They are shown to people and block nothing.</summary>
/// <param name="Signs">The signs.</param>
public sealed record FormalityDecision(IReadOnlyList<FormalityKind> Signs);

/// <summary>What makes a record look like a formality.</summary>
public enum FormalityKind
{
    /// <summary>Its words are nearly those of an earlier record of the same writer (与以前的记录雷同).</summary>
    NearlyTheSame,

    /// <summary>The same writer was at another visit at the same time (时间重叠).</summary>
    SameTime,

    /// <summary>It was written long after the visit (事后补记).</summary>
    WrittenLate,

    /// <summary>Fewer came than the policy asks for (人数不足).</summary>
    TooFewVisitors,
}
