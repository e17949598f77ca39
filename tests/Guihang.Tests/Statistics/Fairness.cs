using System.Globalization;
using FsCheck.Fluent;
using Guihang.Core.Statistics;
using Guihang.Tests.Support;

namespace Guihang.Tests.Statistics;

/// <summary>The fairness monitor on populations that are made up by a seed: who is biased is found, who is not is left alone.</summary>
public sealed class Fairness
{
    private const int Seeds = 200;
    private const int People = 240;

    [Fact]
    public void An_evaluator_who_scores_lower_than_the_others_is_found_by_name()
    {
        var found = Enumerable
            .Range(0, Seeds)
            .Count(seed =>
                Striking(Population(seed, harsh: 12)).Any(c => c is { Grouping: "evaluator", Group: "E1", Difference.Effect: < 0 })
            );

        Assert.True(found >= Seeds * 95 / 100, $"Found {found} of {Seeds}.");
    }

    [Fact]
    public void An_evaluator_who_scores_women_lower_is_found_and_no_other_is_named()
    {
        var reports = Enumerable.Range(0, Seeds).Select(seed => Striking(Population(seed, sexist: 18)).ToList()).ToList();

        var found = reports.Count(report =>
            report.Exists(c => c is { Grouping: "sex within E1", Group: "female", Difference.Effect: < 0 })
        );
        var others = reports.Count(report => report.Exists(c => c.Grouping is "sex within E2" or "sex within E3" or "sex within E4"));
        Assert.True(found >= Seeds * 90 / 100, $"Found {found} of {Seeds}.");
        Assert.True(others <= MostFalseAlarms, $"Named another in {others} of {Seeds}.");
    }

    // The rate that the report states, 5 in 100 for a whole report, and what chance may add to it over so many seeds (three standard deviations).
    private const int MostFalseAlarms = 19;

    [Fact]
    public void Where_all_are_fair_hardly_any_report_raises_an_alarm()
    {
        var alarms = Enumerable.Range(0, Seeds).Count(seed => Striking(Population(seed)).Any());

        Assert.True(alarms <= MostFalseAlarms, $"{alarms} of {Seeds} fair populations raised an alarm.");
    }

    [Fact]
    public void None_of_thirty_is_found_in_shares()
    {
        var members = Enumerable
            .Range(0, 90)
            .Select(i =>
                Member(
                    i < 30 ? 0
                        : i % 3 == 0 ? 0
                        : 1,
                    ("sex", i < 30 ? "female" : "male")
                )
            );

        var comparison = Assert.Single(GroupMonitor.Compare([new MonitoredQuestion("went-on", IsShare: true, [.. members])]));

        Assert.Equal("female", comparison.Group);
        Assert.True(comparison is { IsStriking: true, Difference.Effect: < -0.5 });
    }

    // R: fisher.test(matrix(c(3,1,1,3),2)), fisher.test(matrix(c(10,2,3,15),2)); by hand from the definition.
    [Theory]
    [InlineData(3, 1, 1, 3, 0.4857)]
    [InlineData(10, 2, 3, 15, 0.0005)]
    [InlineData(5, 5, 5, 5, 1)]
    [InlineData(0, 0, 4, 4, 1)]
    public void Fisher_s_test_is_exact(int yes, int no, int otherYes, int otherNo, double p) =>
        Assert.Equal(p, Samples.FisherExact(yes, no, otherYes, otherNo).P, tolerance: 0.0001);

    [Fact]
    public void Mann_and_Whitney_s_test_knows_direction_ties_and_nothing_at_all()
    {
        double[] low = [1, 2, 3, 4, 5, 6, 7, 8];
        double[] high = [11, 12, 13, 14, 15, 16, 17, 18];

        Assert.Equal(-1, Samples.MannWhitney(low, high).Effect);
        Assert.Equal(1, Samples.MannWhitney(high, low).Effect);
        // z = (32 - 0.5) / sqrt(8 * 8 * 17 / 12) = 3.3082
        Assert.Equal(0.00094, Samples.MannWhitney(low, high).P, tolerance: 0.00001);
        Assert.Equal(new Difference(1, 0), Samples.MannWhitney([7, 7, 7], [7, 7]));
        Assert.Equal(new Difference(1, 0), Samples.MannWhitney([], low));
    }

