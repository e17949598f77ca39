using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks for what stands behind a figure, or behind a cell of it: its events, its persons, its units or its things.</summary>
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

    /// <summary>Whether its events, its persons, its units or its things are listed; its events where it is not said.</summary>
    /// <example>units</example>
    public QueryWord<FigureRowKind>? Of { get; init; }

    /// <summary>The breakdown of whose cell the rows are wanted; null for those of the whole figure.</summary>
    /// <example>month</example>
    public QueryWord<Breakdown>? By { get; init; }

    /// <summary>The key of that cell.</summary>
    /// <example>2018-09</example>
    public string? Cell { get; init; }

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

    /// <summary>Each thing once, by the first event that was about it: items of dossiers, people heard.</summary>
    Things,
}

/// <summary>Something behind a figure. It names nobody; who may see the person follows the link.</summary>
public sealed record FigureRowAnswer
{
    /// <summary>What is counted, such as the visit; of a thing the first event about it; null where persons or units are listed.</summary>
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

    /// <summary>The day that it is about: of a person, unit or thing the earliest.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly On { get; init; }

    /// <summary>How many events of the figure it stands for.</summary>
    /// <example>2</example>
    public required int Events { get; init; }

    /// <summary>Where it is found.</summary>
    /// <example>/api/v1/units/{unitId}</example>
    public required string? Link { get; init; }

    internal static FigureRowAnswer Of(CountedRow row, int events) =>
        new()
        {
            SourceId = row.SourceId,
            PersonId = row.PersonId,
            UnitId = row.UnitId,
            UnitName = null,
            Detail = row.Detail,
            On = row.About,
            Events = events,
            Link = FigureLinks.Source(row),
        };
}

internal sealed class ListFigureRowsValidator : AbstractValidator<ListFigureRows>
{
    public ListFigureRowsValidator(RegionTable regions)
    {
        RuleFor(figure => figure.Indicator).NotEmpty().MaximumLength(60);
        RuleFor(figure => figure.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(figure => figure.To).Must((figure, to) => to >= figure.From).WithProblem("window", ReportingProblems.Texts);
        RuleFor(figure => figure.Cell)
            .Must((figure, cell) => cell is null == figure.By is null)
            .WithProblem("cell", ReportingProblems.Texts);
        RuleFor(figure => figure.Cell).MaximumLength(60);
        this.Paged();
    }
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
                "Leads from a figure to what it counts: its events, its persons, its units or its things, each with a link and without names of persons; also what stands behind a cell of a breakdown, where that is shown. Who was heard is not named."
            )
            .MayAnswer(ReportingProblems.NoSuchIndicator, "kings")
            .MayAnswer(ReportingProblems.NoSuchBreakdown, "lateral-moves-within-period", "kind", "month, region, unit")
            .MayAnswer(ReportingProblems.NoSuchCell, "visits-held", "rank", "bureau")
            .MayAnswer(CoreProblems.BadCursor)
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
