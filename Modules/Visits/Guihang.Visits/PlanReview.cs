namespace Guihang.Visits;

/// <summary>A look at the care plan after synthesis (研判): what those who take part contribute, what changes, when the next look is.</summary>
internal sealed class PlanReview
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The version of the plan that was looked at.</summary>
    public required Guid PlanId { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>Who contributed what, as JSON.</summary>
    public required string Contributions { get; init; }

    public required string Conclusion { get; init; }

    /// <summary>What is to change in the plan; null where it stays.</summary>
    public required string? Changes { get; init; }

    public required DateOnly NextReviewOn { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>A recommendation to the unit (建议), where the cause lies there: followed to its answer and closed.</summary>
internal sealed class UnitRecommendation
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    public required string Cause { get; init; }

    public required string Recommendation { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateOnly? AnsweredOn { get; set; }

    public required string? Answer { get; set; }

    public required DateOnly? ClosedOn { get; set; }

    public required string? Finding { get; set; }

    public required int Version { get; set; }
}