    [Fact]
    public void Holm_keeps_the_order_and_never_makes_a_value_smaller()
    {
        Assert.Equal([0.03, 0.06, 0.06], Samples.Holm([0.01, 0.04, 0.03]).Select(p => Math.Round(p, 10)));
        Generated.Hold(
            Gen.Choose(0, 1000).Select(p => p / 1000.0).ListOf(),
            p =>
                Samples.Holm([.. p]).Zip(p).All(pair => pair.First >= pair.Second && pair.First <= 1)
                && Samples.Holm([.. p]).Zip(p).OrderBy(pair => pair.Second).Select(pair => pair.First).IsAscending()
        );
    }

    // Whoever knows the rules of hiding, the total and all that is shown must still be left with more than one table that fits.
    [Fact]
    public void What_is_hidden_cannot_be_worked_out()
    {
        Generated.Hold(
            (from persons in Gen.Choose(1, 14) from yes in Gen.Choose(0, persons) select (persons, yes))
                .ListOf()
                .Where(rows => rows.Count <= 6),
            rows =>
            {
                List<CountedGroup> table =
                [
                    .. rows.Select((row, i) => new CountedGroup(i.ToString(CultureInfo.InvariantCulture), row.persons, row.yes)),
                ];
                var hidden = table.Where(row => SmallCells.Hidden(table).Contains(row.Group)).ToList();
                var shown = table.Except(hidden).ToList();
                return shown.All(row => row.Persons >= 5 && row.Yes is 0 or >= 5 && row.No is 0 or >= 5)
                    && (hidden.Count != 1 || shown.Count == 0)
                    && (
                        hidden.Count == 0
                        || shown.Count == 0
                        || hidden.Sum(row => row.Yes) is 0 or >= 5 && hidden.Sum(row => row.No) is 0 or >= 5
                    );
            }
        );
        Assert.Equal(["c", "a"], SmallCells.Hidden([new("a", 20, 10), new("b", 30, 10), new("c", 9, 3)]).OrderDescending());
        Assert.Empty(SmallCells.Hidden([new("a", 30, 0), new("b", 30, 20)]));
        Assert.True(SmallCells.HidesTotal([new("a", 3, 1)]));
    }

    private static IEnumerable<GroupComparison> Striking(IReadOnlyList<MonitoredQuestion> questions) =>
        GroupMonitor.Compare(questions).Where(comparison => comparison.IsStriking);

    // Four evaluators who are given people by chance; scores have a spread of ten points. E1 may be harsh, to all or to women.
    private static IReadOnlyList<MonitoredQuestion> Population(int seed, int harsh = 0, int sexist = 0)
    {
#pragma warning disable CA5394 // A population that is the same in every run.
        var chance = new Random(seed);
        var scores = new List<MonitoredMember>();
        var wentOn = new List<MonitoredMember>();
        for (var i = 0; i < People; i++)
        {
            var sex = chance.Next(2) == 0 ? "female" : "male";
            var evaluator = $"E{chance.Next(4) + 1}";
            var rank = $"R{chance.Next(4)}";
            var spread = (chance.NextDouble() + chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 2) * 17;
            var bias = evaluator == "E1" ? harsh + (sex == "female" ? sexist : 0) : 0;
            var score = Math.Clamp(Math.Round(75 + spread - bias), 0, 100);
            scores.Add(Member(score, ("sex", sex), ("rank", rank), ("evaluator", evaluator), ($"sex within {evaluator}", sex)));
            wentOn.Add(Member(score >= 70 ? 1 : 0, ("sex", sex), ("rank", rank)));
        }
#pragma warning restore CA5394

        return [new("score", IsShare: false, scores), new("went-on", IsShare: true, wentOn)];
    }

    private static MonitoredMember Member(double value, params (string Grouping, string Group)[] groups) =>
        new(value, groups.ToDictionary(group => group.Grouping, group => group.Group, StringComparer.Ordinal));
}

file static class Ordering
{
    public static bool IsAscending(this IEnumerable<double> values) =>
        values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12);
}
