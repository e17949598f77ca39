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

    /// <summary>The day of enrolment in the region's programme; null where the person is not enrolled.</summary>
    public DateOnly? EnrolledOn { get; private set; }

    /// <summary>The sanction on whose facts the programme's visits are decided; null where there are none.</summary>
    public Guid? ProgrammeSanctionId { get; private set; }

    /// <summary>Whether anybody may not visit the person, so that most records need not ask.</summary>
    public bool HasRecusals { get; set; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>The person is enrolled in the region's programme.</summary>
    public void Enrol(DateOnly on, Guid sanctionId) => (EnrolledOn, ProgrammeSanctionId) = (on, sanctionId);
}

/// <summary>
/// What policy decided of the visits owed after one sanction, or of those of the region's programme. Superseded when it is decided anew.
/// </summary>
internal sealed class VisitPlan
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid SanctionId { get; init; }

    /// <summary>For the visits of the programme, the day of enrolment, whose policy decides; null for those that are owed to everybody.</summary>
    public required DateOnly? EnrolledOn { get; init; }

    public required KeptDecision Decision { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}
