using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Enrolments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The screening of a person for the region's programme.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ScreenPerson : IChange<EnrolmentAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>The day of screening. The policy of that day stays with the case.</summary>
    /// <example>2025-03-03</example>
    public required DateOnly On { get; init; }

    /// <summary>How the person is to stand; null for what policy proposes. Whether a period runs is arithmetic, from which nobody differs.</summary>
    /// <example>null</example>
    public EnrolmentStanding? Standing { get; init; }

    /// <summary>Why it is not what policy proposes; kept beside the proposal.</summary>
    /// <example>null</example>
    public string? Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class ScreenPersonValidator : AbstractValidator<ScreenPerson>
{
    public ScreenPersonValidator(TimeProvider clock)
    {
        RuleFor(screening => screening.On).NotInTheFuture(clock);
        RuleFor(screening => screening.Reason).MaximumLength(2000);
    }
}

internal static class ScreenPersonEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/people/{personId:guid}/enrolments",
                (Guid personId, ScreenPerson body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, enrolment => $"/api/v1/enrolments/{enrolment.Id}", ct)
            )
            .Describe(
                "screenPerson",
                "筛查纳入",
                "Screen a person",
                "Asks policy whether the person is taken into the region's programme, on the person's sanctions and on what was found up to that day. Who screens may differ from the proposal with a reason, which is kept beside it. Where policy has the leading group decide, or somebody is to be taken in spite of an established ground for exclusion, the standing waits for the group. Somebody who is not taken is told why, may answer, and has a day for another look; ordinary follow-up goes on. A later screening takes the place of one that did not take the person."
            )
            .Takes("personId", "The person's id.", "{personToScreenId}")
            .MayAnswer(EvaluationProblems.AlreadyEnrolled, "2023-09-20")
            .MayAnswer(EvaluationProblems.BeforeTheLast, "2023-09-20")
            .MayAnswer(EvaluationProblems.DifferenceUnexplained, "excluded")
            .MayAnswer(EvaluationProblems.PeriodStands)
            .MayAnswer(EvaluationProblems.NoProposal)
            .Creates();
}
