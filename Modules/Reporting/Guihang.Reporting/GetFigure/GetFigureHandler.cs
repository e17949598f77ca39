using Guihang.Core.Data;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Indicators;
using MediatR;

namespace Guihang.Reporting;

internal sealed class GetFigureHandler(Figures figures, TimeProvider clock) : IRequestHandler<GetFigure, FigureAnswer>
{
    public async Task<FigureAnswer> Handle(GetFigure request, CancellationToken cancellationToken)
    {
        var span = new FigureSpan(request.Jurisdiction, request.From, request.To, request.KnownOn);
        var (definition, trace) = figures.Define(request.Indicator, span);
        var counts = await figures.Count(request.Indicator, definition, span, cancellationToken);
        return new FigureAnswer
        {
            Indicator = request.Indicator,
            Title = definition.Title,
            Definition = definition.Definition,
            Population = definition.Population,
            Jurisdiction = request.Jurisdiction,
            From = request.From,
            To = request.To,
            KnownOn = request.KnownOn ?? clock.Today(),
            Persons = counts.Persons,
            Events = counts.Events,
            Units = counts.Units,
            Things = counts.Things,
            Published = definition.Published,
            Breakdowns = definition.Breakdowns,
            Rows = FigureLinks.Rows(request.Indicator, span, definition.Published),
            Trace = trace,
        };
    }
}

internal sealed class ExplainFigureHandler(PolicyEngine engine, Explanations explanations) : IRequestHandler<ExplainFigure, Explanation>
{
    public Task<Explanation> Handle(ExplainFigure request, CancellationToken cancellationToken)
    {
        var figure = request.Figure;
        return Task.FromResult(
            explanations.OfUnkept(
                Figures.Decide(engine, figure.Jurisdiction, figure.To, figure.Indicator),
                new IndicatorFacts(figure.Indicator)
            )
        );
    }
}
