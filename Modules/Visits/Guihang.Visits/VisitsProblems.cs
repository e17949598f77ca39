using System.Resources;
using Guihang.Core.Problems;

namespace Guihang.Visits;

internal static class VisitsProblems
{
    public static ResourceManager Texts { get; } = new("Guihang.Visits.Texts", typeof(VisitsProblems).Assembly);

    public static readonly ProblemCode AlreadyAnswered = new("difficulty.already-answered", 409, Texts);

    public static readonly ProblemCode BeforeItWasRaised = new("difficulty.before-raised", 422, Texts);

    public static readonly ProblemCode NoSuchOfficer = new("care-plan.officer", 422, Texts);

    public static readonly ProblemCode NoCarePlan = new("care-plan.none", 404, Texts);

    public static readonly ProblemCode NotResponsible = new("care-plan.not-responsible", 403, Texts);

    public static readonly ProblemCode AlreadyAccepted = new("care-plan.already-accepted", 409, Texts);

    public static readonly ProblemCode BeforeItWasMade = new("care-plan.before-made", 422, Texts);

    public static readonly ProblemCode BeforeItWasPlaced = new("unit-duty.before-placed", 422, Texts);

    public static readonly ProblemCode NoSuchDueItem = new("exemption.no-such-item", 422, Texts);

    public static readonly ProblemCode NothingToExempt = new("exemption.nothing-owed", 409, Texts);

    public static readonly ProblemCode ExemptionDecided = new("exemption.decided", 409, Texts);

    public static readonly ProblemCode OwnExemption = new("exemption.own", 403, Texts);

    public static readonly ProblemCode AlreadyClosed = new("case.closed", 409, Texts);

    public static readonly ProblemCode DifficultiesOpen = new("case.difficulties-open", 409, Texts);

    public static readonly ProblemCode BeyondTheMost = new("visit.beyond-the-most", 409, Texts);

    public static readonly ProblemCode ExtraVisitDecided = new("extra-visit.decided", 409, Texts);

    public static readonly ProblemCode OwnExtraVisit = new("extra-visit.own", 403, Texts);
}
