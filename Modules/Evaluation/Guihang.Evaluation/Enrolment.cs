using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Enrolments;

namespace Guihang.Evaluation;

/// <summary>
/// The screening of a person for the region's programme, and with it, where the person is taken, the enrolment (纳入). A later screening takes the place
/// of one that did not take the person. Ordinary follow-up goes on whatever it says.
/// </summary>
internal sealed class Enrolment
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Region { get; init; }

    /// <summary>The day of screening: the policy of that day stays with the case.</summary>
    public required DateOnly ScreenedOn { get; init; }

    public required KeptDecision Decision { get; init; }

    /// <summary>Null where a person has to decide first, or the programme is not for the person.</summary>
    public required EnrolmentStanding? Standing { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>When a later screening took its place.</summary>
    public required DateTime? SupersededAt { get; set; }

    /// <summary>What policy decided; null where it did not.</summary>
    public EnrolmentDecision? Decided() => Decision.Decided<EnrolmentDecision>();
}

/// <summary>What the person says to a screening or to a result (本人意见). It stays with the case.</summary>
internal sealed class Reply
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required DateOnly On { get; init; }

    public required string Text { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}
