using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks for a figure.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetFigure : IQuery<FigureAnswer>, IConcernPlace
{
    /// <summary>The indicator's code; <c>/indicators</c> lists them.</summary>
    /// <example>lateral-moves-within-period</example>
    public required string Indicator { get; init; }

    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2019-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly To { get; init; }

    /// <summary>The figure as it was known at the end of this day; as it is known now where it is not said.</summary>
    /// <example>2019-12-31</example>
    public DateOnly? KnownOn { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>Asks why a figure counts what it counts.</summary>
/// <param name="Figure">The figure.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainFigure(GetFigure Figure) : IQuery<Explanation>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Figure.Jurisdiction;
}

/// <summary>A figure with its definition: persons and events side by side.</summary>
public sealed record FigureAnswer
{
    /// <summary>The indicator's code.</summary>
    /// <example>lateral-moves-within-period</example>
    public required string Indicator { get; init; }

    /// <summary>The figure's name.</summary>
    /// <example>{"zh":"影响期内平级交流","en":"Lateral moves within the period"}</example>
    public required Wording Title { get; init; }

    /// <summary>What it counts.</summary>
    /// <example>{"zh":"期内平级交流且当日仍在影响期内的人。","en":"Persons moved laterally in the window, on a day within their influence period."}</example>
    public required Wording Definition { get; init; }

    /// <summary>The jurisdiction, with all below it.</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2019-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly To { get; init; }

    /// <summary>The day at whose end this was known.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly KnownOn { get; init; }

    /// <summary>Distinct persons (人).</summary>
    /// <example>1</example>
    public required int Persons { get; init; }

    /// <summary>Events (人次).</summary>
    /// <example>1</example>
    public required int Events { get; init; }

    /// <summary>Distinct units, where that is what the figure publishes; otherwise null.</summary>
    /// <example>null</example>
    public required int? Units { get; init; }

    /// <summary>Distinct things, such as dossier items or people heard, where that is what the figure publishes; otherwise null.</summary>
    /// <example>null</example>
    public required int? Things { get; init; }

    /// <summary>Which of them is the published number.</summary>
    /// <example>persons</example>
    public required CountedUnit Published { get; init; }

    /// <summary>Over whom it is counted; null where the definition says it.</summary>
    /// <example>null</example>
    public required Wording? Population { get; init; }

    /// <summary>By what it may be broken down.</summary>
    /// <example>["month", "region", "unit"]</example>
    public required IReadOnlyList<Breakdown> Breakdowns { get; init; }

    /// <summary>Where what the published number counts is listed, for those who may.</summary>
    /// <example>/api/v1/figures/lateral-moves-within-period/rows?jurisdiction=440605&amp;from=2019-01-01&amp;to=2019-12-31&amp;of=persons</example>
    public required string Rows { get; init; }

    /// <summary>The trace's hash; <c>…/explanation</c> tells it in full.</summary>
    /// <example>9c1f0e5b7a6d4c3b2a190807f6e5d4c3b2a1908776655443322110ffeeddccbb</example>
    public required string Trace { get; init; }
}

internal sealed class GetFigureValidator : AbstractValidator<GetFigure>
{
    public GetFigureValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(figure => figure.Indicator).NotEmpty().MaximumLength(60);
        RuleFor(figure => figure.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(figure => figure.To).Must((figure, to) => to >= figure.From).WithProblem("window", ReportingProblems.Texts);
        RuleFor(figure => figure.KnownOn).NotInTheFuture(clock);
    }
}

internal sealed class ExplainFigureValidator : AbstractValidator<ExplainFigure>
{
    public ExplainFigureValidator(RegionTable regions, TimeProvider clock) =>
        RuleFor(explain => explain.Figure).SetValidator(new GetFigureValidator(regions, clock)).OverridePropertyName("");
}

internal static class GetFigureEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/figures/{indicator}", ([AsParameters] GetFigure query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getFigure",
                "查看统计数字",
                "Get a figure",
                "Counts an indicator over a window of days, for a jurisdiction and all below it, also as it was known on an earlier day: a late entry changes today's figure and not that one."
            )
            .MayAnswer(ReportingProblems.NoSuchIndicator, "kings")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
        api.MapGet(
                "/figures/{indicator}/explanation",
                ([AsParameters] GetFigure query, HttpDoor door, CancellationToken ct) => door.Get(new ExplainFigure(query), ct)
            )
            .Describe("explainFigure", "统计依据", "Explain a figure", "Tells what a figure counts, and which level's definition it is.")
            .MayAnswer(ReportingProblems.NoSuchIndicator, "kings")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
    }
}
