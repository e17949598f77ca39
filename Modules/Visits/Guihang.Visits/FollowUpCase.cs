using Guihang.Core.Policies.Explaining;

namespace Guihang.Visits;

/// <summary>The follow-up of one person (回访个案). It opens by itself with the first sanction.</summary>
internal sealed class FollowUpCase
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Region { get; set; }

    public required Guid UnitId { get; set; }

    public required DateOnly OpenedOn { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>What policy decided of the visits owed after one sanction. Superseded when it is decided anew.</summary>
internal sealed class VisitPlan
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid SanctionId { get; init; }

    public required KeptDecision Decision { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}
