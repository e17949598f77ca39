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

    /// <summary>A paper about the person is asked for from a visit at which others were heard.</summary>
    public static readonly ProblemCode VisitOfOthers = new("case-document.visit-of-others", 422, Texts);

    /// <summary>No level has a working handbook there.</summary>
    public static readonly ProblemCode NoHandbook = new("handbook.none", 422, Texts);

    public static readonly ProblemCode BeforeItWasPlaced = new("unit-duty.before-placed", 422, Texts);

    public static readonly ProblemCode VisitSuperseded = new("visit.superseded", 409, Texts);

    public static readonly ProblemCode VisitorRecused = new("visit.recused", 422, Texts);

    /// <summary>A visitor is named as an officer whom nobody knows.</summary>
    public static readonly ProblemCode NoSuchVisitor = new("visit.visitor", 422, Texts);

    public static readonly ProblemCode VisitorTwice = new("visit.visitor-twice", 422, Texts);

    /// <summary>The person is named as a visitor.</summary>
    public static readonly ProblemCode VisitsSelf = new("visit.visits-self", 422, Texts);

    public static readonly ProblemCode BeforeTheDecision = new("visit.before-decision", 422, Texts);

    public static readonly ProblemCode AfterDeath = new("visit.after-death", 422, Texts);

    public static readonly ProblemCode NoSuchSubstitution = new("visit.substitution", 422, Texts);

    public static readonly ProblemCode NotYourDraft = new("visit-draft.not-yours", 403, Texts);

    public static readonly ProblemCode NoteIsClosed = new("closed-note.reader", 403, Texts);

    public static readonly ProblemCode NoteDropped = new("closed-note.dropped", 409, Texts);

    public static readonly ProblemCode BeforeItWasNoted = new("closed-note.before-noted", 422, Texts);

    public static readonly ProblemCode PostTaken = new("appointment.taken", 409, Texts);

    public static readonly ProblemCode NotAppointed = new("appointment.not-yours", 403, Texts);

    public static readonly ProblemCode AppointmentAnswered = new("appointment.answered", 409, Texts);

    public static readonly ProblemCode AppointmentWithdrawn = new("appointment.withdrawn", 409, Texts);

    public static readonly ProblemCode AppointmentPassedOn = new("appointment.passed-on", 409, Texts);

    public static readonly ProblemCode RecusalWithdrawn = new("recusal.withdrawn", 409, Texts);

    public static readonly ProblemCode OwnRecusal = new("recusal.own", 403, Texts);

    public static readonly ProblemCode NobodyToHandOver = new("hand-over.nobody", 409, Texts);

    public static readonly ProblemCode HandOverUnderWay = new("hand-over.under-way", 409, Texts);

    public static readonly ProblemCode NotOfTheHandOver = new("hand-over.not-yours", 403, Texts);

    public static readonly ProblemCode AlreadyConfirmed = new("hand-over.confirmed", 409, Texts);

    public static readonly ProblemCode WhyAnotherPlan = new("care-plan.reason", 422, Texts);

    public static readonly ProblemCode RecommendationAnswered = new("recommendation.answered", 409, Texts);

    public static readonly ProblemCode RecommendationUnanswered = new("recommendation.unanswered", 409, Texts);

    public static readonly ProblemCode RecommendationClosed = new("recommendation.closed", 409, Texts);

    public static readonly ProblemCode BeforeItWasRecommended = new("recommendation.before", 422, Texts);

    public static readonly ProblemCode NotAUnitOfTheCase = new("recommendation.unit", 422, Texts);

    public static readonly ProblemCode NoSuchDueItem = new("exemption.no-such-item", 422, Texts);

    public static readonly ProblemCode NothingToExempt = new("exemption.nothing-owed", 409, Texts);

    public static readonly ProblemCode PromptedStays = new("exemption.prompted", 409, Texts);

    public static readonly ProblemCode ExemptionDecided = new("exemption.decided", 409, Texts);

    public static readonly ProblemCode OwnExemption = new("exemption.own", 403, Texts);

    public static readonly ProblemCode AlreadyClosed = new("case.closed", 409, Texts);

    public static readonly ProblemCode ClosedBeforeOpened = new("case.closed-before-opened", 422, Texts);

    public static readonly ProblemCode ReasonNotTrue = new("case.reason-not-true", 409, Texts);

    /// <summary>A case with a running period is closed for another reason, which a word does not tell.</summary>
    public static readonly ProblemCode ReasonNotInWords = new("case.reason-in-words", 422, Texts);

    public static readonly ProblemCode ClosedNoteOpen = new("case.closed-note-open", 409, Texts);

    public static readonly ProblemCode ClosingTakenBack = new("closing.withdrawn", 409, Texts);

    /// <summary>A death is no mistake of the closing: how the person serves is put right.</summary>
    public static readonly ProblemCode ClosedByDeath = new("closing.by-death", 409, Texts);

    /// <summary>A later closing stands, or a new sanction has opened the case.</summary>
    public static readonly ProblemCode NotTheLastClosing = new("closing.not-the-last", 409, Texts);

    public static readonly ProblemCode CorrectedByAnother = new("visit.corrected-by-another", 403, Texts);

    public static readonly ProblemCode DifficultiesOpen = new("case.difficulties-open", 409, Texts);

    public static readonly ProblemCode InQuietPeriod = new("visit.quiet", 422, Texts);

    public static readonly ProblemCode BeyondTheMost = new("visit.beyond-the-most", 409, Texts);

    public static readonly ProblemCode ExtraVisitDecided = new("extra-visit.decided", 409, Texts);

    public static readonly ProblemCode OwnExtraVisit = new("extra-visit.own", 403, Texts);
}
