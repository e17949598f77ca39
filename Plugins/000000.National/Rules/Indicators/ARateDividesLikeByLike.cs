using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.Indicators;

internal sealed class ARateDividesLikeByLike()
    : Rule<RateFacts, RateDecision>(
        new Wording(
            "比率的分子与分母须为同一计量单位，人与人次不得相除，两数并列给出。",
            "A rate divides numbers of one unit, never persons by events, and gives both."
        ),
        Rates
    )
{
    private static readonly Parameter<Table> Rates = Parameter.Table("rates");

    public override Outcome<RateDecision> Decide(RateFacts facts, IRuleContext<RateFacts, RateDecision> context) =>
        context.ReadRow(Rates, facts.Rate) is not { } row
            ? new NotApplicable<RateDecision>(new("各级政策均未定义该比率。", "No level defines this rate."))
            : new Decided<RateDecision>(
                new()
                {
                    Title = row.Wording("title")!,
                    Definition = row.Wording("definition")!,
                    Numerator = row.Word("numerator")!,
                    Denominator = row.Word("denominator")!,
                    Counts = row.Word<CountedUnit>("published")!.Value,
                }
            );
}
