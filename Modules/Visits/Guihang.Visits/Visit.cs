using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>A visit or talk (回访、谈心谈话) and what came of it. It is never overwritten: a correction supersedes it.</summary>
internal sealed class Visit
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid PersonId { get; init; }

    public required VisitKind Kind { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>Only a visit that was held meets a due item and counts in figures.</summary>
    public VisitOutcome Outcome { get; init; } = VisitOutcome.Held;

    /// <summary>In which capacities the visitors came, joined by commas; one for each visitor.</summary>
    public required string Capacities { get; init; }

    /// <summary>Who came, by name, joined by commas.</summary>
    public required string Visitors { get; init; }

    /// <summary>The other bodies that went along, one a line; null where none did. A joint visit is one visit.</summary>
    public string? JointBodies { get; init; }

    /// <summary>The place as it was typed; never taken from a device.</summary>
    public required string Place { get; init; }

    public required int? DurationMinutes { get; init; }

    public required string? Thinking { get; init; }

    public required string? Work { get; init; }

    public required string? Correction { get; init; }

    public required string? UnitOpinion { get; init; }

    /// <summary>The record that this one puts right; null where it is the first.</summary>
    public Guid? Corrects { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IEnumerable<VisitorRole> VisitorRoles => Capacities.Split(',').Select(Enum.Parse<VisitorRole>);

    public IReadOnlyList<string> BodyList => JointBodies?.Split('\n') ?? [];
}

/// <summary>What only some records have beside the visit itself: it is written only where there is something to write.</summary>
internal sealed class VisitDetail
{
    /// <summary>The visit.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began, as <c>HH:mm</c>.</summary>
    public required string? StartedAt { get; init; }

    /// <summary>Who was heard beside the person, as JSON. It goes into no report on the person and no view of the unit.</summary>
    public required string? Participants { get; init; }

    /// <summary>The day on which the family agreed to the visit.</summary>
    public required DateOnly? ConsentOn { get; init; }

    public required NextAction? NextAction { get; init; }

    public required DateOnly? NextOn { get; init; }

    /// <summary>Whether the person was told how to appeal.</summary>
    public required bool ToldHowToAppeal { get; init; }

    /// <summary>Whether the person contests the sanction, which is a right and changes nothing.</summary>
    public required bool Contests { get; init; }

    /// <summary>The substitution by which somebody came in the secretary's place.</summary>
    public required Guid? SubstitutionId { get; init; }

    /// <summary>Why the former record was put right.</summary>
    public required string? CorrectionReason { get; init; }

    /// <summary>Why it was held in a quiet period; null where it was not.</summary>
    public string? QuietReason { get; init; }

    /// <summary>The officers of the visitors, joined by commas, empty for who is none of the directory; null where nobody is.</summary>
    public string? VisitorOfficers { get; init; }
}

/// <summary>What follows a visit that was not held, or not to its end.</summary>
public enum NextAction
{
    /// <summary>Offer another contact, which may be declined as well (可再约，可不见).</summary>
    OfferAgain,

    /// <summary>Try another way of reaching the person (换一种方式联系).</summary>
    TryAnotherWay,

    /// <summary>Hold it on the new day (按改定日期进行).</summary>
    HoldOnNewDay,

    /// <summary>Continue it (继续进行).</summary>
    Continue,
}
