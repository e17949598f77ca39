using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Indicators;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks for what stands behind a figure: its events, its persons or its units.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListFigureRows : IQuery<Page<FigureRowAnswer>>, IConcernPlace, IPaged
{
    /// <summary>The indicator's code; <c>/indicators</c> lists them.</summary>
    /// <example>visits-held</example>
    public required string Indicator { get; init; }

    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2018-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly To { get; init; }

    /// <summary>As it was known at the end of this day; as it is known now where it is not said.</summary>
    /// <example>2019-12-31</example>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Whether its events, its persons or its units are listed; its events where it is not said.</summary>
    /// <example>units</example>
    public QueryWord<FigureRowKind>? Of { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>What is listed of a figure.</summary>
public enum FigureRowKind
{
    /// <summary>Each event.</summary>
    Events,

    /// <summary>Each person once.</summary>
    Persons,

    /// <summary>Each unit once.</summary>
    Units,
}

/// <summary>Something behind a figure. It names nobody; who may see the person follows the link.</summary>
public sealed record FigureRowAnswer
{
    /// <summary>The thing counted, such as the visit; null where persons or units are listed.</summary>
    /// <example>null</example>
    public required Guid? SourceId { get; init; }

    /// <summary>The person; null where units are listed.</summary>
    /// <example>null</example>
    public required Guid? PersonId { get; init; }

    /// <summary>The unit; null where persons are listed.</summary>
    /// <example>{unitId}</example>
    public required Guid? UnitId { get; init; }

    /// <summary>The unit's name.</summary>
    /// <example>南海区某镇人民政府</example>
    public required string? UnitName { get; init; }

    /// <summary>The event's kind, as policies write it; null where persons or units are listed.</summary>
    /// <example>null</example>
    public required string? Detail { get; init; }

    /// <summary>The day that it is about: of a person or unit the earliest.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly On { get; init; }

    /// <summary>How many events of the figure it stands for.</summary>
    /// <example>2</example>
    public required int Events { get; init; }

    /// <summary>Where it is found.</summary>
    /// <example>/api/v1/units/{unitId}</example>
    public required string? Link { get; init; }
}

internal sealed class ListFigureRowsValidator : AbstractValidator<ListFigureRows>
{
    public ListFigureRowsValidator(RegionTable regions)
    {
        RuleFor(figure => figure.Indicator).NotEmpty().MaximumLength(60);
        RuleFor(figure => figure.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(figure => figure.To).Must((figure, to) => to >= figure.From).WithProblem("window", ReportingProblems.Texts);
        this.Paged();
    }
}

internal sealed class ListFigureRowsHandler(Figures figures, OfficeLookup offices) : IRequestHandler<ListFigureRows, Page<FigureRowAnswer>>
{
    public async Task<Page<FigureRowAnswer>> Handle(ListFigureRows request, CancellationToken cancellationToken)
    {
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var (definition, _) = figures.Define(request.Indicator, span);
        var rows = figures.RowsOf(definition, span);
        var after = PageKey.Read(request.After);
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var page = (request.Of?.Value ?? FigureRowKind.Events) switch
        {
            FigureRowKind.Events => await Events(rows, after, limit, cancellationToken),
            FigureRowKind.Persons => await Persons(figures.RowsByPerson(definition, span), after, limit, cancellationToken),
            _ => await Units(rows, after, limit, cancellationToken),
        };
        var names = await offices.NamesOf([.. page.Items.Select(row => row.UnitId).OfType<Guid>().Distinct()], cancellationToken);
        return page with
        {
            Items = [.. page.Items.Select(row => row.UnitId is { } unit ? row with { UnitName = names.GetValueOrDefault(unit) } : row)],
        };
    }

    private static async Task<Page<FigureRowAnswer>> Events(
        IQueryable<CountedRow> rows,
        PageKey? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (after is not null)
        {
            rows = rows.Where(row => row.About >= after.Day && (row.About > after.Day || row.SourceId > after.Id));
        }

        var read = await rows.OrderBy(row => row.About)
            .ThenBy(row => row.SourceId)
            .Take(limit + 1)
            .Select(row => new
            {
                row.Event,
                row.Detail,
                row.SourceId,
                row.ThingId,
                row.PersonId,
                row.UnitId,
                row.About,
            })
            .ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(row => new FigureRowAnswer
            {
                SourceId = row.SourceId,
                PersonId = row.PersonId,
                UnitId = row.UnitId,
                UnitName = null,
                Detail = row.Detail,
                On = row.About,
                Events = 1,
                Link = row.Event switch
                {
                    CountedEvent.VisitHeld or CountedEvent.VisitNotHeld => $"/api/v1/visits/{row.SourceId}",
                    CountedEvent.SanctionDecided or CountedEvent.PeriodEnded => $"/api/v1/sanctions/{row.SourceId}",
                    CountedEvent.ExecutionChecked => $"/api/v1/sanctions/{row.ThingId}/execution",
                    CountedEvent.Screened => $"/api/v1/enrolments/{row.SourceId}",
                    // Who was heard stands in no list: from a finding nobody comes further than to the person whom it is about.
                    _ => $"/api/v1/people/{row.PersonId}",
                },
            }),
            limit,
            row => new PageKey(row.On, row.SourceId!.Value)
        );
    }

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

internal static class ListFigureRowsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/figures/{indicator}/rows",
                ([AsParameters] ListFigureRows query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listFigureRows",
                "统计数字明细",
                "List what stands behind a figure",
                "Leads from a figure to what it counts: its events, its persons or its units, each with a link and without names of persons. Relatives and colleagues who were heard are not listed."
            )
            .MayAnswer(ReportingProblems.NoSuchIndicator, "kings")
            .MayAnswer(CoreProblems.BadCursor)
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
