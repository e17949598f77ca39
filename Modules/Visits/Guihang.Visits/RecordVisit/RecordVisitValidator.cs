using FluentValidation;
using Guihang.Core.Problems;
using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

internal sealed class RecordVisitValidator : AbstractValidator<RecordVisit>
{
    private const int MostBodies = 9;
    private const int MostParticipants = 20;

    public RecordVisitValidator(TimeProvider clock)
    {
        RuleFor(visit => visit.HeldOn).NotInTheFuture(clock);
        RuleFor(visit => visit.Visitors).NotEmpty();
        RuleForEach(visit => visit.Visitors)
            .ChildRules(visitor =>
                visitor.RuleFor(v => v.Name).Matches(@"^(?=.*\S)[^,]{1,60}$").WithProblem("visitor-name", VisitsProblems.Texts)
            );
        RuleFor(visit => visit.Place).NotEmpty().MaximumLength(100);
        RuleFor(visit => visit.DurationMinutes).InclusiveBetween(1, 1440);
        RuleFor(visit => visit.Thinking).MaximumLength(4000);
        RuleFor(visit => visit.Work).MaximumLength(4000);
        RuleFor(visit => visit.Correction).MaximumLength(4000);
        RuleFor(visit => visit.UnitOpinion).MaximumLength(4000);
        RuleFor(visit => visit.QuietReason).MaximumLength(300);
        RuleFor(visit => visit.JointBodies).Must(AreBodies).WithProblem("joint-bodies", VisitsProblems.Texts);
        RuleFor(visit => visit.StartedAt).Matches("^([01][0-9]|2[0-3]):[0-5][0-9]$").WithProblem("started-at", VisitsProblems.Texts);
        // a home or family visit needs the family's agreement, and whoever is heard agrees; nothing is kept of children under 14.
        RuleFor(visit => visit.ConsentOn)
            .Must((visit, day) => day is null ? !NeedsConsent(visit) : day <= visit.HeldOn)
            .WithProblem("consent", VisitsProblems.Texts);
        RuleFor(visit => visit.Participants)
            .Must(people => people is null || (people.Count <= MostParticipants && people.All(MayBeKept)))
            .WithProblem("participants", VisitsProblems.Texts);
        RuleFor(visit => visit.NextStep)
            .Must((visit, next) => next is null ? !NeedsNextStep(visit.Outcome) : IsPossible(visit, next))
            .WithProblem("next-step", VisitsProblems.Texts);
    }

    private static bool AreBodies(IReadOnlyList<string>? bodies) =>
        bodies is null
        || (
            bodies is { Count: >= 1 and <= MostBodies }
            && bodies.All(body => body is { Length: >= 1 and <= 60 } && !body.Contains('\n', StringComparison.Ordinal))
        );

    private static bool NeedsConsent(RecordVisit visit) =>
        visit is { Kind: VisitKind.HomeVisit or VisitKind.FamilyVisit, Outcome: VisitOutcome.Held or VisitOutcome.CutShort };

    private static bool MayBeKept(ParticipantEntry? participant) =>
        participant is { Agreed: true, IsAtLeast14: true } && participant.Name is null or { Length: >= 1 and <= 60 };

    // A refusal costs nothing, and nothing needs to follow it.
    private static bool NeedsNextStep(VisitOutcome outcome) => outcome is not (VisitOutcome.Held or VisitOutcome.RefusedByPerson);

    private static bool IsPossible(RecordVisit visit, NextStepEntry next) =>
        next.On is { } day ? day >= visit.HeldOn : next.Action != NextAction.HoldOnNewDay;
}
