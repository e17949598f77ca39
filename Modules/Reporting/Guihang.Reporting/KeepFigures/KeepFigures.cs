using Guihang.Core.Data;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks for which declared windows figures should be kept: those of the jurisdictions served and above them, this window and the one before.</summary>
/// <param name="FromRows">How many rows of its event a jurisdiction must have: what is fewer is counted in no time.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record FindFiguresToKeep(int FromRows = FindFiguresToKeep.ManyRows) : IQuery<IReadOnlyList<FigureToKeep>>
{
    /// <summary>From so many rows on it pays.</summary>
    public const int ManyRows = 20_000;
}

/// <summary>A figure over a declared window.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record FigureToKeep(string Indicator, string Jurisdiction, DateOnly From, DateOnly To);

/// <summary>Counts a figure that is to be kept, of what was there some minutes ago, so that everything of that time is committed.</summary>
/// <param name="Figure">The figure.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record CountFigureToKeep(FigureToKeep Figure) : IQuery<CountedFigure?>;

/// <summary>A figure as it was before a moment.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Definition">A short form of what it counts.</param>
/// <param name="Before">The moment, UTC.</param>
/// <param name="Persons">Distinct persons.</param>
/// <param name="Events">Events.</param>
/// <param name="LastDay">The latest day that it counts; null where it counts nothing.</param>
public sealed record CountedFigure(FigureToKeep Figure, string Definition, DateTime Before, int Persons, int Events, DateOnly? LastDay);

/// <summary>Keeps figures that were counted.</summary>
/// <param name="Figures">The figures.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record KeepFigures(IReadOnlyList<CountedFigure> Figures) : IChange<int>;

internal sealed class FindFiguresToKeepHandler(
    ReportingDb db,
    PolicyBook book,
    PolicyEngine engine,
    RegionTable regions,
    TimeProvider clock
) : IRequestHandler<FindFiguresToKeep, IReadOnlyList<FigureToKeep>>
{
    public async Task<IReadOnlyList<FigureToKeep>> Handle(FindFiguresToKeep request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var found = new List<FigureToKeep>();
        foreach (var jurisdiction in book.Served.SelectMany(region => regions.Chain(region, today)).Distinct(StringComparer.Ordinal))
        {
            var within = jurisdiction == Region.Nation ? null : regions.Within(jurisdiction, today);
            var hasMany = new Dictionary<CountedEvent, bool>();
            foreach (var row in Figures.All(book, jurisdiction, today))
            {
                var decided = Figures.Decide(engine, jurisdiction, today, row.Key).Outcome as Decided<IndicatorDecision>;
                if (decided?.Decision is not { Windows.Count: > 0 } definition)
                {
                    continue;
                }

                if (!hasMany.TryGetValue(definition.Event, out var many))
                {
                    many = await HasMany(definition.Event, within, request.FromRows, cancellationToken);
                    hasMany.Add(definition.Event, many);
                }

                if (many)
                {
                    found.AddRange(Windows(definition, today).Select(w => new FigureToKeep(row.Key, jurisdiction, w.From, w.To)));
                }
            }
        }

        return found;
    }

    private static IEnumerable<(DateOnly From, DateOnly To)> Windows(IndicatorDecision definition, DateOnly today) =>
        definition.Windows.SelectMany(window =>
        {
            var current = FigureWindows.Around(window, today);
            return new[] { current, FigureWindows.Around(window, current.From.AddDays(-1)) };
        });

    private Task<bool> HasMany(CountedEvent counted, IReadOnlyList<string>? within, int many, CancellationToken cancellationToken)
    {
        var rows = db.Counted.Where(row => row.Event == counted);
        if (within is not null)
        {
            rows = rows.Where(row => within.Contains(row.Region));
        }

        // Looks at no more rows than these, in the index.
        return rows.OrderBy(row => row.Event).Skip(many).AnyAsync(cancellationToken);
    }
}

internal sealed class CountFigureToKeepHandler(PolicyEngine engine, FigureRows rows, TimeProvider clock)
    : IRequestHandler<CountFigureToKeep, CountedFigure?>
{
    public async Task<CountedFigure?> Handle(CountFigureToKeep request, CancellationToken cancellationToken)
    {
        var figure = request.Figure;
        var decided = Figures.Decide(engine, figure.Jurisdiction, figure.To, figure.Indicator).Outcome as Decided<IndicatorDecision>;
        if (decided?.Decision is not { } definition)
        {
            return null;
        }

        var before = clock.Now() - KeptFigure.Settled;
        var counted = rows.Before(definition, new FigureSpan(figure.Jurisdiction, figure.From, figure.To, null), before);
        var counts = await FigureRows.Count(counted, rows.SameBefore(before), CountedUnit.Persons, cancellationToken);
        var last = await counted.MaxAsync(row => (DateOnly?)row.About, cancellationToken);
        return new CountedFigure(figure, KeptFigure.ShortOf(definition), before, counts.Persons, counts.Events, last);
    }
}

internal sealed class KeepFiguresHandler(ReportingDb db, IdSource ids) : IRequestHandler<KeepFigures, int>
{
    public async Task<int> Handle(KeepFigures request, CancellationToken cancellationToken)
    {
        foreach (var counted in request.Figures)
        {
            var figure = counted.Figure;
            var kept = await db.Kept.FirstOrDefaultAsync(
                k => k.Jurisdiction == figure.Jurisdiction && k.Indicator == figure.Indicator && k.From == figure.From && k.To == figure.To,
                cancellationToken
            );
            if (kept is null)
            {
                db.Kept.Add(
                    new KeptFigure
                    {
                        Id = ids.New(),
                        Indicator = figure.Indicator,
                        Jurisdiction = figure.Jurisdiction,
                        From = figure.From,
                        To = figure.To,
                        Definition = counted.Definition,
                        Before = counted.Before,
                        Persons = counted.Persons,
                        Events = counted.Events,
                        LastDay = counted.LastDay,
                    }
                );
            }
            else
            {
                (kept.Definition, kept.Before, kept.Persons, kept.Events, kept.LastDay) = (
                    counted.Definition,
                    counted.Before,
                    counted.Persons,
                    counted.Events,
                    counted.LastDay
                );
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return request.Figures.Count;
    }
}
