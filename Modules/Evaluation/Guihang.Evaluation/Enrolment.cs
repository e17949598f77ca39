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

    /// <summary>How the person stands; null where a person or the leading group has to decide first, or the programme is not for the person.</summary>
    public required EnrolmentStanding? Standing { get; set; }

    /// <summary>What whoever screened chose: policy's proposal, or something else with a reason; null where policy proposed nothing.</summary>
    public required EnrolmentStanding? Chosen { get; init; }

    /// <summary>Why the standing is not the one proposed; null where it is.</summary>
    public required string? DiffersBecause { get; set; }

    /// <summary>Which findings establish each ground for exclusion, as <c>ground:id id;ground:id</c>.</summary>
    public required string? Evidence { get; init; }

    /// <summary>When the person is looked at again; null where the person is in.</summary>
    public required DateOnly? LookAgainOn { get; set; }

    /// <summary>When the leading group decided the standing, UTC; null where it did not need to.</summary>
    public required DateTime? StandsSince { get; set; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>When a later screening took its place.</summary>
    public required DateTime? SupersededAt { get; set; }

    /// <summary>What policy proposed; null where it did not.</summary>
    public EnrolmentDecision? Decided() => Decision.Decided<EnrolmentDecision>();

    /// <summary>The standing waits for the leading group.</summary>
    public bool AwaitsGroup => Chosen is not null && Standing is null;

    public IEnumerable<(string Ground, IReadOnlyList<Guid> Findings)> EvidenceByGround() =>
        (Evidence ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(':'))
            .Select(part => (part[0], (IReadOnlyList<Guid>)[.. part[1].Split(' ').Select(Guid.Parse)]));
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
