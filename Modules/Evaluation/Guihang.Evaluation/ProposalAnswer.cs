using Guihang.Core.Policies.Deciding;
using Guihang.Policy;
using Guihang.Policy.Evaluations;

namespace Guihang.Evaluation;

/// <summary>What the scores propose.</summary>
public sealed record ProposalAnswer
{
    /// <summary>Whether something is proposed, the group decides without a proposal, or parts are missing.</summary>
    /// <example>decided</example>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>The grade proposed, by key; null where none is, or where it would tell how somebody voted: then the group decides with reasons.</summary>
    /// <example>good</example>
    public required string? Grade { get; init; }

    /// <summary>The grade in words; null likewise.</summary>
    /// <example>{"zh":"好","en":"Good"}</example>
    public required Wording? Title { get; init; }

    /// <summary>The weighed points in hundredths; null where there are none, or where they would tell how somebody voted.</summary>
    /// <example>9636</example>
    public required int? Points { get; init; }

    /// <summary>How far the parts lie apart, in hundredths; null where points are.</summary>
    /// <example>728</example>
    public required int? Spread { get; init; }

    /// <summary>The votes that lie so far from the middle vote of their ballot as policy says; empty where there are none, or where they would tell how somebody voted.</summary>
    public required IReadOnlyList<OutlierAnswer> Outliers { get; init; }

    /// <summary>The turnout of the ballot in percent of valid ballots, rounded down; of several ballots the least. Null where none was counted.</summary>
    /// <example>84</example>
    public required int? Turnout { get; init; }

    /// <summary>The valid ballots of that turnout; null likewise.</summary>
    /// <example>11</example>
    public required int? ValidBallots { get; init; }

    /// <summary>The ballots issued of that turnout; null likewise.</summary>
    /// <example>13</example>
    public required int? IssuedBallots { get; init; }

    /// <summary>Why nothing is proposed, such as a turnout below policy's, or parts that are missing; null where something is.</summary>
    /// <example>null</example>
    public required Wording? Because { get; init; }

    /// <summary>The trace's hash; <c>…/evaluation/explanation</c> tells it in full.</summary>
    /// <example>2b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfe</example>
    public required string Trace { get; init; }

    internal static ProposalAnswer Of(Proposal proposal, IReadOnlyList<GivenPart> parts)
    {
        var decided = proposal.Decided();
        var hidesVotes = parts.Any(part => part.HidesVotes);
        var ballot = parts.Where(part => part.Issued > 0).MinBy(part => part.TurnoutPercent);
        return new ProposalAnswer
        {
            Outcome = proposal.Decision.Kind,
            // With the organisation's assessment, which is shown, the grade tells what all said.
            Grade = hidesVotes ? null : decided?.Grade,
            Title = hidesVotes ? null : decided?.Title,
            Points = hidesVotes ? null : decided?.Points,
            Spread = hidesVotes ? null : decided?.Spread,
            Outliers = hidesVotes ? [] : [.. (decided?.Outliers ?? []).Select(OutlierAnswer.Of)],
            Turnout = ballot?.TurnoutPercent,
            ValidBallots = ballot?.Valid,
            IssuedBallots = ballot?.Issued,
            Because = proposal.Because(),
            Trace = Convert.ToHexStringLower(proposal.Decision.TraceHash),
        };
    }
}

/// <summary>Votes that lie apart. They count like all others.</summary>
public sealed record OutlierAnswer
{
    /// <summary>The ballot.</summary>
    /// <example>democratic-review</example>
    public required string Part { get; init; }

    /// <summary>The answer, by key.</summary>
    /// <example>fair</example>
    public required string Answer { get; init; }

    /// <summary>How often it was given.</summary>
    /// <example>1</example>
    public required int Count { get; init; }

    /// <summary>How many points it lies from the middle vote.</summary>
    /// <example>40</example>
    public required int Distance { get; init; }

    internal static OutlierAnswer Of(OutlyingVotes votes) =>
        new()
        {
            Part = votes.Part,
            Answer = votes.Answer,
            Count = votes.Count,
            Distance = votes.Distance,
        };
}
