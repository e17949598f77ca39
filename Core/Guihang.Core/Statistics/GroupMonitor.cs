namespace Guihang.Core.Statistics;

/// <summary>Something that is asked of every member of a population: whether he went on, or how high he was scored.</summary>
/// <param name="Name">Names the question.</param>
/// <param name="IsShare">Whether it is answered by yes (1) or no (0), and not by a score.</param>
/// <param name="Members">The members.</param>
public sealed record MonitoredQuestion(string Name, bool IsShare, IReadOnlyList<MonitoredMember> Members);

/// <summary>A member: who he is stands nowhere here.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Groups">The groups to which he belongs, by grouping; a grouping that does not know him is left out.</param>
public sealed record MonitoredMember(double Value, IReadOnlyDictionary<string, string> Groups);

/// <summary>How a group stands to the rest of its grouping.</summary>
/// <param name="Question">The question.</param>
/// <param name="Grouping">The grouping.</param>
/// <param name="Group">The group.</param>
/// <param name="Difference">How it differs from the rest, uncorrected.</param>
/// <param name="CorrectedP">Corrected for all comparisons made together.</param>
/// <param name="IsStriking">Whether it is so unlikely and so large that somebody should look.</param>
public sealed record GroupComparison(
    MonitoredQuestion Question,
    string Grouping,
    string Group,
    Difference Difference,
    double CorrectedP,
    bool IsStriking
);

/// <summary>Compares each group of a population with the rest, and finds those that differ strikingly. A difference is a reason to look, not a proof.</summary>
public static class GroupMonitor
{
    /// <summary>Of smaller groups nothing is said: a test would find nothing there, and what it said would be about single people.</summary>
    public const int SmallestCompared = 8;

    /// <summary>The chance of even one false alarm in a whole report in which nothing differs.</summary>
    public const double FalseAlarms = 0.05;

    /// <summary>Smaller differences are not told, however sure they are.</summary>
    public const double SmallestEffect = 0.2;

    /// <summary>Compares.</summary>
    /// <param name="questions">The questions, with their members.</param>
    public static IReadOnlyList<GroupComparison> Compare(IReadOnlyList<MonitoredQuestion> questions)
    {
        List<(MonitoredQuestion Question, string Grouping, string Group, Difference Difference)> compared =
        [
            .. from question in questions
            from grouping in Groupings(question)
            from comparison in Compare(question, grouping)
            select (question, grouping, comparison.Group, comparison.Difference),
        ];
        var corrected = Samples.Holm(compared.ConvertAll(comparison => comparison.Difference.P));
        return
        [
            .. compared.Select(
                (c, i) =>
                    new GroupComparison(
                        c.Question,
                        c.Grouping,
                        c.Group,
                        c.Difference,
                        corrected[i],
                        corrected[i] < FalseAlarms && Math.Abs(c.Difference.Effect) >= SmallestEffect
                    )
            ),
        ];
    }

    /// <summary>The groupings of a question's members, in order.</summary>
    public static IEnumerable<string> Groupings(MonitoredQuestion question) =>
        question.Members.SelectMany(member => member.Groups.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Group, Difference Difference)> Compare(MonitoredQuestion question, string grouping)
    {
        var groups = question
            .Members.Where(member => member.Groups.ContainsKey(grouping))
            .GroupBy(member => member.Groups[grouping], member => member.Value, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        // Of two groups one comparison says all.
        foreach (var group in groups.Count == 2 ? groups.Take(1) : groups)
        {
            List<double> inside = [.. group];
            List<double> rest = [.. groups.Where(other => other != group).SelectMany(other => other)];
            if (inside.Count >= SmallestCompared && rest.Count >= SmallestCompared)
            {
                yield return (group.Key, question.IsShare ? Shares(inside, rest) : Samples.MannWhitney(inside, rest));
            }
        }
    }

    private static Difference Shares(List<double> inside, List<double> rest)
    {
        var (yes, otherYes) = (inside.Count(value => value > 0), rest.Count(value => value > 0));
        return Samples.FisherExact(yes, inside.Count - yes, otherYes, rest.Count - otherYes);
    }
}
