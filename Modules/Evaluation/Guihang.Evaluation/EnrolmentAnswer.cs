using System.Text.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Enrolments;

namespace Guihang.Evaluation;

/// <summary>How a person stands to the region's programme.</summary>
public sealed record EnrolmentAnswer
{
    /// <summary>The screening's id; where it took the person, the enrolment's.</summary>
    /// <example>{enrolmentId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{zhangXuanId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The day of screening. The policy of that day decides also on evaluation and observation.</summary>
    /// <example>2022-04-12</example>
    public required DateOnly ScreenedOn { get; init; }

    /// <summary>Whether policy decides it, a person must, or the programme is not for the person.</summary>
    /// <example>decided</example>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>In, out, or not yet; null where policy does not decide it.</summary>
    /// <example>enrolled</example>
    public required EnrolmentStanding? Standing { get; init; }

    /// <summary>What policy proposed; null where it proposed nothing.</summary>
    /// <example>enrolled</example>
    public required EnrolmentStanding? Proposed { get; init; }

    /// <summary>What whoever screened chose.</summary>
    /// <example>enrolled</example>
    public required EnrolmentStanding? Chosen { get; init; }

    /// <summary>Why the standing is not the one proposed; null where it is.</summary>
    /// <example>null</example>
    public required string? DiffersBecause { get; init; }

    /// <summary>Whether the standing waits for the leading group's decision.</summary>
    /// <example>false</example>
    public required bool AwaitsGroup { get; init; }

    /// <summary>The findings that establish each ground for exclusion.</summary>
    public required IReadOnlyList<GroundEvidence> Evidence { get; init; }

    /// <summary>When the person is looked at again; null where the person is in.</summary>
    /// <example>null</example>
    public required DateOnly? LookAgainOn { get; init; }

    /// <summary>Whether a later screening has taken its place.</summary>
    /// <example>false</example>
    public required bool IsSuperseded { get; init; }

    /// <summary>What it came to, in full: the programme, why excluded, why not yet and for how many days; or the question.</summary>
    /// <example>{"decided":{"programme":{"zh":"访评察","en":"visiting, evaluating, observing"},"standing":"enrolled","excluded":[],"notYet":[],"lookAgainOn":null}}</example>
    public required JsonElement Decision { get; init; }

    /// <summary>What the person said to it, the earliest first.</summary>
    public required IReadOnlyList<ReplyAnswer> Replies { get; init; }

    /// <summary>The trace's hash; <c>/enrolments/{id}/explanation</c> tells it in full.</summary>
    /// <example>7a0f3de2c1b4958677a0f3de2c1b4958677a0f3de2c1b4958677a0f3de2c1b49</example>
    public required string Trace { get; init; }

    internal static EnrolmentAnswer Of(Enrolment enrolment, IEnumerable<Reply> replies) =>
        new()
        {
            Id = enrolment.Id,
            PersonId = enrolment.PersonId,
            ScreenedOn = enrolment.ScreenedOn,
            Outcome = enrolment.Decision.Kind,
            Standing = enrolment.Standing,
            Proposed = enrolment.Decided()?.Standing,
            Chosen = enrolment.Chosen,
            DiffersBecause = enrolment.DiffersBecause,
            AwaitsGroup = enrolment.AwaitsGroup,
            Evidence = [.. enrolment.EvidenceByGround().Select(ground => new GroundEvidence(ground.Ground, ground.Findings))],
            LookAgainOn = enrolment.LookAgainOn,
            IsSuperseded = enrolment.SupersededAt is not null,
            Decision = JsonSerializer.Deserialize<JsonElement>(enrolment.Decision.Outcome),
            Replies = [.. replies.Select(ReplyAnswer.Of)],
            Trace = Convert.ToHexStringLower(enrolment.Decision.TraceHash),
        };
}

/// <summary>What establishes a ground for exclusion.</summary>
/// <param name="Ground" example="poor-conduct">The ground, by key.</param>
/// <param name="Findings" example="[]">The findings, by id.</param>
public sealed record GroundEvidence(string Ground, IReadOnlyList<Guid> Findings);

/// <summary>What the person said to a screening or a result.</summary>
public sealed record ReplyAnswer
{
    /// <summary>The reply's id.</summary>
    /// <example>{replyId}</example>
    public required Guid Id { get; init; }

    /// <summary>The day.</summary>
    /// <example>2024-01-05</example>
    public required DateOnly On { get; init; }

    /// <summary>In the person's own words.</summary>
    /// <example>感谢组织，今后把审核关口守住</example>
    public required string Text { get; init; }

    internal static ReplyAnswer Of(Reply reply) =>
        new()
        {
            Id = reply.Id,
            On = reply.On,
            Text = reply.Text,
        };
}
