using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The making of the final report on a person.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record MakeFinalReport : IChange<FinalReportAnswer>, IConcernSubject
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <summary>What people conclude and advise.</summary>
    /// <example>建议作为年度考核和选拔任用的重要参考</example>
    public required string Conclusion { get; init; }

    /// <summary>How the result may be used, for the feedback letter; null for what is concluded.</summary>
    /// <example>影响期已满，表现好，可以正常使用</example>
    public string? Advice { get; init; }

    /// <summary>The last day on which the feedback letter may be relied on; null where none is set.</summary>
    /// <example>2025-01-14</example>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The day of the report.</summary>
    /// <example>2024-01-15</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

/// <summary>A final report.</summary>
/// <param name="Id" example="{finalReportId}">The report's id.</param>
/// <param name="EnrolmentId" example="{enrolmentId}">The enrolment.</param>
/// <param name="DocumentId" example="{finalReportDocumentId}">The document; <c>/documents/{id}</c> tells when it is made.</param>
/// <param name="Conclusion" example="建议作为年度考核和选拔任用的重要参考">What people conclude and advise.</param>
/// <param name="On" example="2024-01-15">The day of the report.</param>
/// <param name="FeedbackLetters" example="[]">The feedback letters that go out with it, where policy asks for them.</param>
public sealed record FinalReportAnswer(
    Guid Id,
    Guid EnrolmentId,
    Guid DocumentId,
    string Conclusion,
    DateOnly On,
    IReadOnlyList<Guid> FeedbackLetters
);

internal sealed class MakeFinalReportValidator : AbstractValidator<MakeFinalReport>
{
    public MakeFinalReportValidator(TimeProvider clock)
    {
        RuleFor(report => report.Conclusion).NotEmpty().MaximumLength(4000);
        RuleFor(report => report.Advice).MaximumLength(2000);
        RuleFor(report => report.ValidUntil)
            .Must((report, day) => day is null || day >= report.On)
            .WithProblem("valid-until", EvaluationProblems.Texts);
        RuleFor(report => report.On).NotInTheFuture(clock);
    }
}

internal static class MakeFinalReportEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/final-report",
                (Guid id, MakeFinalReport body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { EnrolmentId = id }, report => $"/api/v1/documents/{report.DocumentId}", ct)
            )
            .Describe(
                "makeFinalReport",
                "形成评估报告",
                "Make the final report",
                "Orders the final report, once the group has decided a grade that goes on and each window is scored. What the person said goes into it. Where policy says so, the group must have adopted the report on the observation, and a feedback letter with advice on use goes to the organisation department and to the unit. A later report supersedes an earlier one."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotObserved)
            .MayAnswer(EvaluationProblems.ObservationRuns)
            .MayAnswer(EvaluationProblems.NotAdopted)
            .MayAnswer(EvaluationProblems.NoReport)
            .Creates();
}
