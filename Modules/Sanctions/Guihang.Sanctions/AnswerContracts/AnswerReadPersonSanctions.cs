using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadPersonSanctions(SanctionsDb db, SanctionLedger ledger)
    : IRequestHandler<ReadPersonSanctions, SanctionedPerson?>
{
    public async Task<SanctionedPerson?> Handle(ReadPersonSanctions request, CancellationToken cancellationToken)
    {
        if (await db.People.SingleOrDefaultAsync(person => person.Id == request.PersonId, cancellationToken) is not { } person)
        {
            return null;
        }

        var sanctions = await db
            .Sanctions.Where(sanction => sanction.PersonId == request.PersonId && sanction.SupersededAt == null)
            .OrderBy(sanction => sanction.DecidedOn)
            .ThenBy(sanction => sanction.SanctionId)
            .ToListAsync(cancellationToken);
        var periods = await db
            .Periods.Where(period => period.PersonId == request.PersonId && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var read = await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken);
        var reviews = await db
            .Judgements.Where(judgement => judgement.PersonId == request.PersonId && judgement.SupersededAt == null)
            .Where(judgement => judgement.StillAffectsUse)
            .ToDictionaryAsync(judgement => judgement.SanctionId, judgement => judgement.ReviewOn, cancellationToken);
        var answer = SanctionedPeople.Of(person, read.Select(entry => entry.History), periods);
        return answer with
        {
            Sanctions =
            [
                .. answer.Sanctions.Select(sanction =>
                    sanction with
                    {
                        LabelReviewOn = reviews.GetValueOrDefault(sanction.State.SanctionId),
                    }
                ),
            ],
        };
    }
}
