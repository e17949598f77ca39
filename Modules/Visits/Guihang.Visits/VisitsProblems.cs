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

    /// <summary>Policy offers no such document there.</summary>
    public static readonly ProblemCode NoTemplate = new("case-document.template", 422, Texts);

    /// <summary>The form is about a visit, and none is named.</summary>
    public static readonly ProblemCode VisitMissing = new("case-document.visit", 422, Texts);

    /// <summary>No level has a working handbook there.</summary>
    public static readonly ProblemCode NoHandbook = new("handbook.none", 422, Texts);

    public static readonly ProblemCode BeforeItWasPlaced = new("unit-duty.before-placed", 422, Texts);
}
