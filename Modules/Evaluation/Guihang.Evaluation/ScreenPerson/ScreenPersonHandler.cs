using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class ScreenPersonHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    DecisionKeeper decisions,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<ScreenPerson, EnrolmentAnswer>
{
    public async Task<EnrolmentAnswer> Handle(ScreenPerson request, CancellationToken cancellationToken)
    {
        var person = await ledger.Person(request.PersonId, cancellationToken);
        await SupersedeLast(request, cancellationToken);
        var (outcome, kept) = await decisions.Decide<EnrolmentFacts, EnrolmentDecision>(
            person.Region,
            request.On,
            await Facts(request, person, cancellationToken)
        );
        var enrolment = new Enrolment
        {
            Id = ids.New(),
            PersonId = person.PersonId,
            UnitId = person.UnitId,
            Region = person.Region,
            ScreenedOn = request.On,
            Decision = kept,
            Standing = (outcome as Decided<EnrolmentDecision>)?.Decision.Standing,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Enrolments.Add(enrolment);
        await db.SaveChangesAsync(cancellationToken);
        await Tell(enrolment, cancellationToken);
        return EnrolmentAnswer.Of(enrolment, []);
    }

    private async Task SupersedeLast(ScreenPerson request, CancellationToken cancellationToken)
    {
        var last = await db.Enrolments.SingleOrDefaultAsync(
            e => e.PersonId == request.PersonId && e.SupersededAt == null,
            cancellationToken
        );
        if (last is null)
        {
            return;
        }

        if (last.Standing == EnrolmentStanding.Enrolled)
        {
            throw new ProblemException(EvaluationProblems.AlreadyEnrolled, Day(last.ScreenedOn));
        }

        if (request.On < last.ScreenedOn)
        {
            throw new ProblemException(EvaluationProblems.BeforeTheLast, Day(last.ScreenedOn)) { Field = "on" };
        }

        last.SupersededAt = clock.Now();
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<EnrolmentFacts> Facts(ScreenPerson request, SanctionedPerson person, CancellationToken cancellationToken)
    {
        var findings = await db
            .Findings.Where(f => f.PersonId == request.PersonId && f.SupersededAt == null && f.On <= request.On)
            .ToListAsync(cancellationToken);
        return new EnrolmentFacts
        {
            ScreenedOn = request.On,
            // What does not count, and does not wait for anybody's decision either, is no reason to wait.
            Sanctions =
            [
                .. person
                    .Sanctions.Where(sanction => !sanction.State.IsRevoked && sanction.State.DecidedOn <= request.On)
                    .Where(sanction => sanction.State.Period is not null || sanction.NeedsDecision)
                    .Select(sanction => new ScreenedSanction(sanction.State.Regime, sanction.State.Kind, sanction.State.Period)),
            ],
            Category = person.Category,
            ServiceState = person.ServiceState,
            Heard = [.. findings.Select(finding => finding.Kind).Distinct().Order()],
            Established =
            [
                .. findings.SelectMany(finding => finding.Established).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    private async Task Tell(Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (enrolment.Standing is not null)
        {
            await ledger.Tell(SchemeFacts.Of(enrolment), cancellationToken);
        }

        if (enrolment.Standing == EnrolmentStanding.Enrolled)
        {
            await mediator.Publish(new PersonEnrolled(enrolment.Id, enrolment.PersonId, enrolment.ScreenedOn), cancellationToken);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
