using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks for the figure that was kept last, to ask for it once before anybody does: what answers figures is compiled by then.</summary>
[MaySend(Role.System, Over.Anything)]
public sealed record FindKeptFigure : IQuery<FigureToKeep?>;

internal sealed class FindKeptFigureHandler(ReportingDb db) : IRequestHandler<FindKeptFigure, FigureToKeep?>
{
    public async Task<FigureToKeep?> Handle(FindKeptFigure request, CancellationToken cancellationToken) =>
        await db
            .Kept.OrderByDescending(kept => kept.Id)
            .Select(kept => new FigureToKeep(kept.Indicator, kept.Jurisdiction, kept.From, kept.To))
            .FirstOrDefaultAsync(cancellationToken);
}
