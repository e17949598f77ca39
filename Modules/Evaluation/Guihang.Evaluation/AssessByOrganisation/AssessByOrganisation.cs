using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The organisation's assessment.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AssessByOrganisation : IChange<EvaluationAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The part of the instrument, by key; null where the instrument has one such part.</summary>
    /// <example>null</example>
    public string? Part { get; init; }

    /// <summary>The answer, by key.</summary>
    /// <example>good</example>
    public required string Answer { get; init; }

    /// <summary>Which body gave it.</summary>
    /// <example>中共江安县发展和改革局党组</example>
    public required string By { get; init; }

    /// <summary>Its reasons.</summary>
    /// <example>主动认错，整改到位，牵头的审核流程再造见效</example>
    public required string Reasons { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class AssessByOrganisationValidator : AbstractValidator<AssessByOrganisation>
{
    public AssessByOrganisationValidator()
    {
        RuleFor(assessment => assessment.Answer).NotEmpty().MaximumLength(60);
        RuleFor(assessment => assessment.By).NotEmpty().MaximumLength(100);
        RuleFor(assessment => assessment.Reasons).NotEmpty().MaximumLength(4000);
    }
}

internal sealed class AssessByOrganisationHandler(PartsOfEvaluation parts) : IRequestHandler<AssessByOrganisation, EvaluationAnswer>
{
    public Task<EvaluationAnswer> Handle(AssessByOrganisation request, CancellationToken cancellationToken) =>
        parts.Give(
            request.EnrolmentId,
            request.ExpectedVersion,
            InstrumentPartKind.Grade,
            request.Part,
            part => new GivenContent
            {
                Answer = PartsOfEvaluation.Known(part, request.Answer, "answer"),
                By = request.By,
                Text = request.Reasons,
            },
            cancellationToken
        );
}

internal static class AssessByOrganisationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/enrolments/{id:guid}/evaluation/organisation-assessment",
                (Guid id, AssessByOrganisation body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "assessByOrganisation",
                "登记组织评定",
                "Record the organisation's assessment",
                "Records the answer of a body with its reasons. Giving it again supersedes the former one."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToAssessId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.AlreadyDecided)
            .MayAnswer(EvaluationProblems.PartUnknown, "board", "organisation")
            .MayAnswer(EvaluationProblems.AnswerUnknown, "superb", "good, fairly-good, fair, poor")
            .Changes();
}
