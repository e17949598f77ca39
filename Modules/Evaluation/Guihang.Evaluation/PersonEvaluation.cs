using Guihang.Core.Policies.Explaining;
using Guihang.Policy;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>The evaluation of an enrolled person (综合评估): own summary, democratic review, the organisation's assessment.</summary>
internal sealed class PersonEvaluation
{
    public required Guid Id { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>A part of the instrument as it was given. Giving it again supersedes it.</summary>
internal sealed class GivenPart
{
    public required Guid Id { get; init; }

    public required Guid EvaluationId { get; init; }

    /// <summary>The part of the instrument, by key.</summary>
    public required string Part { get; init; }

    public required InstrumentPartKind Kind { get; init; }

    /// <summary>The text; for the answer of a body, its reasons.</summary>
    public required string? Text { get; init; }

    public required int? Issued { get; init; }

    public required int? Returned { get; init; }

    /// <summary>How often each answer was given, as <c>good:8,fair:1</c>: numbers only, nothing about who voted.</summary>
    public required string? Votes { get; init; }

    /// <summary>The answer of a body.</summary>
    public required string? Answer { get; init; }

    /// <summary>Which body.</summary>
    public required string? By { get; init; }

    /// <summary>The ballot box that was counted; null for a count of ballots on paper, and for other parts.</summary>
    public required Guid? BoxId { get; init; }

    /// <summary>The version of the instrument: the plugin that gives it and its version.</summary>
    public required string? InstrumentVersion { get; init; }

    /// <summary>SHA-256 over the instrument as it stood.</summary>
    public required byte[]? InstrumentHash { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    public IReadOnlyList<AnswerCount> Counts =>
        [
            .. (Votes ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(vote => vote.Split(':'))
                .Select(vote => new AnswerCount(vote[0], int.Parse(vote[1], System.Globalization.CultureInfo.InvariantCulture))),
        ];

    public int Valid => Counts.Sum(count => count.Count);

    /// <summary>Of a ballot: how many of those issued came back valid, in percent, rounded down; otherwise null.</summary>
    public int? TurnoutPercent => Valid * 100 / Issued;

    /// <summary>Of fewer valid ballots no distribution is shown (care rule 8).</summary>
    public const int FewestShown = 5;

    /// <summary>Under five valid ballots, or where all say the same, the distribution would tell how somebody voted.</summary>
    public bool HidesVotes => Kind == InstrumentPartKind.Ballot && (Valid < FewestShown || Counts.Any(count => count.Count == Valid));
}

/// <summary>What policy proposes on the parts given so far. Superseded when another part is given.</summary>
internal sealed class Proposal
{
    public required Guid Id { get; init; }

    public required Guid EvaluationId { get; init; }

    public required KeptDecision Decision { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }

    /// <summary>What is proposed; null where nothing is.</summary>
    public EvaluationDecision? Decided() => Decision.Decided<EvaluationDecision>();

    /// <summary>Why nothing is proposed; null where something is.</summary>
    public Wording? Because() => Decision.Reason();
}

/// <summary>The leading group's decision on the grade (集体决定). A later one supersedes it.</summary>
internal sealed class GradeDecision
{
    public required Guid Id { get; init; }

    public required Guid EvaluationId { get; init; }

    public required Guid ProposalId { get; init; }

    public required string Grade { get; init; }

    /// <summary>Whether the person goes on to observation with it.</summary>
    public required bool GoesOn { get; init; }

    public required DateOnly On { get; init; }

    public required string DocumentNumber { get; init; }

    public required int Members { get; init; }

    public required int Recused { get; init; }

    public required int Present { get; init; }

    public required int InFavour { get; init; }

    public required int Against { get; init; }

    public required string? Reasons { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? SupersededAt { get; set; }
}
