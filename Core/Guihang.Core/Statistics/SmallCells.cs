namespace Guihang.Core.Statistics;

/// <summary>A row of a table of counts: how many there are in a group, and how many of them answer yes.</summary>
/// <param name="Group">The group.</param>
/// <param name="Persons">How many.</param>
/// <param name="Yes">How many of them answer yes.</param>
public sealed record CountedGroup(string Group, int Persons, int Yes)
{
    /// <summary>How many answer no.</summary>
    public int No => Persons - Yes;
}

/// <summary>
/// Hides counts by which single people could be told: those from 1 to 4, and beside them as many others as it takes that nobody works them out from the
/// total. Nought is shown, where five or more were asked: that none of thirty women went on is what a monitor is for.
/// </summary>
public static class SmallCells
{
    /// <summary>Fewer than so many are not shown.</summary>
    public const int FewestShown = 5;

    /// <summary>The groups whose counts are hidden; the total of the table is shown beside the others.</summary>
    /// <param name="table">The table.</param>
    /// <param name="fewest">Fewer than so many are not shown.</param>
    public static IReadOnlySet<string> Hidden(IReadOnlyList<CountedGroup> table, int fewest = FewestShown) =>
        Hidden(table, new HashSet<string>(StringComparer.Ordinal), fewest);

    /// <summary>The same where other tables hide some of the groups already.</summary>
    /// <param name="table">The table.</param>
    /// <param name="also">The groups that are hidden in any case.</param>
    /// <param name="fewest">Fewer than so many are not shown.</param>
    public static IReadOnlySet<string> Hidden(IReadOnlyList<CountedGroup> table, IReadOnlySet<string> also, int fewest = FewestShown)
    {
        var hidden = table.Where(row => IsSmall(row, fewest) || also.Contains(row.Group)).ToList();
        var shown = new Queue<CountedGroup>(
            table.Except(hidden).OrderBy(row => row.Persons).ThenBy(row => row.Group, StringComparer.Ordinal)
        );
        // What is hidden can be worked out together, as the rest of the total: one alone, or few together, are hidden from nobody.
        while (hidden.Count > 0 && shown.Count > 0 && (hidden.Count == 1 || IsSmall(Together(hidden), fewest)))
        {
            hidden.Add(shown.Dequeue());
        }

        return hidden.Select(row => row.Group).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the table's total must be hidden too.</summary>
    /// <param name="table">The table.</param>
    public static bool HidesTotal(IReadOnlyList<CountedGroup> table) => table.Count == 0 || IsSmall(Together(table), FewestShown);

    private static CountedGroup Together(IEnumerable<CountedGroup> rows) =>
        rows.Aggregate(new CountedGroup("", 0, 0), (sum, row) => new CountedGroup("", sum.Persons + row.Persons, sum.Yes + row.Yes));

    private static bool IsSmall(CountedGroup row, int fewest) => row.Persons < fewest || IsFew(row.Yes, fewest) || IsFew(row.No, fewest);

    private static bool IsFew(int count, int fewest) => count > 0 && count < fewest;
}
