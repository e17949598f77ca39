using Guihang.Core.Http;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>An evaluation as it stands: what was given, what is missing, what is proposed and what the group decided.</summary>
public sealed record EvaluationAnswer : IVersioned
{
    /// <summary>The evaluation's id.</summary>
    /// <example>{evaluationId}</example>
    public required Guid Id { get; init; }

    /// <summary>The enrolment.</summary>
    /// <example>{enrolmentId}</example>
    public required Guid EnrolmentId { get; init; }

    /// <summary>The day on which it was opened.</summary>
    /// <example>2023-07-03</example>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day whose policy decides: that of enrolment. What policy says later leaves this case as it is.</summary>
    /// <example>2022-04-12</example>
    public required DateOnly PolicyAsOf { get; init; }

    /// <summary>The parts of the instrument that were not given yet.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The parts that were given.</summary>
    public required IReadOnlyList<GivenPartAnswer> Parts { get; init; }

    /// <summary>The secret ballots by one-time codes, the earliest first, those withdrawn among them.</summary>
    public required IReadOnlyList<BallotBoxAnswer> BallotBoxes { get; init; }

    /// <summary>What the scores propose. The group decides.</summary>
    public required ProposalAnswer Proposal { get; init; }

    /// <summary>What the group decided; null while it has not.</summary>
    public required GradeAnswer? Decision { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>4</example>
    public required int Version { get; init; }

    internal static EvaluationAnswer Of(
        Enrolment enrolment,
        PersonEvaluation evaluation,
        Instrument sheet,
        List<GivenPart> parts,
        List<BallotBox> boxes,
        Proposal proposal,
        GradeDecision? grade,
        int version
    ) =>
        new()
        {
            Id = evaluation.Id,
            EnrolmentId = enrolment.Id,
            OpenedOn = evaluation.OpenedOn,
            PolicyAsOf = enrolment.ScreenedOn,
            Missing = [.. sheet.Parts.Select(part => part.Key).Except(parts.Select(part => part.Part), StringComparer.Ordinal)],
            Parts = [.. sheet.Parts.SelectMany(part => parts.Where(given => given.Part == part.Key)).Select(GivenPartAnswer.Of)],
            BallotBoxes = boxes.ConvertAll(BallotBoxAnswer.Of),
            Proposal = ProposalAnswer.Of(proposal, parts),
            Decision = grade is null ? null : GradeAnswer.Of(grade),
            Version = version,
        };
}
