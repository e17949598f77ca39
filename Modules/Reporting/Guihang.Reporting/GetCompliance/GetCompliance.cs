using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks how the visits that were owed in a window stand, by unit or by the officer who owes them.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetCompliance : IQuery<Page<ComplianceAnswer>>, IConcernPlace, IPaged
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2018-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window: visits whose own last day lies in it.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly To { get; init; }

    /// <summary>By unit or by officer.</summary>
    /// <example>unit</example>
    public required QueryWord<ComplianceBy> By { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>By whom visits are owed.</summary>
public enum ComplianceBy
{
    /// <summary>By the person's unit.</summary>
    Unit,

    /// <summary>By the officer who owes them: the case's care-responsible person, otherwise the secretary of the unit.</summary>
    Officer,
}

/// <summary>How the visits that a unit or an officer owed stand. Both counts of every rate are here; persons and visits are not divided by one another.</summary>
/// <param name="Id" example="{unitId}">The unit or officer; all zeros for visits that nobody holds.</param>
/// <param name="Name" example="南海区某镇人民政府">The unit's or officer's name; for visits that nobody holds, that nobody does.</param>
/// <param name="Due" example="4">How many visits were owed (人次).</param>
/// <param name="MetInTime" example="4">Met by the last day of their window.</param>
/// <param name="MetLate" example="0">Met after it.</param>
/// <param name="Overdue" example="0">Not met, and the last day has passed.</param>
/// <param name="Exempt" example="0">Not met, and exempt.</param>
/// <param name="PersonsDue" example="1">To how many persons one was owed (人).</param>
/// <param name="PersonsDone" example="1">With how many of them one was held (人).</param>
public sealed record ComplianceAnswer(
    Guid Id,
    string? Name,
    int Due,
    int MetInTime,
    int MetLate,
    int Overdue,
    int Exempt,
    int PersonsDue,
    int PersonsDone
)
{
    internal static ComplianceAnswer Of(DueTally tally, string? name) =>
        new(tally.Key, name, tally.Due, tally.MetInTime, tally.MetLate, tally.Overdue, tally.Exempt, tally.PersonsDue, tally.PersonsDone);
}

/// <summary>Asks how far visits reach: owed, held, declined, unreachable, and for how long they have been overdue.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetCoverage : IQuery<CoverageAnswer>, IConcernPlace
{
    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2018-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-12-31</example>
    public required DateOnly To { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>How far visits reach.</summary>
public sealed record CoverageAnswer
{
    /// <summary>Visits owed whose last day lies in the window, and how they stand.</summary>
    public required ComplianceAnswer Owed { get; init; }

    /// <summary>Visits held in the window, owed or not.</summary>
    public required PersonsAndEvents Held { get; init; }

    /// <summary>Visits of the window that the person declined, which changes nothing for the person.</summary>
    public required PersonsAndEvents Refused { get; init; }

    /// <summary>Visits of the window that did not reach the person.</summary>
    public required PersonsAndEvents Unreachable { get; init; }

    /// <summary>For how long visits have been overdue today, whenever they were owed.</summary>
    public required IReadOnlyList<OverdueAgeAnswer> Overdue { get; init; }
}

/// <summary>Persons and events side by side; they are never divided by one another.</summary>
/// <param name="Persons" example="3">Distinct persons (人).</param>
/// <param name="Events" example="4">Events (人次).</param>
public sealed record PersonsAndEvents(int Persons, int Events);

/// <summary>Visits that have been overdue for so long.</summary>
/// <param name="FromDays" example="1">For so many days at least.</param>
/// <param name="ToDays" example="7">For so many at most; null without bound.</param>
/// <param name="Visits" example="0">How many visits (人次).</param>
/// <param name="Persons" example="0">Of how many persons (人).</param>
public sealed record OverdueAgeAnswer(int FromDays, int? ToDays, int Visits, int Persons);

internal sealed class GetComplianceValidator : AbstractValidator<GetCompliance>
{
    public GetComplianceValidator(RegionTable regions)
    {
        RuleFor(asked => asked.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(asked => asked.To)
            .Must((asked, to) => to >= asked.From && to < DateOnly.MaxValue)
            .WithProblem("window", ReportingProblems.Texts);
        this.Paged();
    }
}

internal sealed class GetCoverageValidator : AbstractValidator<GetCoverage>
{
    public GetCoverageValidator(RegionTable regions)
    {
        RuleFor(asked => asked.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(asked => asked.To)
            .Must((asked, to) => to >= asked.From && to < DateOnly.MaxValue)
            .WithProblem("window", ReportingProblems.Texts);
    }
}

internal sealed class GetComplianceHandler(IMediator mediator, RegionTable regions, OfficeLookup offices, CallContext call)
    : IRequestHandler<GetCompliance, Page<ComplianceAnswer>>
{
    public async Task<Page<ComplianceAnswer>> Handle(GetCompliance request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var by = request.By.Value == ComplianceBy.Unit ? DueTallyBy.Unit : DueTallyBy.Officer;
        var asked = new ReadDueTallies(
            Within(regions, request.Jurisdiction, request.To),
            request.From,
            request.To,
            by,
            PageKey.Read(request.After)?.Id,
            limit + 1
        );
        var read = (await mediator.Send(asked, cancellationToken)).ToList();
        var page = PageKey.Cut(read, limit, tally => new PageKey(DateOnly.MinValue, tally.Key));
        List<Guid> ids = [.. page.Items.Select(tally => tally.Key)];
        var names =
            by == DueTallyBy.Unit ? await offices.NamesOf(ids, cancellationToken) : await offices.OfficerNamesOf(ids, cancellationToken);
        names[Guid.Empty] = ReportingProblems.Texts.GetString("compliance.nobody", call.Language)!;
        return new Page<ComplianceAnswer>(
            [.. page.Items.Select(tally => ComplianceAnswer.Of(tally, names.GetValueOrDefault(tally.Key)))],
            page.Next
        );
    }

    /// <summary>The regions of a jurisdiction; null for all.</summary>
    internal static IReadOnlyList<string>? Within(RegionTable regions, string jurisdiction, DateOnly on) =>
        jurisdiction == Region.Nation ? null : regions.Within(jurisdiction, on);
}

internal sealed class GetCoverageHandler(IMediator mediator, RegionTable regions, Figures figures, TimeProvider clock)
    : IRequestHandler<GetCoverage, CoverageAnswer>
{
    private static readonly int[] AgeBounds = [7, 15, 30, 90];

    public async Task<CoverageAnswer> Handle(GetCoverage request, CancellationToken cancellationToken)
    {
        var within = GetComplianceHandler.Within(regions, request.Jurisdiction, request.To);
        var owed = await mediator.Send(new ReadDueTallies(within, request.From, request.To, DueTallyBy.Whole, null, 1), cancellationToken);
        var today = GetComplianceHandler.Within(regions, request.Jurisdiction, clock.Today());
        var ages = await mediator.Send(new ReadOverdueAges(today, AgeBounds), cancellationToken);
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, null);
        return new CoverageAnswer
        {
            Owed = ComplianceAnswer.Of(owed.Count > 0 ? owed[0] : new DueTally(Guid.Empty, 0, 0, 0, 0, 0, 0, 0), null),
            Held = await Count("visits-held", span, cancellationToken),
            Refused = await Count("visits-refused", span, cancellationToken),
            Unreachable = await Count("visits-unreachable", span, cancellationToken),
            Overdue = [.. ages.Select(age => new OverdueAgeAnswer(age.FromDays, age.ToDays, age.Visits, age.Persons))],
        };
    }

    private async Task<PersonsAndEvents> Count(string indicator, FigureSpan span, CancellationToken cancellationToken)
    {
        var (definition, _) = figures.Define(indicator, span);
        var counts = await figures.Count(indicator, definition, span, cancellationToken);
        return new PersonsAndEvents(counts.Persons, counts.Events);
    }
}

internal static class GetComplianceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/compliance", ([AsParameters] GetCompliance query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getCompliance",
                "应访完成情况",
                "Get compliance",
                "Tells by unit or by the officer who owes them how the visits owed in a window stand: met in time, met late, overdue, exempt. By officer: a visit is owed by the care-responsible person of its case, or else by the secretary of the unit; what nobody holds is told as such. It is about the organisation's duties, not about the persons."
            )
            .MayAnswer(CoreProblems.BadCursor)
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
        api.MapGet("/coverage", ([AsParameters] GetCoverage query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getCoverage",
                "回访覆盖情况",
                "Get coverage",
                "Tells how far visits reach: owed, held, declined and unreachable, persons and events apart, and for how long visits have been overdue."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
    }
}
