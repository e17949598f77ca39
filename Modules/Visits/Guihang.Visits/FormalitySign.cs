using Guihang.Policy.Formalities;

namespace Guihang.Visits;

/// <summary>A sign that a record may be a formality (走过场迹象). It is shown with its reason, blocks nothing and feeds no figure.</summary>
internal sealed class FormalitySign
{
    public required Guid Id { get; init; }

    public required Guid VisitId { get; init; }

    public required Guid CaseId { get; init; }

    public required FormalityKind Kind { get; init; }

    /// <summary>The record that it resembles; null where it is not about another one.</summary>
    public required Guid? OtherVisitId { get; init; }

    /// <summary>How alike the records are, in percent; for a late record the days in between; for visitors how many came.</summary>
    public required int Measure { get; init; }

    public required string Region { get; init; }

    public required Guid UnitId { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required DateTime FoundAt { get; init; }
}

/// <summary>What of a record is kept to compare later ones with. A projection: it is made from the visits, and can be made again.</summary>
internal sealed class VisitSketch
{
    /// <summary>The visit.</summary>
    public required Guid Id { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>The minute of the day on which it began; null where nobody noted it.</summary>
    public required int? Start { get; init; }

    public required int? Minutes { get; init; }

    /// <summary>The smallest hashes of the text's pieces; empty where there is too little text to compare.</summary>
    public required byte[] Hashes { get; init; }
}
