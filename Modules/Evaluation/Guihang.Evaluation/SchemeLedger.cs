using Guihang.Core.Problems;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Reads how far a person has come in the programme, and tells the other modules of its steps.</summary>
internal sealed class SchemeLedger(EvaluationDb db, IMediator mediator)
{
    /// <summary>An enrolment that took the person and is current, of somebody who is in service.</summary>
    /// <exception cref="ProblemException">The screening did not take the person, or the person is not in service any more.</exception>
    public async Task<Enrolment> Enrolled(Guid enrolmentId, CancellationToken cancellationToken)
    {
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == enrolmentId, cancellationToken);
        if (enrolment is not { Standing: EnrolmentStanding.Enrolled, SupersededAt: null })
        {
            throw new ProblemException(EvaluationProblems.NotEnrolled);
        }

        CheckInService((await mediator.Send(new FindPerson(enrolment.PersonId), cancellationToken))?.ServiceState);
        return enrolment;
    }

    /// <summary>No stage of an evaluation for the retired, and nothing is addressed to the dead; screening looks once, and this each time after.</summary>
    /// <exception cref="ProblemException">The person is not in service any more.</exception>
    public static void CheckInService(ServiceState? state)
    {
        if (state is not ServiceState.InService)
        {
            throw new ProblemException(EvaluationProblems.NotInService);
        }
    }

    /// <summary>The evaluation of an enrolment.</summary>
    /// <exception cref="ProblemException">None was opened.</exception>
    public async Task<PersonEvaluation> Opened(Guid enrolmentId, CancellationToken cancellationToken) =>
        await db.Evaluations.SingleOrDefaultAsync(e => e.EnrolmentId == enrolmentId, cancellationToken)
        ?? throw new ProblemException(EvaluationProblems.NotOpened);

    /// <summary>The grade with which the person went on to observation.</summary>
    /// <exception cref="ProblemException">The group has not decided one that does.</exception>
    public async Task<GradeDecision> WentOn(Guid enrolmentId, CancellationToken cancellationToken) =>
        await db
            .Grades.Where(g => g.SupersededAt == null && g.GoesOn)
            .Where(g => db.Evaluations.Any(e => e.Id == g.EvaluationId && e.EnrolmentId == enrolmentId))
            .SingleOrDefaultAsync(cancellationToken)
        ?? throw new ProblemException(EvaluationProblems.NotObserved);

    /// <summary>The person of an enrolment, with name and sanctions.</summary>
    public async Task<SanctionedPerson> Person(Guid personId, CancellationToken cancellationToken) =>
        await mediator.Send(new ReadPersonSanctions(personId), cancellationToken)
        ?? throw new ProblemException(CoreProblems.NotFound, SubjectKinds.Person);

    public Task Tell(SchemeFact fact, CancellationToken cancellationToken) =>
        mediator.Publish(new SchemeStepTaken(fact, IsWithdrawn: false), cancellationToken);

    /// <summary>Tells that a step that was told of does not hold any more.</summary>
    public Task Withdraw(SchemeFact fact, CancellationToken cancellationToken) =>
        mediator.Publish(new SchemeStepTaken(fact, IsWithdrawn: true), cancellationToken);
}
