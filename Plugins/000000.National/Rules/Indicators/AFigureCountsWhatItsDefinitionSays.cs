using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.Indicators;

internal sealed class AFigureCountsWhatItsDefinitionSays()
    : Rule<IndicatorFacts, IndicatorDecision>(
        new Wording(
            "统计数字按所列指标的定义计算，人与人次分列。",
            "A figure counts what the definition of its indicator says, persons and events apart."
        ),
        Definitions
    )
{
    private static readonly Parameter<Table> Definitions = Parameter.Table("indicators");

    public override Outcome<IndicatorDecision> Decide(IndicatorFacts facts, IRuleContext<IndicatorFacts, IndicatorDecision> context) =>
        context.ReadRow(Definitions, facts.Indicator) is not { } row
            ? new NotApplicable<IndicatorDecision>(new("各级政策均未定义该指标。", "No level defines this indicator."))
            : new Decided<IndicatorDecision>(
                new()
                {
                    Title = row.Wording("title")!,
                    Definition = row.Wording("definition")!,
                    Population = row.Wording("population"),
                    Event = row.Word<CountedEvent>("event")!.Value,
                    Details = row.List("details"),
                    Kinds = row.List("kinds"),
                    Causes = row.List("causes"),
                    Cases = row.Word<CaseOwner>("cases") ?? CaseOwner.Any,
                    Relation = row.Word<PeriodRelation>("relation") ?? PeriodRelation.Any,
                    Published = row.Word<CountedUnit>("published")!.Value,
                    Windows = row.List<FigureWindow>("windows"),
                    Breakdowns = row.List<Breakdown>("breakdowns"),
                }
            );
}
