using Guihang.Core.Statistics;
using MediatR;

namespace Guihang.Evaluation;

internal sealed class GetFairnessHandler(FairnessPopulation population) : IRequestHandler<GetFairness, FairnessAnswer>
{
    private const int Percent = 100;
    private const int Digits = 4;

    private static readonly Division SexesByEvaluator = new(
        nameof(FairnessGrouping.Sex),
        nameof(FairnessGrouping.Evaluator),
        nameof(FairnessGrouping.SexWithinEvaluator)
    );

    public async Task<FairnessAnswer> Handle(GetFairness request, CancellationToken cancellationToken)
    {
        var questions = await population.Read(request, cancellationToken);
        List<(MonitoredQuestion Question, string Grouping)> asked =
        [
            .. questions.SelectMany(question => GroupMonitor.Groupings(question).Select(grouping => (question, grouping))),
        ];
        var hidden = LinkedTables.Hide(asked.ConvertAll(of => Counted(of.Question, of.Grouping)), SexesByEvaluator);
        List<FairnessTable> tables = [.. asked.Select((of, i) => Table(of.Question, of.Grouping, hidden[i]))];
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

    private static CountedTable Counted(MonitoredQuestion question, string grouping) =>
        new(
            question.Name,
            grouping,
            [
                .. question
                    .Members.Where(member => member.Groups.ContainsKey(grouping))
                    .GroupBy(member => member.Groups[grouping], member => member.Value, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    // A score has no answer that could be few: there only how many there are.
                    .Select(group => new CountedGroup(
                        group.Key,
                        group.Count(),
                        question.IsShare ? group.Count(value => value > 0) : group.Count()
                    )),
            ]
        );

    private static FairnessTable Table(MonitoredQuestion question, string grouping, HiddenCells hidden)
    {
        var (asked, by, within) = Read(question, grouping);
        var values = question
            .Members.Where(member => member.Groups.ContainsKey(grouping))
            .ToLookup(member => member.Groups[grouping], member => member.Value, StringComparer.Ordinal);
        return new FairnessTable
        {
            Question = asked,
            Grouping = by,
            Within = within,
            Total = hidden.HidesTotal ? null : hidden.Table.Rows.Sum(row => row.Persons),
            Rows =
            [
                .. hidden
                    .Table.Rows.OrderBy(row => row.Group, StringComparer.Ordinal)
                    .Select(row =>
                        hidden.Groups.Contains(row.Group)
                            ? FairnessRow.Hidden(row.Group)
                            : new FairnessRow
                            {
                                Group = row.Group,
                                Members = row.Persons,
                                WentOn = question.IsShare ? row.Yes : null,
                                Median = question.IsShare ? null : Median([.. values[row.Group].Order()]),
                                IsHidden = false,
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
