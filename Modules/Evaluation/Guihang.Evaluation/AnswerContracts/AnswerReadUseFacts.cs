using Guihang.Core.Data;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class AnswerReadUseFacts(EvaluationDb db) : IRequestHandler<ReadUseFacts, IReadOnlyList<UseFact>>
{
    public async Task<IReadOnlyList<UseFact>> Handle(ReadUseFacts request, CancellationToken cancellationToken)
    {
        var known = request.KnownBefore ?? CivilClock.EndOfTime;
        var after = request.After ?? Guid.Empty;
        return await db
            .Uses.Where(use => use.Id > after && use.RecordedAt < known && (use.SupersededAt == null || use.SupersededAt >= known))
            .OrderBy(use => use.Id)
            .Take(request.Limit)
            .Select(use => new UseFact(use.Id, use.PersonId, use.UnitId, use.Region, use.Kind, use.On, use.RecordedAt))
            .ToListAsync(cancellationToken);
    }
}
