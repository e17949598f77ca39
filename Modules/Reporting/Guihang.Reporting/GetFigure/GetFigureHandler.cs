using Guihang.Core.Data;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

internal sealed class GetFigureHandler(ReportingDb db, PolicyEngine engine, RegionTable regions, TimeProvider clock)
    : IRequestHandler<GetFigure, FigureAnswer>
{
    public async Task<FigureAnswer> Handle(GetFigure request, CancellationToken cancellationToken)
    {
        var decision = Figures.Decide(engine, request);
        var definition =
            (decision.Outcome as Decided<IndicatorDecision>)?.Decision
            ?? throw new ProblemException(ReportingProblems.NoSuchIndicator, request.Indicator) { Field = "indicator" };
        var known = request.KnownOn is { } day ? CivilClock.EndOfDay(day) : CivilClock.EndOfTime;
        var counted = Counted(request, definition, known);
        return new FigureAnswer
        {
            Indicator = request.Indicator,
            Title = definition.Title,
            Definition = definition.Definition,
            Jurisdiction = request.Jurisdiction,
            From = request.From,
            To = request.To,
            KnownOn = request.KnownOn ?? clock.Today(),
            Persons = await counted.Select(row => row.PersonId).Distinct().CountAsync(cancellationToken),
            Events = await counted.CountAsync(cancellationToken),
            Published = definition.Published,
            Trace = Convert.ToHexStringLower(decision.Trace.Hash),
        };
    }

    private IQueryable<CountedRow> Counted(GetFigure request, IndicatorDecision definition, DateTime known)
    {
        var rows = db.Counted.Where(row => row.Event == definition.Event && row.About >= request.From && row.About <= request.To);
        rows = rows.Where(row => row.RecordedAt < known && (row.SupersededAt == null || row.SupersededAt >= known));
        if (request.Jurisdiction != Region.Nation)
        {
            var within = regions.Within(request.Jurisdiction, request.To);
            rows = within is [var only] ? rows.Where(row => row.Region == only) : rows.Where(row => within.Contains(row.Region));
        }

        if (definition.Details is not [])
        {
            var details = definition.Details;
            rows = rows.Where(row => details.Contains(row.Detail));
        }

        var periods = db.Periods.Where(period =>
            period.RecordedAt < known && (period.SupersededAt == null || period.SupersededAt >= known)
        );
        return definition.Relation switch
        {
            PeriodRelation.Within => rows.Where(row =>
                periods.Any(period => period.PersonId == row.PersonId && period.FirstDay <= row.About && row.About < period.End)
            ),
            PeriodRelation.After => rows.Where(row =>
                periods.Any(period => period.PersonId == row.PersonId && period.End <= row.About)
                && !periods.Any(period => period.PersonId == row.PersonId && period.FirstDay <= row.About && row.About < period.End)
            ),
            _ => rows,
        };
    }
}

internal sealed class ExplainFigureHandler(PolicyEngine engine, Explanations explanations) : IRequestHandler<ExplainFigure, Explanation>
{
    public Task<Explanation> Handle(ExplainFigure request, CancellationToken cancellationToken) =>
        Task.FromResult(explanations.OfUnkept(Figures.Decide(engine, request.Figure), new IndicatorFacts(request.Figure.Indicator)));
}

internal static class Figures
{
    /// <summary>What the indicator counts, by the policy of the window's last day.</summary>
    public static Decision<IndicatorDecision> Decide(PolicyEngine engine, GetFigure figure) =>
        engine.Decide<IndicatorFacts, IndicatorDecision>(figure.Jurisdiction, figure.To, new IndicatorFacts(figure.Indicator));
}
