using Guihang.Policy;
using Guihang.Policy.Formalities;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.Formalities;

internal sealed class ARecordIsLookedAtForSignsOfFormality()
    : Rule<FormalityFacts, FormalityDecision>(
        new Wording(
            "谈话记录雷同、时间重叠、事后补记、人数不足的，提示有关人员核实，不影响记录效力。",
            "Where records are alike, overlap in time, are written late or show too few visitors, people are told to look; the record stands all the same."
        ),
        SimilarFrom,
        WrittenLateAfter
    )
{
    private static readonly Parameter<int> SimilarFrom = Parameter.Number("formality.similar-from");
    private static readonly Parameter<int> WrittenLateAfter = Parameter.Number("formality.written-late-after");

    public override Outcome<FormalityDecision> Decide(FormalityFacts facts, IRuleContext<FormalityFacts, FormalityDecision> context)
    {
        var signs = new List<FormalityKind>();
        if (facts.Similarity >= context.Read(SimilarFrom))
        {
            signs.Add(FormalityKind.NearlyTheSame);
        }

        if (facts.IsElsewhere)
        {
            signs.Add(FormalityKind.SameTime);
        }

        if (facts.DaysUntilWritten > context.Read(WrittenLateAfter))
        {
            signs.Add(FormalityKind.WrittenLate);
        }

        if (facts.Visitors < facts.VisitorsRequired)
        {
            signs.Add(FormalityKind.TooFewVisitors);
        }

        return new Decided<FormalityDecision>(new(signs));
    }
}
