using System.Resources;
using Guihang.Core.Problems;

namespace Guihang.Evaluation;

internal static class EvaluationProblems
{
    public static ResourceManager Texts { get; } = new("Guihang.Evaluation.Texts", typeof(EvaluationProblems).Assembly);

    public static readonly ProblemCode GroundUnknown = new("finding.ground-unknown", 422, Texts);

    public static readonly ProblemCode FindingUnknown = new("finding.unknown", 422, Texts);

    public static readonly ProblemCode OutsidePeriods = new("finding.outside-periods", 422, Texts);

    public static readonly ProblemCode FileUnknown = new("finding.file-unknown", 422, Texts);

    public static readonly ProblemCode AlreadyEnrolled = new("enrolment.already", 409, Texts);

    public static readonly ProblemCode BeforeTheLast = new("enrolment.before-last", 422, Texts);

    public static readonly ProblemCode NoProposal = new("enrolment.no-proposal", 409, Texts);

    public static readonly ProblemCode NotCurrent = new("enrolment.superseded", 409, Texts);

    public static readonly ProblemCode PeriodStands = new("enrolment.period", 422, Texts);

    public static readonly ProblemCode DifferenceUnexplained = new("enrolment.difference-unexplained", 422, Texts);

    public static readonly ProblemCode NotEnrolled = new("enrolment.not-enrolled", 409, Texts);

    public static readonly ProblemCode NotInService = new("enrolment.not-in-service", 409, Texts);

    public static readonly ProblemCode AlreadyOpened = new("evaluation.already-opened", 409, Texts);

    public static readonly ProblemCode NotOpened = new("evaluation.not-opened", 404, Texts);

    public static readonly ProblemCode NoInstrument = new("evaluation.no-instrument", 422, Texts);

    public static readonly ProblemCode PartUnknown = new("evaluation.part-unknown", 422, Texts);

    public static readonly ProblemCode AnswerUnknown = new("evaluation.answer-unknown", 422, Texts);

    public static readonly ProblemCode BoxIsOpen = new("ballot.box-open", 409, Texts);

    public static readonly ProblemCode CountedFromBox = new("ballot.counted", 409, Texts);

    public static readonly ProblemCode NoBox = new("ballot.no-box", 404, Texts);

    public static readonly ProblemCode CodeUnknown = new("ballot.code-unknown", 422, Texts);

    public static readonly ProblemCode TooManyCodes = new("ballot.too-many-codes", 429, Texts);

    public static readonly ProblemCode ClosingCodeWrong = new("ballot.closing-code", 422, Texts);

    public static readonly ProblemCode BoxDoesNotAddUp = new("ballot.does-not-add-up", 409, Texts);

    public static readonly ProblemCode Incomplete = new("evaluation.incomplete", 409, Texts);

    public static readonly ProblemCode AlreadyDecided = new("evaluation.already-decided", 409, Texts);

    public static readonly ProblemCode NoQuorum = new("evaluation.no-quorum", 422, Texts);

    public static readonly ProblemCode NoQuorumRule = new("evaluation.no-quorum-rule", 409, Texts);

    public static readonly ProblemCode NoMajority = new("evaluation.no-majority", 422, Texts);

    public static readonly ProblemCode ReasonsMissing = new("evaluation.reasons-missing", 422, Texts);

    public static readonly ProblemCode NotObserved = new("observation.none", 409, Texts);

    public static readonly ProblemCode DimensionUnknown = new("observation.dimension-unknown", 422, Texts);

    public static readonly ProblemCode TooManyPoints = new("observation.points", 422, Texts);

    public static readonly ProblemCode WindowUnknown = new("observation.window-unknown", 422, Texts);

    public static readonly ProblemCode WindowRuns = new("observation.window-runs", 422, Texts);

    public static readonly ProblemCode ItemUnknown = new("observation.item-unknown", 422, Texts);

    public static readonly ProblemCode OutsideWindows = new("observation.outside-windows", 422, Texts);

    public static readonly ProblemCode NoAdjustment = new("observation.no-adjustment", 404, Texts);

    public static readonly ProblemCode EvidenceUnknown = new("observation.evidence-unknown", 422, Texts);

    public static readonly ProblemCode UseAfterDeath = new("use.after-death", 422, Texts);

    public static readonly ProblemCode UseCorrectedAlready = new("use.corrected-already", 409, Texts);

    public static readonly ProblemCode TooManyToMonitor = new("fairness.too-many", 422, Texts);

    public static readonly ProblemCode ObservationRuns = new("report.observation-runs", 409, Texts);

    public static readonly ProblemCode NotAdopted = new("report.not-adopted", 409, Texts);

    public static readonly ProblemCode NoReport = new("report.none", 422, Texts);
}
