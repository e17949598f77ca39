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
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>The opening of an enrolled person's evaluation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record OpenEvaluation : IChange<EvaluationAnswer>, IConcernSubject
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2025-03-10</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class OpenEvaluationValidator : AbstractValidator<OpenEvaluation>
{
    public OpenEvaluationValidator(TimeProvider clock) => RuleFor(opening => opening.On).NotInTheFuture(clock);
}

internal sealed class OpenEvaluationHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    PartsOfEvaluation parts,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<OpenEvaluation, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(OpenEvaluation request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        if (await db.Evaluations.AnyAsync(evaluation => evaluation.EnrolmentId == enrolment.Id, cancellationToken))
        {
            throw new ProblemException(EvaluationProblems.AlreadyOpened);
        }

        if (policy.EvaluationSheet(enrolment) is null)
        {
            throw new ProblemException(EvaluationProblems.NoInstrument);
        }

        var evaluation = new PersonEvaluation
        {
            Id = ids.New(),
            EnrolmentId = enrolment.Id,
            OpenedOn = request.On,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Evaluations.Add(evaluation);
        await db.SaveChangesAsync(cancellationToken);
        await parts.Propose(enrolment, evaluation, cancellationToken);
        return await parts.Read(enrolment, evaluation, cancellationToken);
    }
}

internal static class OpenEvaluationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/evaluation",
                (Guid id, OpenEvaluation body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { EnrolmentId = id }, _ => $"/api/v1/enrolments/{id}/evaluation", ct)
            )
            .Describe(
                "openEvaluation",
                "启动综合评估",
                "Open an evaluation",
                "Opens the evaluation of an enrolled person, on the instrument that was in force on the day of enrolment."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToEvaluateId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.AlreadyOpened)
            .MayAnswer(EvaluationProblems.NoInstrument)
            .Creates();
}
