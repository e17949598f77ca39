using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks for a rate.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetRate : IQuery<RateAnswer>, IConcernPlace
{
    /// <summary>The rate's code.</summary>
    /// <example>used-of-ended</example>
    public required string Rate { get; init; }

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

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>A rate with both its numbers. Both count the same: persons are never divided by events.</summary>
public sealed record RateAnswer
{
    /// <summary>The rate's code.</summary>
    /// <example>used-of-ended</example>
    public required string Rate { get; init; }

    /// <summary>Its name.</summary>
    /// <example>{"zh":"期满使用与期满人数","en":"Used against ended"}</example>
    public required Wording Title { get; init; }

    /// <summary>What is divided by what.</summary>
    /// <example>{"zh":"期内影响期满后提拔或者使用的人数，比同期影响期届满的人数；两者可为不同的人。","en":"Persons promoted or used after their period in the window, against persons whose period ended in it; they need not be the same."}</example>
    public required Wording Definition { get; init; }

    /// <summary>What both numbers count.</summary>
    /// <example>persons</example>
    public required CountedUnit Counts { get; init; }

    /// <summary>The indicator above the line.</summary>
    /// <example>used-after-period</example>
    public required string Numerator { get; init; }

    /// <summary>Its number.</summary>
    /// <example>0</example>
    public required int NumeratorCount { get; init; }

    /// <summary>Where what it counts is listed, for those who may.</summary>
    /// <example>/api/v1/figures/used-after-period/rows?jurisdiction=440605&amp;from=2019-01-01&amp;to=2019-12-31&amp;of=persons</example>
    public required string NumeratorRows { get; init; }

    /// <summary>The indicator below the line.</summary>
    /// <example>periods-ended</example>
    public required string Denominator { get; init; }

    /// <summary>Its number.</summary>
    /// <example>0</example>
    public required int DenominatorCount { get; init; }

    /// <summary>Where what it counts is listed, for those who may.</summary>
    /// <example>/api/v1/figures/periods-ended/rows?jurisdiction=440605&amp;from=2019-01-01&amp;to=2019-12-31&amp;of=persons</example>
    public required string DenominatorRows { get; init; }

    /// <summary>The rate in ten-thousandths, rounded; null where nothing stands below the line.</summary>
    /// <example>null</example>
    public required int? TenThousandths { get; init; }
}

internal sealed class GetRateValidator : AbstractValidator<GetRate>
{
    public GetRateValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(rate => rate.Rate).NotEmpty().MaximumLength(60);
        RuleFor(rate => rate.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(rate => rate.To).Must((rate, to) => to >= rate.From).WithProblem("window", ReportingProblems.Texts);
        RuleFor(rate => rate.KnownOn).NotInTheFuture(clock);
    }
}

internal sealed class GetRateHandler(Figures figures, PolicyEngine engine) : IRequestHandler<GetRate, RateAnswer>
{
    private const int Whole = 10_000;

    public async Task<RateAnswer> Handle(GetRate request, CancellationToken cancellationToken)
    {
        var outcome = engine.Decide<RateFacts, RateDecision>(request.Jurisdiction, request.To, new RateFacts(request.Rate)).Outcome;
        var rate =
            (outcome as Decided<RateDecision>)?.Decision
            ?? throw new ProblemException(ReportingProblems.NoSuchRate, request.Rate) { Field = "rate" };
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var above = await Count(rate.Numerator, rate.Counts, span, cancellationToken);
        var below = await Count(rate.Denominator, rate.Counts, span, cancellationToken);
        return new RateAnswer
        {
            Rate = request.Rate,
            Title = rate.Title,
            Definition = rate.Definition,
            Counts = rate.Counts,
            Numerator = rate.Numerator,
            NumeratorCount = above,
            NumeratorRows = FigureLinks.Rows(rate.Numerator, span, rate.Counts),
            Denominator = rate.Denominator,
            DenominatorCount = below,
            DenominatorRows = FigureLinks.Rows(rate.Denominator, span, rate.Counts),
            TenThousandths = below == 0 ? null : (int)(((long)above * Whole * 2 / below) + 1) / 2,
        };
    }

    private async Task<int> Count(string indicator, CountedUnit unit, FigureSpan span, CancellationToken cancellationToken)
    {
        var (definition, _) = figures.Define(indicator, span);
        return (await figures.Count(indicator, definition, span, cancellationToken)).Of(unit);
    }
}

internal static class GetRateEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/rates/{rate}", ([AsParameters] GetRate query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getRate",
                "查看统计比率",
                "Get a rate",
                "Divides one figure by another of the same unit and gives both. A policy that would divide persons by events is refused when the host starts."
            )
            .MayAnswer(ReportingProblems.NoSuchRate, "kings")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
