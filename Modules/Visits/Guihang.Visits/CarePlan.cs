namespace Guihang.Visits;

/// <summary>
/// The care plan of one person (一人一策关怀回访方案): what was agreed with the person, and who is responsible. A new plan supersedes the former one.
/// </summary>
internal sealed class CarePlan
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The care-responsible person (关怀责任人).</summary>
    public required Guid ResponsibleOfficerId { get; init; }

    public required string MadeBy { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required string Goals { get; init; }

    /// <summary>The measures, one a line.</summary>
    public required string Measures { get; init; }

    public required bool AgreedWithPerson { get; init; }

    /// <summary>What the person said to it, or why there is no agreement.</summary>
    public required string AgreementNote { get; init; }

    public required DateOnly? AcceptedOn { get; set; }

    public required DateTime? AcceptedAt { get; set; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IReadOnlyList<string> MeasureList => Measures.Split('\n');
}
