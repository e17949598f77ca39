using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>Something for which policy adds or takes points in an observation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AdjustObservation : IChange<ObservationAnswer>, IConcernSubject
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <summary>The item of the policy, by key.</summary>
    /// <example>commended</example>
    public required string Item { get; init; }

    /// <summary>The day on which it happened; it counts for the window in which the day lies.</summary>
    /// <example>2024-02-20</example>
    public required DateOnly On { get; init; }

    /// <summary>On what it stands.</summary>
    /// <example>县委表彰决定〔2024〕3号</example>
    public required string Evidence { get; init; }

    /// <summary>The records on which it stands: findings, visits, achievements and files of the person; may be left out.</summary>
    /// <example>[]</example>
    public IReadOnlyList<EvidenceReference>? References { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class AdjustObservationValidator : AbstractValidator<AdjustObservation>
{
    public AdjustObservationValidator(TimeProvider clock)
    {
        RuleFor(adjustment => adjustment.Item).NotEmpty().MaximumLength(60);
        RuleFor(adjustment => adjustment.On).NotInTheFuture(clock);
        RuleFor(adjustment => adjustment.Evidence).NotEmpty().MaximumLength(4000);
        RuleFor(adjustment => adjustment.References).IsEvidence();
    }
}

internal sealed class AdjustObservationHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    CourseOfObservation course,
    ScoreEvidence evidence,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<AdjustObservation, ObservationAnswer>
{
    public async Task<ObservationAnswer> Handle(AdjustObservation request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var grade = await ledger.WentOn(request.EnrolmentId, cancellationToken);
        var items = policy.Adjustments(enrolment);
        if (!items.Contains(request.Item, StringComparer.Ordinal))
        {
            throw new ProblemException(EvaluationProblems.ItemUnknown, request.Item, string.Join(", ", items)) { Field = "item" };
        }

        await evidence.Check(enrolment, request.References ?? [], cancellationToken);
        var windows = (await db.Current(enrolment.Id, cancellationToken)).Decided()?.Windows ?? [];
        var window =
            windows.FirstOrDefault(window => window.Span.Contains(request.On))
            ?? throw new ProblemException(EvaluationProblems.OutsideWindows, string.Join(", ", windows.Select(window => window.Span)))
            {
                Field = "on",
            };
        db.Adjustments.Add(
            new WindowAdjustment
            {
                Id = ids.New(),
                EnrolmentId = enrolment.Id,
                Item = request.Item,
                WindowStart = window.Span.Start,
                On = request.On,
                Evidence = request.Evidence,
                References = ScoreEvidence.Written(request.References ?? []),
                RecordedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
                WithdrawnBecause = null,
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return await course.Answer(enrolment, await course.Decide(enrolment, grade, cancellationToken), cancellationToken);
    }
}

internal static class AdjustObservationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/observation/adjustments",
                (Guid id, AdjustObservation body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { EnrolmentId = id }, _ => $"/api/v1/enrolments/{id}/observation", ct)
            )
            .Describe(
                "adjustObservation",
                "登记考察加分、扣分",
                "Record a bonus or a deduction",
                "Records something for which policy adds or takes points, with what it stands on. Each item counts up to its own cap, and no window comes below nought or above a hundred."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToScoreId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotObserved)
            .MayAnswer(EvaluationProblems.ItemUnknown, "charm", "commended, reminded")
            .MayAnswer(EvaluationProblems.EvidenceUnknown, "018aafe2-f000-7b61-a3f0-1feae0b72227")
            .MayAnswer(EvaluationProblems.OutsideWindows, "2023-07-01..2023-09-30, 2023-10-01..2023-12-31")
            .Creates();
}
