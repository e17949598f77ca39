using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.Indicators;

internal sealed class ABulletinTellsTheFiguresThatPolicyLists()
    : Rule<BulletinFacts, BulletinDecision>(
        new Wording(
            "通报所列数字及其口径由政策规定，逐项可查。",
            "A bulletin tells the figures that policy lists, each as its indicator defines it."
        ),
        Bulletins
    )
{
    private static readonly Parameter<Table> Bulletins = Parameter.Table("bulletins");

    public override Outcome<BulletinDecision> Decide(BulletinFacts facts, IRuleContext<BulletinFacts, BulletinDecision> context)
    {
        var lines = context
            .Read(Bulletins)
            .Rows.Where(row => row.Word("bulletin") == facts.Bulletin)
            .Select(row => new BulletinLine(
                row.Word("field")!,
                row.Word("indicator")!,
                row.Word<CountedUnit>("counts")!.Value,
                row.Duration("back"),
                row.Word<Breakdown>("by")
            ))
            .ToList();
        return lines is []
            ? new NotApplicable<BulletinDecision>(new("各级政策均未规定该通报。", "No level has this bulletin."))
            : new Decided<BulletinDecision>(new() { Lines = lines });
    }
}
