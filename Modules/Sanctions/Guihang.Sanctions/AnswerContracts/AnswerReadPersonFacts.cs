using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadPersonFacts(SanctionsDb db) : IRequestHandler<ReadPersonFacts, IReadOnlyList<PersonFacts>>
{
    public async Task<IReadOnlyList<PersonFacts>> Handle(ReadPersonFacts request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        var people = await db
            .People.Where(person => person.Id > after && person.RecordedAt < known)
            .OrderBy(person => person.Id)
            .Select(person => person.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var moves = await db
            .Moves.Where(m => people.Contains(m.PersonId) && m.RecordedAt < known && (m.SupersededAt == null || m.SupersededAt >= known))
            .OrderBy(m => m.On)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        var service = await db
            .ServiceChanges.Where(c => people.Contains(c.PersonId))
            .Where(c => c.RecordedAt < known && (c.SupersededAt == null || c.SupersededAt >= known))
            .OrderBy(c => c.On)
            .ThenBy(c => c.Id)
            .ToListAsync(cancellationToken);
        var judgements = await db
            .Judgements.Where(j => people.Contains(j.PersonId))
            .Where(j => j.RecordedAt < known && (j.SupersededAt == null || j.SupersededAt >= known))
            .OrderBy(j => j.On)
            .ThenBy(j => j.Id)
            .ToListAsync(cancellationToken);
        var labels = await db
            .LabelsOff.Where(l =>
                people.Contains(l.PersonId) && l.RecordedAt < known && (l.SupersededAt == null || l.SupersededAt >= known)
            )
            .OrderBy(l => l.On)
            .ThenBy(l => l.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. people.Select(id => new PersonFacts(
                id,
                [.. moves.Where(m => m.PersonId == id).Select(PersonEvents.Of)],
                [.. service.Where(c => c.PersonId == id).Select(PersonEvents.Of)],
                [.. judgements.Where(j => j.PersonId == id).Select(PersonEvents.Of)],
                [.. labels.Where(l => l.PersonId == id).Select(PersonEvents.Of)]
            )),
        ];
    }
}
