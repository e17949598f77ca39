using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

internal sealed class ListFigureRowsHandler(Figures figures, FigureCells cells, OfficeLookup offices)
    : IRequestHandler<ListFigureRows, Page<FigureRowAnswer>>
{
    public async Task<Page<FigureRowAnswer>> Handle(ListFigureRows request, CancellationToken cancellationToken)
    {
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var (definition, _) = figures.Define(request.Indicator, span);
        var rows = request.By is { } by
            ? await cells.RowsOf(request.Indicator, definition, span, by.Value, request.Cell!, cancellationToken)
            : figures.RowsOf(definition, span);
        var after = PageKey.Read(request.After);
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var page = (request.Of?.Value ?? FigureRowKind.Events) switch
        {
            FigureRowKind.Events => await Events(rows, rows, after, limit, cancellationToken),
            FigureRowKind.Persons => await Persons(figures.ByPerson(rows, span), after, limit, cancellationToken),
            FigureRowKind.Things => await Events(rows, FirstOfThings(rows), after, limit, cancellationToken),
            _ => await Units(rows, after, limit, cancellationToken),
        };
        var names = await offices.NamesOf([.. page.Items.Select(row => row.UnitId).OfType<Guid>().Distinct()], cancellationToken);
        return page with
        {
            Items = [.. page.Items.Select(row => row.UnitId is { } unit ? row with { UnitName = names.GetValueOrDefault(unit) } : row)],
        };
    }

    // Each event, or of each thing the first: of the others there is no more to show than how many they are.
    private static async Task<Page<FigureRowAnswer>> Events(
        IQueryable<CountedRow> all,
        IQueryable<CountedRow> listed,
        PageKey? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var isByThing = all != listed;
        if (after is not null)
        {
            listed = listed.Where(row => row.About >= after.Day && (row.About > after.Day || row.SourceId > after.Id));
        }

        var read = await listed
            .OrderBy(row => row.About)
            .ThenBy(row => row.SourceId)
            .Take(limit + 1)
            .Select(row => new
            {
                Row = row,
                Events = isByThing && row.ThingId != null
                    ? all.Count(other => other.PersonId == row.PersonId && other.ThingId == row.ThingId)
                    : 1,
            })
            .ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(counted => FigureRowAnswer.Of(counted.Row, counted.Events)),
            limit,
            row => new PageKey(row.On, row.SourceId!.Value)
        );
    }

    // By event and not by thing, so that no key of somebody who was heard leaves, not even in a cursor. A thing is one person's, by whom its rows are found.
    private static IQueryable<CountedRow> FirstOfThings(IQueryable<CountedRow> rows) =>
        rows.Where(row =>
            row.ThingId == null
            || !rows.Any(other =>
                other.PersonId == row.PersonId
                && other.ThingId == row.ThingId
                && (other.About < row.About || (other.About == row.About && other.SourceId < row.SourceId))
            )
        );

    // Who has several records stands there once, by the first of them.
    private static async Task<Page<FigureRowAnswer>> Persons(
        IQueryable<PersonRow> rows,
        PageKey? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (after is not null)
        {
            rows = rows.Where(counted => counted.Person > after.Id);
        }

        var read = await rows.GroupBy(counted => counted.Person)
            .OrderBy(person => person.Key)
            .Take(limit + 1)
            .Select(person => new
            {
                person.Key,
                On = person.Min(counted => counted.Row.About),
                Events = person.Count(),
            })
            .ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(person => Row(person.Key, null, person.On, person.Events, $"/api/v1/people/{person.Key}")),
            limit,
            row => new PageKey(DateOnly.MinValue, row.PersonId!.Value)
        );
    }

    private static async Task<Page<FigureRowAnswer>> Units(
        IQueryable<CountedRow> rows,
        PageKey? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (after is not null)
        {
            rows = rows.Where(row => row.UnitId > after.Id);
        }

        var read = await rows.GroupBy(row => row.UnitId)
            .OrderBy(unit => unit.Key)
            .Take(limit + 1)
            .Select(unit => new
            {
                unit.Key,
                On = unit.Min(row => row.About),
                Events = unit.Count(),
            })
            .ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(unit => Row(null, unit.Key, unit.On, unit.Events, $"/api/v1/units/{unit.Key}")),
            limit,
            row => new PageKey(DateOnly.MinValue, row.UnitId!.Value)
        );
    }

    private static FigureRowAnswer Row(Guid? person, Guid? unit, DateOnly on, int events, string link) =>
        new()
        {
            SourceId = null,
            PersonId = person,
            UnitId = unit,
            UnitName = null,
            Detail = null,
            On = on,
            Events = events,
            Link = link,
        };
}
