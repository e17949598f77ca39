using Guihang.Policy.Rules;

namespace Guihang.Policy.Evaluations;

/// <summary>What a grade is proposed on.</summary>
public sealed record EvaluationFacts : IFacts<EvaluationDecision>
{
    /// <summary>The parts given in words, by key; what they say is read by people and never scored.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>The counts of the secret ballots.</summary>
    public required IReadOnlyList<BallotCount> Ballots { get; init; }

    /// <summary>The answers of bodies.</summary>
    public required IReadOnlyList<GivenGrade> Grades { get; init; }
}

/// <summary>The count of a secret ballot.</summary>
/// <param name="Part">The part of the instrument.</param>
/// <param name="Issued">Ballots issued, 1 or more.</param>
/// <param name="Returned">Ballots returned, at most those issued.</param>
/// <param name="Votes">Valid votes by answer; their sum is at most the ballots returned.</param>
public sealed record BallotCount(string Part, int Issued, int Returned, IReadOnlyList<AnswerCount> Votes);

/// <summary>How often an answer was given.</summary>
/// <param name="Answer">The answer's key.</param>
/// <param name="Count">How often, 0 or more.</param>
public sealed record AnswerCount(string Answer, int Count);

/// <summary>A body's answer.</summary>
/// <param name="Part">The part of the instrument.</param>
/// <param name="Answer">The answer's key.</param>
public sealed record GivenGrade(string Part, string Answer);

/// <summary>The grade that the scores propose; the leading group decides.</summary>
public sealed record EvaluationDecision
{
    /// <summary>The grade proposed, by key.</summary>
    public required string Grade { get; init; }

    /// <summary>The grade in words.</summary>
    public required Wording Title { get; init; }

    /// <summary>The grades with which a person goes on to observation.</summary>
    public required IReadOnlyList<string> GoesOn { get; init; }

    /// <summary>The letters that go out when the group decides a grade that goes on, by the name of their template.</summary>
    public required IReadOnlyList<string> Letters { get; init; }

    /// <summary>What it takes for the leading group to decide.</summary>
    public required GroupVote Vote { get; init; }

    /// <summary>The weighed points in hundredths, 0 to 10,000.</summary>
    public required int Points { get; init; }

    /// <summary>The points of each scored part, in hundredths.</summary>
    public required IReadOnlyList<PartPoints> Parts { get; init; }

    /// <summary>How far the parts lie apart, in hundredths: the highest less the lowest.</summary>
    public required int Spread { get; init; }

    /// <summary>The votes that lie so far from the middle vote of their ballot as policy says; they are shown and counted like all others.</summary>
    public IReadOnlyList<OutlyingVotes> Outliers { get; init; } = [];

    /// <summary>The least turnout of the ballots in percent, rounded down; null where the instrument has no ballot.</summary>
    public int? Turnout { get; init; }
}

/// <summary>Votes that lie apart from the others of their ballot.</summary>
/// <param name="Part">The ballot.</param>
/// <param name="Answer">The answer, by key.</param>
/// <param name="Count">How often it was given.</param>
/// <param name="Distance">How many points it lies from the middle vote.</param>
public sealed record OutlyingVotes(string Part, string Answer, int Count, int Distance);

/// <summary>What it takes for a leading group to decide. Members who stand aside are left out of the count.</summary>
/// <param name="QuorumAbove">More than this share of the members must be present, in percent, 0 to 99.</param>
/// <param name="MajorityAbove">More than this share of those present must be in favour, in percent, 0 to 99.</param>
public sealed record GroupVote(int QuorumAbove, int MajorityAbove);

/// <summary>The points of a part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Points">Its points in hundredths, 0 to 10,000.</param>
public sealed record PartPoints(string Part, int Points);
