using Guihang.Core.Statistics;
using MediatR;

namespace Guihang.Evaluation;

internal sealed class GetFairnessHandler(FairnessPopulation population) : IRequestHandler<GetFairness, FairnessAnswer>
{
    private const int Percent = 100;
    private const int Digits = 4;

    public async Task<FairnessAnswer> Handle(GetFairness request, CancellationToken cancellationToken)
    {
        var questions = await population.Read(request, cancellationToken);
        var tables = questions
            .SelectMany(question => GroupMonitor.Groupings(question).Select(grouping => Table(question, grouping)))
            .ToList();
        List<FairnessComparison> comparisons =
        [
            .. GroupMonitor
                .Compare(questions)
                .Select(comparison => Of(comparison, tables))
                .OrderByDescending(comparison => comparison.IsStriking)
                .ThenBy(comparison => comparison.Question)
                .ThenBy(comparison => comparison.Grouping)
                .ThenBy(comparison => comparison.Within, StringComparer.Ordinal)
                .ThenBy(comparison => comparison.Group, StringComparer.Ordinal),
        ];
        return new FairnessAnswer
        {
            Jurisdiction = request.Jurisdiction,
            From = request.From,
            To = request.To,
            Sentence = FairnessSentences.Overall(comparisons),
            FalseAlarmPercent = (int)(GroupMonitor.FalseAlarms * Percent),
            SmallestCompared = GroupMonitor.SmallestCompared,
            FewestShown = SmallCells.FewestShown,
            Comparisons = comparisons,
            Tables = tables,
        };
    }

    private static FairnessComparison Of(GroupComparison comparison, List<FairnessTable> tables)
    {
        var (question, grouping, within) = Read(comparison.Question, comparison.Grouping);
        var table = tables.Find(table => table.Question == question && table.Grouping == grouping && table.Within == within)!;
        // With the numbers of a test somebody could work out counts that are hidden.
        var isHidden = table.Rows.Any(row => row.IsHidden);
        return new FairnessComparison
        {
            Question = question,
            Grouping = grouping,
            Within = within,
            Group = comparison.Group,
            Statistic = comparison.Question.IsShare ? FairnessStatistic.FisherExact : FairnessStatistic.MannWhitney,
            CorrectedP = isHidden ? null : Math.Round(comparison.CorrectedP, Digits),
            Effect = isHidden ? null : Math.Round(comparison.Difference.Effect, Digits),
            IsStriking = comparison.IsStriking,
            Sentence = FairnessSentences.Of(question, grouping, within, comparison),
        };
    }

    private static FairnessTable Table(MonitoredQuestion question, string grouping)
    {
        var (asked, by, within) = Read(question, grouping);
        var groups = question
            .Members.Where(member => member.Groups.ContainsKey(grouping))
            .GroupBy(member => member.Groups[grouping], member => member.Value, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        // A score has no answer that could be few: there only how many there are.
        var counted = groups.ConvertAll(group => new CountedGroup(
            group.Key,
            group.Count(),
            question.IsShare ? group.Count(value => value > 0) : group.Count()
        ));
        var hidden = SmallCells.Hidden(counted);
        return new FairnessTable
        {
            Question = asked,
            Grouping = by,
            Within = within,
            Total = SmallCells.HidesTotal(counted) ? null : counted.Sum(group => group.Persons),
            Rows =
            [
                .. groups.Select(
                    (group, i) =>
                        new FairnessRow
                        {
                            Group = group.Key,
                            Members = hidden.Contains(group.Key) ? null : counted[i].Persons,
                            WentOn = hidden.Contains(group.Key) || !question.IsShare ? null : counted[i].Yes,
                            Median = hidden.Contains(group.Key) || question.IsShare ? null : Median([.. group.Order()]),
                            IsHidden = hidden.Contains(group.Key),
                        }
                ),
            ],
        };
    }

    private static (FairnessQuestion Question, FairnessGrouping Grouping, string? Within) Read(MonitoredQuestion question, string grouping)
    {
        var parts = grouping.Split('/', 2);
        return (
            Enum.Parse<FairnessQuestion>(question.Name),
            Enum.Parse<FairnessGrouping>(parts[0]),
            parts is [_, var within] ? within : null
        );
    }

    private static int Median(List<double> ordered) =>
        (int)Math.Round((ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2, MidpointRounding.AwayFromZero);
}
