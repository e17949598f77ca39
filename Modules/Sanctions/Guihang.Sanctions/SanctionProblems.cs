using System.Resources;
using Guihang.Core.Problems;

namespace Guihang.Sanctions;

internal static class SanctionProblems
{
    public static ResourceManager Texts { get; } = new("Guihang.Sanctions.Texts", typeof(SanctionProblems).Assembly);

    public static readonly ProblemCode NotApplicable = new("sanction.not-applicable", 422, Texts);

    public static readonly ProblemCode AlreadyServed = new("sanction.already-served", 409, Texts);

    public static readonly ProblemCode NotServed = new("sanction.not-served", 409, Texts);

    public static readonly ProblemCode SameServiceDay = new("sanction.same-service-day", 422, Texts);

    public static readonly ProblemCode AlreadyRevoked = new("sanction.already-revoked", 409, Texts);

    public static readonly ProblemCode BeforeTheDecision = new("sanction.before-decision", 422, Texts);

    public static readonly ProblemCode AfterAnAct = new("sanction.after-act", 422, Texts);

    public static readonly ProblemCode LaterService = new("service-change.later", 409, Texts);

    public static readonly ProblemCode SameKind = new("sanction.same-kind", 422, Texts);

    public static readonly ProblemCode AlreadyFound = new("person.already-found", 409, Texts);

    public static readonly ProblemCode NotAProbation = new("sanction.not-a-probation", 422, Texts);

    public static readonly ProblemCode NoLiftingNeeded = new("sanction.no-lifting", 422, Texts);

    public static readonly ProblemCode ReviewOrder = new("sanction.review-order", 422, Texts);

    public static readonly ProblemCode ExecutionNotOwed = new("execution.not-owed", 422, Texts);

    public static readonly ProblemCode NotMoved = new("person.not-moved", 422, Texts);

    public static readonly ProblemCode MoveWithdrawn = new("move.withdrawn", 409, Texts);

    public static readonly ProblemCode LaterMove = new("move.later", 409, Texts);

    public static readonly ProblemCode SameService = new("person.same-service", 422, Texts);

    public static readonly ProblemCode Deceased = new("person.deceased", 409, Texts);

    public static readonly ProblemCode BeforeTheLast = new("record.before-last", 422, Texts);

    public static readonly ProblemCode NotExpired = new("sanction.not-expired", 422, Texts);

    public static readonly ProblemCode TextUnknown = new("sanction.text-unknown", 422, Texts);

    public static readonly ProblemCode OlderText = new("sanction.older-text", 422, Texts);

    public static readonly ProblemCode TextNotYetInForce = new("sanction.text-not-yet-in-force", 422, Texts);

    public static readonly ProblemCode AlreadyRegistered = new("sanction.already-registered", 409, Texts);

    public static readonly ProblemCode ReviewBodyMissing = new("use-judgement.body-missing", 422, Texts);

    public static readonly ProblemCode ReviewTooLate = new("use-judgement.review-too-late", 422, Texts);

    public static readonly ProblemCode AlreadyExecuted = new("execution.already-recorded", 409, Texts);

    public static readonly ProblemCode NothingToExecute = new("execution.not-asked", 422, Texts);

    public static readonly ProblemCode ExtensionTooLong = new("execution.extension-too-long", 422, Texts);

    public static readonly ProblemCode AlreadyTakenDown = new("publicity.taken-down", 409, Texts);

    public static readonly ProblemCode BeforePublicity = new("publicity.before", 422, Texts);
}
