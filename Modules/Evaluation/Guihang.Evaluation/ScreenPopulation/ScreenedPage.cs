using Guihang.Core.Http;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Sheets;
using Guihang.Policy.Enrolments;

namespace Guihang.Evaluation;

/// <summary>A page of people who were screened, or would be.</summary>
/// <param name="Items">The people, by id.</param>
/// <param name="Next" example="null">What to send as <c>afterPerson</c> for those who follow; null at the end.</param>
public sealed record ScreenedPage(IReadOnlyList<ScreenedPerson> Items, Guid? Next) : IGiveList<ScreenedPerson>
{
    Page<ScreenedPerson> IGiveList<ScreenedPerson>.List => new(Items, Next?.ToString());
}

/// <summary>How somebody came out, or would.</summary>
public sealed record ScreenedPerson
{
    /// <summary>The person.</summary>
    /// <example>{zhangMingjunId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The screening; null where nothing was written, because it is a preview or the person was passed over.</summary>
    /// <example>null</example>
    public required Guid? EnrolmentId { get; init; }

    /// <summary>Why the person was passed over; null where the person was not.</summary>
    /// <example>null</example>
    public required PassedOver? PassedOver { get; init; }

    /// <summary>Whether policy decides it, a person must, or the programme is not for the person; null for who was passed over.</summary>
    /// <example>decided</example>
    public required OutcomeKind? Outcome { get; init; }

    /// <summary>In, out, or not yet, as policy proposes.</summary>
    /// <example>enrolled</example>
    public required EnrolmentStanding? Proposed { get; init; }

    /// <summary>The grounds for exclusion, each with the findings that establish it.</summary>
    public required IReadOnlyList<GroundEvidence> Excluded { get; init; }

    /// <summary>Why not yet.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<NotYetReason> NotYet { get; init; }

    /// <summary>When the person is looked at again.</summary>
    /// <example>null</example>
    public required DateOnly? LookAgainOn { get; init; }

    internal static ScreenedPerson Over(Guid personId, PassedOver why) =>
        new()
        {
            PersonId = personId,
            EnrolmentId = null,
            PassedOver = why,
            Outcome = null,
            Proposed = null,
            Excluded = [],
            NotYet = [],
            LookAgainOn = null,
        };

    internal static ScreenedPerson Of(
        Guid personId,
        Guid? enrolmentId,
        OutcomeKind outcome,
        EnrolmentDecision? proposed,
        IReadOnlyList<Finding> findings
    ) =>
        new()
        {
            PersonId = personId,
            EnrolmentId = enrolmentId,
            PassedOver = null,
            Outcome = outcome,
            Proposed = proposed?.Standing,
            Excluded =
            [
                .. (proposed?.Excluded ?? []).Select(reason => new GroundEvidence(
                    reason.Ground,
                    [
                        .. findings
                            .Where(f => f.Established.Contains(reason.Ground, StringComparer.Ordinal))
                            .Select(finding => finding.FindingId),
                    ]
                )),
            ],
            NotYet = proposed?.NotYet ?? [],
            LookAgainOn = proposed?.LookAgainOn,
        };
}

/// <summary>Why somebody was passed over.</summary>
public enum PassedOver
{
    /// <summary>The person is enrolled (已纳入).</summary>
    Enrolled,

    /// <summary>The person waits for the leading group's decision (待领导小组决定).</summary>
    AwaitsGroup,

    /// <summary>The person was screened on this day or later (当日或者以后已筛查).</summary>
    Screened,
}
