using System.Globalization;
using Guihang.Core.Problems;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>What may be wrong with a meeting, a vote or a decision.</summary>
internal static class MeetingProblems
{
    public static readonly ProblemCode MotionUnknown = new("meeting.motion-unknown", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode EnrolmentElsewhere = new("meeting.enrolment-elsewhere", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode DocumentUnknown = new("meeting.document-unknown", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode NotHeld = new("meeting.not-held", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode Locked = new("meeting.locked", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode NotMembers = new("meeting.not-members", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode HasVoted = new("meeting.has-voted", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode ItemElsewhere = new("recusal.item-elsewhere", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode AlreadyAside = new("recusal.declared", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode AsideCounted = new("recusal.counted", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode OwnRecusal = new("meeting.own-recusal", 403, EvaluationProblems.Texts);

    public static readonly ProblemCode NotMember = new("vote.not-member", 403, EvaluationProblems.Texts);

    public static readonly ProblemCode Aside = new("vote.recused", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode Absent = new("vote.absent", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode Cast = new("vote.cast", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode VotesNotShown = new("votes.not-shown", 403, EvaluationProblems.Texts);

    public static readonly ProblemCode VotesMissing = new("item.votes-missing", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode TooFewMembers = new("item.too-few-members", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode ItemDecided = new("item.decided", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode MeetingRequired = new("decision.meeting-required", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode OtherMotion = new("decision.other-motion", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode OtherDay = new("decision.other-day", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode EarlierUnnamed = new("decision.earlier-unnamed", 409, EvaluationProblems.Texts);
}

/// <summary>A ground of recusal in the words of whoever reads it.</summary>
internal sealed record GroundInWords(AsideGround Ground) : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        EvaluationProblems.Texts.GetString($"recusal.ground.{Words.Of(Ground)}", formatProvider as CultureInfo)!;
}
