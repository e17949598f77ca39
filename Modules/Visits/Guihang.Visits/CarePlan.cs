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

    /// <summary>What the person needs, one a line; null where the plan does not say.</summary>
    public string? Needs { get; init; }

    /// <summary>What is arranged, by whom and by when, as JSON; null where the plan does not say.</summary>
    public string? Arrangements { get; init; }

    /// <summary>When the plan is to be looked at; null where the plan does not say.</summary>
    public DateOnly? NextReviewOn { get; init; }

    /// <summary>Why it takes the place of the former plan; null for the first one.</summary>
    public string? Reason { get; init; }

    /// <summary>Which version it is, from 1; null for plans made before versions were counted.</summary>
    public int? Number { get; init; }

    public DateOnly? HandedBackOn { get; set; }

    /// <summary>Why the responsible officer handed it back; null where the officer did not.</summary>
    public string? HandedBackBecause { get; set; }

    public required DateOnly? AcceptedOn { get; set; }

    public required DateTime? AcceptedAt { get; set; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IReadOnlyList<string> MeasureList => Measures.Split('\n');
}
