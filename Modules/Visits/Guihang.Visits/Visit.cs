using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>A visit or talk that was held (回访、谈心谈话). It is never overwritten: a correction supersedes it.</summary>
internal sealed class Visit
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid PersonId { get; init; }

    public required VisitKind Kind { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>In which capacities the visitors came, joined by commas; one for each visitor.</summary>
    public required string Capacities { get; init; }

    /// <summary>Who came, by name, joined by commas.</summary>
    public required string Visitors { get; init; }

    /// <summary>The place as it was typed; never taken from a device.</summary>
    public required string Place { get; init; }

    public required int? DurationMinutes { get; init; }

    public required string? Thinking { get; init; }

    public required string? Work { get; init; }

    public required string? Correction { get; init; }

    public required string? UnitOpinion { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IEnumerable<VisitorRole> VisitorRoles => Capacities.Split(',').Select(Enum.Parse<VisitorRole>);
}
