using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks for a figure broken down.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record BreakDownFigure : IQuery<BrokenDownFigure>, IConcernPlace, ITurnPages
{
    /// <summary>The indicator's code; <c>/indicators</c> lists them.</summary>
    /// <example>visits-held</example>
    public required string Indicator { get; init; }

    /// <summary>By what; the indicator says which breakdowns it has.</summary>
    /// <example>quarter</example>
    public required QueryWord<Breakdown> By { get; init; }

    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2019-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly To { get; init; }

    /// <summary>As it was known at the end of this day; as it is known now where it is not said.</summary>
    /// <example>2019-12-31</example>
    public DateOnly? KnownOn { get; init; }

    /// <summary>By unit: how many at most, 1 to 200; 50 where it is not said. Other breakdowns are given whole.</summary>
    /// <example>50</example>
    public int? Limit { get; init; }

    /// <summary>By unit: what the answer before gave as <c>next</c>; null for the first.</summary>
    /// <example>MDAwMTAxMDEvMDE0MzUwM2ZlMDAwNzI1YjlkZjhhNzFhOTkwZTU5YWQ</example>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;

    object ITurnPages.Largest() => this with { Limit = PageKey.MostLimit };

    object ITurnPages.From(string next) => this with { After = next };
}

/// <summary>A figure broken down. Events add up to the whole; persons do not, where one person stands in several cells.</summary>
public sealed record BrokenDownFigure : IGiveList<FigureCell>
{
    /// <summary>The indicator's code.</summary>
    /// <example>visits-held</example>
    public required string Indicator { get; init; }

    /// <summary>The figure's name.</summary>
    /// <example>{"zh":"回访谈话","en":"Visits and talks held"}</example>
    public required Wording Title { get; init; }

    /// <summary>What it counts.</summary>
    /// <example>{"zh":"期内已进行的谈话与回访；人按不同的人计，人次按次计。","en":"Talks and visits held in the window: persons each once, events each time."}</example>
    public required Wording Definition { get; init; }

    /// <summary>By what it is broken down.</summary>
    /// <example>quarter</example>
    public required Breakdown By { get; init; }

    /// <summary>The cells.</summary>
    public required IReadOnlyList<FigureCell> Cells { get; init; }

    /// <summary>By unit: what to send as <c>after</c> for the units that follow; null at the end.</summary>
    /// <example>null</example>
    public required string? Next { get; init; }

    Page<FigureCell> IGiveList<FigureCell>.List => new(Cells, Next);
}

/// <summary>A cell of a figure that is broken down.</summary>
/// <param name="Key" example="2019-01">The cell: a word of policies, a month, a region's code, a unit's id; empty where nobody has said.</param>
/// <param name="Label" example="{&quot;zh&quot;:&quot;2019-01&quot;,&quot;en&quot;:&quot;2019-01&quot;}">What people read.</param>
/// <param name="Persons" example="2">Distinct persons (人); null where the cell is not shown.</param>
/// <param name="Events" example="3">Events (人次); null where the cell is not shown.</param>
/// <param name="IsSmall" example="false">Whether it is not shown, because persons could be told from it.</param>
public sealed record FigureCell(string Key, Wording Label, int? Persons, int? Events, bool IsSmall)
{
    /// <summary>Where its events are listed, for those who may; null where the cell is not shown.</summary>
    /// <example>/api/v1/figures/visits-held/rows?jurisdiction=440605&amp;from=2019-01-01&amp;to=2019-12-31&amp;by=quarter&amp;cell=2019-Q1</example>
    public string? Rows { get; init; }
}

internal sealed class BreakDownFigureValidator : AbstractValidator<BreakDownFigure>
{
    // Ten years of months.
    private const int MostWindows = 120;

    public BreakDownFigureValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(figure => figure.Indicator).NotEmpty().MaximumLength(60);
        RuleFor(figure => figure.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(figure => figure.To).Must((figure, to) => to >= figure.From).WithProblem("window", ReportingProblems.Texts);
        RuleFor(figure => figure.KnownOn).NotInTheFuture(clock);
        RuleFor(figure => figure.From)
            .Must((figure, from) => from.AddYears(100) >= figure.To && Windows(figure) <= MostWindows)
            .WithProblem("window-long", ReportingProblems.Texts);
        RuleFor(figure => figure.Limit).InclusiveBetween(1, PageKey.MostLimit).When(figure => figure.Limit is not null);
    }

    private static int Windows(BreakDownFigure figure)
    {
        var months = ((figure.To.Year - figure.From.Year) * 12) + figure.To.Month - figure.From.Month + 1;
        return figure.By.Value == Breakdown.Month ? months : 1;
    }
}

internal static class BreakDownFigureEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/figures/{indicator}/breakdown",
                ([AsParameters] BreakDownFigure query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "breakDownFigure",
                "统计数字分列",
                "Break down a figure",
                "Counts an indicator by kind, time, region, unit or traits of the persons. By traits, cells with few persons are not shown, and never only one of them, so that it does not follow from the whole."
            )
            .MayAnswer(ReportingProblems.NoSuchIndicator, "kings")
            .MayAnswer(ReportingProblems.NoSuchBreakdown, "lateral-moves-within-period", "kind", "month, region, unit")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
