using Guihang.Core.Http;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy;
using Guihang.Policy.Evaluations;
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

/// <summary>A part of the instrument as it was given.</summary>
public sealed record GivenPartAnswer
{
    /// <summary>The part, by key.</summary>
    /// <example>democratic-review</example>
    public required string Part { get; init; }

    /// <summary>How it is given.</summary>
    /// <example>ballot</example>
    public required InstrumentPartKind Kind { get; init; }

    /// <summary>The text; for the answer of a body, its reasons.</summary>
    /// <example>null</example>
    public required string? Text { get; init; }

    /// <summary>Ballots issued.</summary>
    /// <example>13</example>
    public required int? Issued { get; init; }

    /// <summary>Ballots returned.</summary>
    /// <example>11</example>
    public required int? Returned { get; init; }

    /// <summary>Votes by answer; null where it is not a ballot, or where they are not shown.</summary>
    /// <example>[{"answer":"good","count":8},{"answer":"fairly-good","count":2},{"answer":"fair","count":1}]</example>
    public required IReadOnlyList<VoteCount>? Votes { get; init; }

    /// <summary>Valid ballots; null where it is none.</summary>
    /// <example>11</example>
    public required int? Valid { get; init; }

    /// <summary>Ballots that were returned and are not valid, blank ones among them; null where it is no ballot.</summary>
    /// <example>0</example>
    public required int? Invalid { get; init; }

    /// <summary>Whether the ballots were cast by one-time codes, and not counted from paper.</summary>
    /// <example>false</example>
    public required bool IsByCodes { get; init; }

    /// <summary>Whether the distribution is not shown: under five valid ballots, or all said the same.</summary>
    /// <example>false</example>
    public required bool VotesAreSuppressed { get; init; }

    /// <summary>Why the distribution is not shown; null where it is, or where it is no ballot.</summary>
    /// <example>null</example>
    public required Wording? SuppressedBecause { get; init; }

    /// <summary>The version of the instrument on which it was given: the plugin and its version; null for what was given before versions were kept.</summary>
    /// <example>511523.Jiangan 1.0.0</example>
    public required string? InstrumentVersion { get; init; }

    /// <summary>SHA-256 over the instrument as it stood then; null likewise.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string? InstrumentHash { get; init; }

    /// <summary>The answer of a body.</summary>
    /// <example>null</example>
    public required string? Answer { get; init; }

    /// <summary>Which body.</summary>
    /// <example>null</example>
    public required string? By { get; init; }

    internal static GivenPartAnswer Of(GivenPart given) =>
        new()
        {
            Part = given.Part,
            Kind = given.Kind,
            Text = given.Text,
            Issued = given.Issued,
            Returned = given.Returned,
            Votes =
                given.Kind == InstrumentPartKind.Ballot && !given.HidesVotes
                    ? [.. given.Counts.Select(count => new VoteCount { Answer = count.Answer, Count = count.Count })]
                    : null,
            Valid = given.Kind == InstrumentPartKind.Ballot ? given.Valid : null,
            Invalid = given.Returned - given.Valid,
            IsByCodes = given.BoxId is not null,
            VotesAreSuppressed = given.HidesVotes,
            SuppressedBecause = given.HidesVotes ? Because(given) : null,
            InstrumentVersion = given.InstrumentVersion,
            InstrumentHash = given.InstrumentHash is { } hash ? Convert.ToHexStringLower(hash) : null,
            Answer = given.Answer,
            By = given.By,
        };

    private static Wording Because(GivenPart given) =>
        given.Valid < GivenPart.FewestShown
            ? new(
                $"有效票少于 {GivenPart.FewestShown} 张，不显示分布，以免看出谁怎样投票。",
                $"Fewer than {GivenPart.FewestShown} valid ballots: the distribution is not shown, as it would tell how somebody voted."
            )
            : new(
                "有效票全部一致，不显示分布，以免看出每个人怎样投票。",
                "All valid ballots say the same: the distribution is not shown, as it would tell how everybody voted."
            );
}

/// <summary>A secret ballot by one-time codes. How many have voted is not told before it is counted.</summary>
public sealed record BallotBoxAnswer
{
    /// <summary>The number of the box, with which each code begins.</summary>
    /// <example>7K3M</example>
    public required string Number { get; init; }

    /// <summary>The part of the instrument.</summary>
    /// <example>democratic-review</example>
    public required string Part { get; init; }

    /// <summary>How many codes were issued.</summary>
    /// <example>13</example>
    public required int Issued { get; init; }

    /// <summary>The day on which it was opened.</summary>
    /// <example>2023-07-03</example>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>How it came to its end; null while it is open.</summary>
    /// <example>counted</example>
    public required BallotBoxEnding? Ending { get; init; }

    /// <summary>Why it was withdrawn; otherwise null.</summary>
    /// <example>null</example>
    public required string? Reason { get; init; }

    internal static BallotBoxAnswer Of(BallotBox box) =>
        new()
        {
            Number = box.Number,
            Part = box.Part,
            Issued = box.Issued,
            OpenedOn = box.OpenedOn,
            Ending = box.Ending,
            Reason = box.Reason,
        };
}

/// <summary>The leading group's decision on the grade.</summary>
public sealed record GradeAnswer
{
    /// <summary>The decision's id.</summary>
    /// <example>{gradeId}</example>
    public required Guid Id { get; init; }

    /// <summary>The grade, by key.</summary>
    /// <example>good</example>
    public required string Grade { get; init; }

    /// <summary>Whether the person goes on to observation.</summary>
    /// <example>true</example>
    public required bool GoesOn { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-07-10</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the document.</summary>
    /// <example>江访评察〔2023〕7号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>Members of the group.</summary>
    /// <example>7</example>
    public required int Members { get; init; }

    /// <summary>Members who stood aside.</summary>
    /// <example>1</example>
    public required int Recused { get; init; }

    /// <summary>Members present, those who stood aside left out.</summary>
    /// <example>5</example>
    public required int Present { get; init; }

    /// <summary>In favour.</summary>
    /// <example>5</example>
    public required int InFavour { get; init; }

    /// <summary>Against.</summary>
    /// <example>0</example>
    public required int Against { get; init; }

    /// <summary>The group's reasons.</summary>
    /// <example>影响期内担当作为，整改彻底</example>
    public required string? Reasons { get; init; }

    internal static GradeAnswer Of(GradeDecision grade) =>
        new()
        {
            Id = grade.Id,
            Grade = grade.Grade,
            GoesOn = grade.GoesOn,
            On = grade.On,
            DocumentNumber = grade.DocumentNumber,
            Members = grade.Members,
            Recused = grade.Recused,
            Present = grade.Present,
            InFavour = grade.InFavour,
            Against = grade.Against,
            Reasons = grade.Reasons,
        };
}
