using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The leading group's decision on the grade.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record DecideGrade : IChange<EvaluationAnswer>, IConcernSubject
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <summary>The grade, by key.</summary>
    /// <example>good</example>
    public required string Grade { get; init; }

    /// <summary>The day.</summary>
    /// <example>2025-04-01</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the document.</summary>
    /// <example>江访评察〔2025〕4号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>The item of a meeting in which it was decided: the numbers are then those of the votes. Required where policy asks for a meeting.</summary>
    /// <example>{gradeItemId}</example>
    public Guid? AgendaItemId { get; init; }

    /// <summary>Members of the group, 3 or more; null where the item of a meeting is named, as are all numbers.</summary>
    /// <example>null</example>
    public int? Members { get; init; }

    /// <summary>Members who stood aside, because they handled the case or otherwise: they count neither for nor against.</summary>
    /// <example>null</example>
    public int? Recused { get; init; }

    /// <summary>Members present, those who stood aside left out; policy says how many of the others must be.</summary>
    /// <example>null</example>
    public int? Present { get; init; }

    /// <summary>In favour; policy says how many of those present it takes.</summary>
    /// <example>null</example>
    public int? InFavour { get; init; }

    /// <summary>Against.</summary>
    /// <example>null</example>
    public int? Against { get; init; }

    /// <summary>The group's reasons; required where the grade is not the one proposed or the proposal is not shown, and where it changes an earlier decision.</summary>
    /// <example>影响期内担当作为，整改彻底</example>
    public string? Reasons { get; init; }

    /// <summary>The earlier decision that this one changes; null for the first.</summary>
    /// <example>null</example>
    public Guid? Changes { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class DecideGradeValidator : AbstractValidator<DecideGrade>
{
    public DecideGradeValidator(TimeProvider clock)
    {
        RuleFor(decision => decision.Grade).NotEmpty().MaximumLength(60);
        RuleFor(decision => decision.On).NotInTheFuture(clock);
        RuleFor(decision => decision.DocumentNumber).NotEmpty().MaximumLength(60);
        When(decision => decision.AgendaItemId is null, TypedNumbers);
        // What can be counted from votes is not typed in.
        When(
            decision => decision.AgendaItemId is not null,
            () =>
                RuleFor(decision => decision.AgendaItemId)
                    .Must(
                        (decision, _) =>
                            (decision.Members ?? decision.Recused ?? decision.Present ?? decision.InFavour ?? decision.Against) is null
                    )
                    .WithProblem("typed-numbers", EvaluationProblems.Texts)
        );
        RuleFor(decision => decision.Reasons).MaximumLength(4000);
    }

    private void TypedNumbers()
    {
        RuleFor(decision => decision.Members).NotNull().InclusiveBetween(1, GroupLedger.MostMembers);
        RuleFor(decision => decision.Recused)
            .Must((decision, recused) => recused >= 0 && recused < decision.Members)
            .WithProblem("recused", EvaluationProblems.Texts);
        RuleFor(decision => decision.Present)
            .Must((decision, present) => present >= 1 && present <= decision.Members - decision.Recused)
            .WithProblem("present", EvaluationProblems.Texts);
        RuleFor(decision => decision.InFavour)
            .Must((decision, inFavour) => inFavour >= 0 && decision.Against >= 0 && inFavour + decision.Against <= decision.Present)
            .WithProblem("group-votes", EvaluationProblems.Texts);
    }
}

internal static class DecideGradeEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/evaluation/decision",
                (Guid id, DecideGrade body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { EnrolmentId = id }, _ => $"/api/v1/enrolments/{id}/evaluation", ct)
            )
            .Describe(
                "decideGrade",
                "登记集体决定的等次",
                "Record the decision on the grade",
                "Records what the leading group decided: in a meeting, from the votes on an item of its agenda; where policy asks for no meeting, with the numbers that are typed in. It may differ from what the scores propose, with reasons. With a grade that goes on, the opinion is ordered for the organisation department and for the unit in the same transaction. It is decided once; a later decision names the one that it changes."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToDecideId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.Incomplete, "own-summary, organisation")
            .MayAnswer(EvaluationProblems.BoxIsOpen)
            .MayAnswer(EvaluationProblems.NoQuorum, 3, 6, 4)
            .MayAnswer(EvaluationProblems.NoQuorumRule)
            .MayAnswer(EvaluationProblems.NoMajority, 2, 4, 3)
            .MayAnswer(MeetingProblems.MeetingRequired)
            .MayAnswer(MeetingProblems.OtherMotion)
            .MayAnswer(MeetingProblems.OtherDay, "2025-04-01")
            .MayAnswer(MeetingProblems.NotHeld, "2025-04-01")
            .MayAnswer(MeetingProblems.Locked)
            .MayAnswer(MeetingProblems.ItemDecided)
            .MayAnswer(MeetingProblems.TooFewMembers, 3)
            .MayAnswer(MeetingProblems.VotesMissing, 2)
            .MayAnswer(EvaluationProblems.AlreadyDecided)
            .MayAnswer(EvaluationProblems.ReasonsMissing)
            .MayAnswer(EvaluationProblems.AnswerUnknown, "superb", "good, fairly-good, fair, poor")
            .Creates();
}
