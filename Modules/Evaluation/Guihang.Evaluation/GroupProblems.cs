using Guihang.Core.Problems;

namespace Guihang.Evaluation;

/// <summary>What may be wrong with a leading group and its meetings.</summary>
internal static class GroupProblems
{
    public static readonly ProblemCode OfficerUnknown = new("group.officer-unknown", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode SeatHeld = new("group.seat-held", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode ChairHeld = new("group.chair-held", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode Full = new("group.full", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode SeatEnded = new("group.seat-ended", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode SeatRuns = new("group.seat-runs", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode MeetingHeld = new("group.meeting-held", 409, EvaluationProblems.Texts);

    public static readonly ProblemCode BeforeTheSeat = new("group.before-seat", 422, EvaluationProblems.Texts);

    public static readonly ProblemCode BeforeTheGroup = new("group.before-established", 422, EvaluationProblems.Texts);
}
