using Guihang.Core.Data;
using Guihang.Core.Policies.Deciding;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadSanctionedPeople(SanctionsDb db, SanctionLedger ledger)
    : IRequestHandler<ReadSanctionedPeople, IReadOnlyList<SanctionedPerson>>
{
    public async Task<IReadOnlyList<SanctionedPerson>> Handle(ReadSanctionedPeople request, CancellationToken cancellationToken)
    {
        var people = await Page(request, cancellationToken);
        var ids = people.ConvertAll(person => person.Id);
        var sanctions = await db
            .Sanctions.Where(sanction => ids.Contains(sanction.PersonId) && sanction.SupersededAt == null)
            .OrderBy(sanction => sanction.DecidedOn)
            .ThenBy(sanction => sanction.SanctionId)
            .ToListAsync(cancellationToken);
        var periods = await db
            .Periods.Where(period => ids.Contains(period.PersonId) && period.SupersededAt == null)
            .ToDictionaryAsync(period => period.SanctionId, cancellationToken);
        var read = (await ledger.ReadMany(sanctions, CivilClock.EndOfTime, cancellationToken)).ToLookup(entry =>
            entry.History.Sanction.PersonId
        );
        return people.ConvertAll(person => new SanctionedPerson(
            person.Id,
            person.Name,
            person.UnitId,
            person.Region,
            person.Category,
            person.ServiceState,
            person.Sex,
            person.Rank,
            person.Management,
            [
                .. read[person.Id]
                    .Where(entry => !entry.History.IsRevoked)
                    .SelectMany(entry => entry.History.Sanction.CauseList)
                    .Distinct(StringComparer.Ordinal),
            ],
            [
                .. read[person.Id]
                    .Select(entry =>
                    {
                        var period = periods[entry.History.Sanction.SanctionId];
                        return new PersonSanction(
                            SanctionStates.Of(person, entry.History, period),
                            period.Decision.Kind == OutcomeKind.NeedsDecision
                        );
                    }),
            ]
        ));
    }

    private Task<List<Person>> Page(ReadSanctionedPeople request, CancellationToken cancellationToken)
    {
        var after = request.After ?? Guid.Empty;
        var sanctions = db.Sanctions.Where(sanction => sanction.SupersededAt == null);
        if (request.DecidedFrom is { } decidedFrom)
        {
            sanctions = sanctions.Where(sanction => sanction.DecidedOn >= decidedFrom);
        }

        if (request.DecidedTo is { } decidedTo)
        {
            sanctions = sanctions.Where(sanction => sanction.DecidedOn <= decidedTo);
        }

        if (request.Cause is { } cause)
        {
            sanctions = sanctions.Where(sanction => sanction.Cause.Contains(cause));
        }

        if (request.EndedFrom is not null || request.EndedTo is not null)
        {
            // The period is kept half-open: its end is the day after its last.
            var from = (request.EndedFrom ?? DateOnly.MinValue).AddDays(1);
            var to = request.EndedTo is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : DateOnly.MaxValue;
            sanctions = sanctions.Where(sanction =>
                db.Periods.Any(p =>
                    p.SanctionId == sanction.SanctionId && p.SupersededAt == null && p.End != null && p.End >= from && p.End <= to
                )
            );
        }

        return db
            .People.Where(person => request.Regions.Contains(person.Region) && person.Id > after)
            .Where(person => sanctions.Any(sanction => sanction.PersonId == person.Id))
            .OrderBy(person => person.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
    }
}
