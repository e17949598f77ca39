using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks where an observation stands.</summary>
/// <param name="EnrolmentId">The enrolment's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetObservation(Guid EnrolmentId) : IQuery<ObservationAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

/// <summary>Asks why an observation stands where it does.</summary>
/// <param name="EnrolmentId">The enrolment's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainObservation(Guid EnrolmentId) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class GetObservationHandler(EvaluationDb db, CourseOfObservation course)
    : IRequestHandler<GetObservation, ObservationAnswer>
{
    public async Task<ObservationAnswer> Handle(GetObservation request, CancellationToken cancellationToken)
    {
        var enrolment = await db.Enrolments.SingleAsync(enrolment => enrolment.Id == request.EnrolmentId, cancellationToken);
        var observation = await db.Current(request.EnrolmentId, cancellationToken);
        return await course.Answer(enrolment, observation, cancellationToken);
    }
}

internal sealed class ExplainObservationHandler(EvaluationDb db, Explanations explanations)
    : IRequestHandler<ExplainObservation, Explanation>
{
    public async Task<Explanation> Handle(ExplainObservation request, CancellationToken cancellationToken) =>
        await explanations.Of((await db.Current(request.EnrolmentId, cancellationToken)).Decision, cancellationToken);
}

internal static class CurrentObservations
{
    /// <summary>The observation of an enrolment as it stands.</summary>
    /// <exception cref="ProblemException">The person did not go on to observation.</exception>
    public static async Task<Observation> Current(this EvaluationDb db, Guid enrolmentId, CancellationToken cancellationToken) =>
        await db.Observations.SingleOrDefaultAsync(o => o.EnrolmentId == enrolmentId && o.SupersededAt == null, cancellationToken)
        ?? throw new ProblemException(EvaluationProblems.NotObserved);
}

internal static class GetObservationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/enrolments/{id:guid}/observation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetObservation(id), ct)
            )
            .Describe(
                "getObservation",
                "查看跟踪观察",
                "Get an observation",
                "Gives the windows of observation with their scores, what is missing, and the points and the band once each window is scored. The policy of the day of enrolment decides."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentId}")
            .MayAnswer(EvaluationProblems.NotObserved);
        api.MapGet(
                "/enrolments/{id:guid}/observation/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainObservation(id), ct)
            )
            .Describe("explainObservation", "观察评分依据", "Explain an observation", "Tells why an observation stands where it does.")
            .Takes("id", "The enrolment's id.", "{enrolmentId}")
            .MayAnswer(EvaluationProblems.NotObserved);
    }
}
