using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class ScreenPersonHandler(EvaluationDb db, SchemeLedger ledger, Screenings screenings)
    : IRequestHandler<ScreenPerson, EnrolmentAnswer>
{
    public async Task<EnrolmentAnswer> Handle(ScreenPerson request, CancellationToken cancellationToken)
    {
        var person = await ledger.Person(request.PersonId, cancellationToken);
        var last = await db.Enrolments.SingleOrDefaultAsync(
            e => e.PersonId == request.PersonId && e.SupersededAt == null,
            cancellationToken
        );
        var findings = await db
            .Findings.Where(f => f.PersonId == request.PersonId && f.SupersededAt == null)
            .ToListAsync(cancellationToken);
        var choice = new ScreeningChoice(request.On, request.Standing, request.Reason);
        return EnrolmentAnswer.Of(await screenings.Screen(person, findings, last, choice, cancellationToken), []);
    }
}
