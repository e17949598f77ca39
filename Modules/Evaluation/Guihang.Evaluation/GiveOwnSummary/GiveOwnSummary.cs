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

/// <summary>The person's own summary.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GiveOwnSummary : IChange<EvaluationAnswer>, IConcernSubject, IExpectVersion
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

    /// <summary>In the person's own words. People read it; nothing scores it.</summary>
    /// <example>一年来我牵头完成重点项目审核流程再造，向受影响的群众当面说明情况</example>
    public required string Text { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class GiveOwnSummaryValidator : AbstractValidator<GiveOwnSummary>
{
    public GiveOwnSummaryValidator() => RuleFor(summary => summary.Text).NotEmpty().MaximumLength(10_000);
}

internal sealed class GiveOwnSummaryHandler(PartsOfEvaluation parts) : IRequestHandler<GiveOwnSummary, EvaluationAnswer>
{
    public Task<EvaluationAnswer> Handle(GiveOwnSummary request, CancellationToken cancellationToken) =>
        parts.Give(
            request.EnrolmentId,
            request.ExpectedVersion,
            InstrumentPartKind.Text,
            request.Part,
            _ => new GivenContent { Text = request.Text },
            cancellationToken
        );
}

internal static class GiveOwnSummaryEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/enrolments/{id:guid}/evaluation/own-summary",
                (Guid id, GiveOwnSummary body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "giveOwnSummary",
                "提交个人总结",
                "Give the own summary",
                "Records the person's own summary. Giving it again supersedes the former one."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToSummariseId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.AlreadyDecided)
            .MayAnswer(EvaluationProblems.PartUnknown, "essay", "own-summary")
            .Changes();
}
