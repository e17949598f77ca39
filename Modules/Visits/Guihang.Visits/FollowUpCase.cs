using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;

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

    /// <summary>Whether the person serves, since it changed after the first sanction; null where it did not.</summary>
    public ServiceState? ServiceState { get; set; }

    /// <summary>The day on which the case was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The scheme before this one under which the person was followed up; null where there was none. It is counted apart.</summary>
    public string? FormerScheme { get; set; }

    /// <summary>Whether a plan of the case has ever limited visits, so that most records need not ask.</summary>
    public bool IsLimited { get; set; }

    /// <summary>A case that opens with a sanction.</summary>
    public static FollowUpCase Open(SanctionState sanction, Guid id, TimeProvider clock) =>
        new()
        {
            Id = id,
            PersonId = sanction.PersonId,
            Region = sanction.Region,
            UnitId = sanction.UnitId,
            OpenedOn = clock.Today(),
            RecordedAt = clock.Now(),
        };

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

    /// <summary>Names it among the plans of its sanction: empty for the first, with the place after a move, of an event, or of the programme.</summary>
    public required string Part { get; init; }

    /// <summary>From which day on its visits are owed; null where from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day from which on another plan's visits are owed; null where there is none.</summary>
    public DateOnly? Until { get; init; }

    public required KeptDecision Decision { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>Whether the plan is of those that are owed to everybody, and the policy of its place is the one that counts on a day.</summary>
    public bool Governs(DateOnly day) =>
        EnrolledOn is null
        && !Part.StartsWith(PlanPart.Event, StringComparison.Ordinal)
        && (From is null || day >= From)
        && (Until is null || day < Until);

    /// <summary>Whether a visit that policy decided with the plan is owed by it.</summary>
    public bool Owes(PlannedVisit visit) =>
        (From is null || visit.Window.Start >= From)
        && (Until is null || visit.Window.Start < Until)
        && visit.Purpose switch
        {
            VisitPurpose.Programme => EnrolledOn is not null,
            VisitPurpose.Prompted => Part.StartsWith(PlanPart.Event, StringComparison.Ordinal),
            _ => EnrolledOn is null,
        };
}
