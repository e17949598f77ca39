using Guihang.Policy.Evaluations;
using Guihang.Policy.Rules;

namespace Guihang.Tests.National;

/// <summary>A proposal whose votes are not shown cannot be tried out by its trace: every vote of the same turnout leaves the same.</summary>
public sealed class HiddenVotes
{
    private static readonly string[] Answers = ["good", "fairly-good", "fair", "poor"];

    [Fact]
    public void Whatever_was_voted_and_whatever_is_proposed_the_trace_is_one()
    {
        var traces = new HashSet<string>(StringComparer.Ordinal);
        var grades = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (ballots, organisation) in Votes())
        {
            var facts = new EvaluationFacts
            {
                Texts = ["own-summary"],
                Ballots =
                [
                    new("democratic-review", ballots.Sum(), ballots.Sum(), [.. Answers.Zip(ballots, (a, n) => new AnswerCount(a, n))]),
                ],
                Grades = [new("organisation", organisation)],
            };
            var decision = Given.Engine.Decide<EvaluationFacts, EvaluationDecision>("511523", new DateOnly(2023, 7, 10), facts);
            traces.Add(Convert.ToHexStringLower(decision.Trace.Hash));
            grades.Add(((Decided<EvaluationDecision>)decision.Outcome).Decision.Grade);
        }

        Assert.Single(traces);
        Assert.True(grades.Count > 2, $"Only {string.Join(", ", grades)} came out.");
    }

    // All that is not shown: one to four ballots however they fell, and more that all say the same.
    private static IEnumerable<(int[] Ballots, string Organisation)> Votes() =>
        from good in Enumerable.Range(0, 12)
        from fairlyGood in Enumerable.Range(0, 12)
        from fair in Enumerable.Range(0, 12)
        from poor in Enumerable.Range(0, 12)
        let ballots = new[] { good, fairlyGood, fair, poor }
        where ballots.Sum() is > 0 and < 5 || (ballots.Sum() >= 5 && ballots.Count(count => count > 0) == 1)
        from organisation in Answers
        select (ballots, organisation);
}
