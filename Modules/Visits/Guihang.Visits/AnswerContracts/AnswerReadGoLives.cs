using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerReadGoLives(VisitsDb db) : IRequestHandler<ReadGoLives, IReadOnlyDictionary<string, DateOnly>>
{
    public async Task<IReadOnlyDictionary<string, DateOnly>> Handle(ReadGoLives request, CancellationToken cancellationToken) =>
        await db
            .GoLives.Where(live => live.SupersededAt == null)
            .OrderBy(live => live.Region)
            .ToDictionaryAsync(live => live.Region, live => live.On, StringComparer.Ordinal, cancellationToken);
}
