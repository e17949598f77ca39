using Guihang.Policy;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.Evaluations;

internal sealed class TheScoreProposesAndPeopleDecide()
    : Rule<EvaluationFacts, EvaluationDecision>(
        new Wording(
            "按政策所定的量表加权计算，提出等次建议；等次由领导小组集体决定，不因分数自动产生。",
            "The policy's instrument weighs the parts and proposes a grade; the leading group decides, never the score."
        ),
        Sheet,
        Turnout,
        GoesOn,
        Letters,
        QuorumAbove,
        MajorityAbove,
        OutlierFrom
    )
{
    private static readonly Parameter<Instrument> Sheet = Parameter.Instrument("evaluation.instrument");
    private static readonly Parameter<int> Turnout = Parameter.Number("evaluation.turnout");
    private static readonly Parameter<IReadOnlyList<string>> GoesOn = Parameter.List("evaluation.goes-on");
    private static readonly Parameter<IReadOnlyList<string>> Letters = Parameter.List("letters.on-evaluation");
    private static readonly Parameter<int> QuorumAbove = Parameter.Number("leading-group.quorum-above");
    private static readonly Parameter<int> MajorityAbove = Parameter.Number("leading-group.majority-above");

    private static readonly Parameter<int> OutlierFrom = Parameter.Number("evaluation.outlier-from");

    public override Outcome<EvaluationDecision> Decide(EvaluationFacts facts, IRuleContext<EvaluationFacts, EvaluationDecision> context)
    {
        if (!context.TryRead(Sheet, out var sheet))
        {
            return new NotApplicable<EvaluationDecision>(new("该地没有评定量表。", "The region has no instrument of evaluation."));
        }

        var missing = sheet.Parts.Where(part => !IsGiven(part, facts)).ToList();
        if (missing is not [])
        {
            return new NotApplicable<EvaluationDecision>(
                new(
                    $"尚缺：{string.Join("、", missing.Select(part => part.Title.Zh))}。",
                    $"Still missing: {string.Join(", ", missing.Select(part => part.Title.En))}."
                )
            );
        }

        var ballots = facts.Ballots.Where(ballot => sheet.Part(ballot.Part)?.Kind == InstrumentPartKind.Ballot).ToList();
        var turnout = ballots is [] ? (int?)null : ballots.Min(TurnoutOf);
        var least = context.Read(Turnout);
        if (turnout < least)
        {
            return new NeedsDecision<EvaluationDecision>(
                new(
                    $"民主评议参评率 {turnout}%，低于规定的 {least}%，应重新评议或者由领导小组决定。",
                    $"The turnout of the ballot was {turnout}%, below the {least}% that policy asks: hold it again, or the leading group decides."
                ),
                Decider.LeadingGroup,
                []
            );
        }

        var scored = sheet.Parts.Where(part => part.Weight > 0).ToList();
        var parts = scored.Select(part => new PartPoints(part.Key, PointsOf(part, facts))).ToList();
        var points = scored.Zip(parts).Sum(pair => pair.First.Weight * pair.Second.Points) / scored.Sum(part => part.Weight);
        var grade = sheet.GradeOf(points);
        return new Decided<EvaluationDecision>(
            new()
            {
                Grade = grade.Key,
                Title = grade.Title,
                GoesOn = context.Read(GoesOn),
                Letters = context.TryRead(Letters, out var letters) ? letters : [],
                Vote = new GroupVote(context.Read(QuorumAbove), context.Read(MajorityAbove)),
                Points = points,
                Parts = parts,
                Spread = parts.Max(part => part.Points) - parts.Min(part => part.Points),
                Outliers = [.. ballots.SelectMany(ballot => Outliers(ballot, sheet.Part(ballot.Part)!, context.Read(OutlierFrom)))],
                Turnout = turnout,
            }
        );
    }

    private static bool IsGiven(InstrumentPart part, EvaluationFacts facts) =>
        part.Kind switch
        {
            InstrumentPartKind.Text => facts.Texts.Contains(part.Key, StringComparer.Ordinal),
            InstrumentPartKind.Ballot => facts.Ballots.Any(ballot => ballot.Part == part.Key && Valid(ballot) > 0),
            InstrumentPartKind.Grade => facts.Grades.Any(grade => grade.Part == part.Key && part.Option(grade.Answer) is not null),
            // Points belong to observation; an instrument of evaluation has none.
            _ => true,
        };

    // Hundredths, rounded down: what is not reached is not given.
    private static int PointsOf(InstrumentPart part, EvaluationFacts facts)
    {
        if (part.Kind == InstrumentPartKind.Grade)
        {
            return part.Option(facts.Grades.First(grade => grade.Part == part.Key).Answer)!.Points * 100;
        }

        var ballot = facts.Ballots.First(ballot => ballot.Part == part.Key);
        return ballot.Votes.Sum(vote => (part.Option(vote.Answer)?.Points ?? 0) * vote.Count * 100) / Valid(ballot);
    }

    // From the middle vote: of an even number the lower of the two in the middle.
    private static IEnumerable<OutlyingVotes> Outliers(BallotCount ballot, InstrumentPart part, int from)
    {
        var votes = ballot.Votes.Where(vote => vote.Count > 0 && part.Option(vote.Answer) is not null).ToList();
        var points = votes.SelectMany(vote => Enumerable.Repeat(part.Option(vote.Answer)!.Points, vote.Count)).Order().ToList();
        var middle = points[(points.Count - 1) / 2];
        return votes
            .Select(vote => new OutlyingVotes(ballot.Part, vote.Answer, vote.Count, Math.Abs(part.Option(vote.Answer)!.Points - middle)))
            .Where(vote => vote.Distance >= from);
    }

    private static int Valid(BallotCount ballot) => ballot.Votes.Sum(vote => vote.Count);

    private static int TurnoutOf(BallotCount ballot) => Valid(ballot) * 100 / ballot.Issued;
}
