namespace Guihang.Core.Statistics;

/// <summary>A table of an answer: how many there are in each group of a grouping, for one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Grouping">The grouping.</param>
/// <param name="Rows">The groups.</param>
public sealed record CountedTable(string Question, string Grouping, IReadOnlyList<CountedGroup> Rows);

/// <summary>What of a table is hidden.</summary>
/// <param name="Table">The table, with groups of which it has nobody where another table hides them: that it lacks them would tell.</param>
/// <param name="Groups">The groups whose counts are hidden.</param>
/// <param name="HidesTotal">Whether its total is hidden too.</param>
public sealed record HiddenCells(CountedTable Table, IReadOnlySet<string> Groups, bool HidesTotal);

/// <summary>Tables that divide another: the sexes within each evaluator (the parts) divide the sexes (the whole), and each part adds up to one evaluator.</summary>
/// <param name="Whole">The grouping that is divided.</param>
/// <param name="By">The grouping by which it is.</param>
/// <param name="Parts">How the groupings of the parts begin; a slash and the group of <paramref name="By"/> follow.</param>
public sealed record Division(string Whole, string By, string Parts)
{
    /// <summary>Whether a grouping is by evaluators, or within one: who they are differs from question to question.</summary>
    public bool Concerns(string grouping) => grouping == By || IsPart(grouping);

    /// <summary>Whether a grouping is a part.</summary>
    public bool IsPart(string grouping) => grouping.StartsWith($"{Parts}/", StringComparison.Ordinal);

    /// <summary>The group of <see cref="By"/> of a part.</summary>
    public string GroupOf(string part) => part[(Parts.Length + 1)..];
}

/// <summary>
/// Hides in all the tables of one answer together what each hides by itself: a count that one table hides must not be what is left of another when a third is
/// taken from it. Where a group is hidden for one question it is for the others, and where one evaluator's sexes are hidden, so are a second's.
/// </summary>
public static class LinkedTables
{
    /// <summary>Finds what is hidden, table by table.</summary>
    /// <param name="tables">The tables of the answer.</param>
    /// <param name="division">Which of them divide which.</param>
    public static IReadOnlyList<HiddenCells> Hide(IReadOnlyList<CountedTable> tables, Division division)
    {
        var hidden = tables.Select(table => Alone(table, new HashSet<string>(StringComparer.Ordinal))).ToList();
        // Each round hides more or is the last: there is an end.
        for (var before = -1; before != Count(hidden); )
        {
            before = Count(hidden);
            hidden = AcrossQuestions(hidden, division);
            hidden =
            [
                .. hidden.GroupBy(cells => cells.Table.Question, StringComparer.Ordinal).SelectMany(of => Divided([.. of], division)),
            ];
        }

        var found = hidden.ToDictionary(cells => (cells.Table.Question, cells.Table.Grouping));
        return [.. tables.Select(table => found[(table.Question, table.Grouping)])];
    }

    private static int Count(List<HiddenCells> hidden) => hidden.Sum(cells => cells.Groups.Count + (cells.HidesTotal ? 1 : 0));

    private static HiddenCells Alone(CountedTable table, IReadOnlySet<string> also)
    {
        var missing = also.Except(table.Rows.Select(row => row.Group), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var whole = table with { Rows = [.. table.Rows, .. missing.Select(group => new CountedGroup(group, 0, 0))] };
        var groups = SmallCells.Hidden(whole.Rows, also);
        // One group that is all there is, is its total.
        return new HiddenCells(whole, groups, SmallCells.HidesTotal(whole.Rows) || (groups.Count > 0 && whole.Rows.Count == 1));
    }

    // How many of a group went on is how many were scored: what one question hides, the others would give away.
    private static List<HiddenCells> AcrossQuestions(List<HiddenCells> hidden, Division division)
    {
        var together = hidden
            .Where(cells => !division.Concerns(cells.Table.Grouping))
            .SelectMany(cells => cells.Groups.Select(group => (cells.Table.Grouping, group)))
            .ToLookup(cell => cell.Grouping, cell => cell.group, StringComparer.Ordinal);
        return hidden.ConvertAll(cells =>
            division.Concerns(cells.Table.Grouping)
                ? cells
                : Alone(cells.Table, together[cells.Table.Grouping].ToHashSet(StringComparer.Ordinal))
        );
    }

    private static IEnumerable<HiddenCells> Divided(List<HiddenCells> question, Division division)
    {
        var parts = question.Where(cells => division.IsPart(cells.Table.Grouping)).ToList();
        var whole = question.Find(cells => cells.Table.Grouping == division.Whole);
        var by = question.Find(cells => cells.Table.Grouping == division.By);
        var closed = parts.Where(part => part.Groups.Count > 0 || whole is { Groups.Count: > 0 } || IsHidden(by, part)).ToList();
        var open = new Queue<HiddenCells>(
            parts
                .Except(closed)
                .OrderBy(part => part.Table.Rows.Sum(row => row.Persons))
                .ThenBy(part => part.Table.Grouping, StringComparer.Ordinal)
        );
        while (closed.Count > 0 && open.Count > 0 && (closed.Count == 1 || LeavesFew(closed, parts)))
        {
            closed.Add(open.Dequeue());
        }

        var groups = parts.SelectMany(part => part.Table.Rows.Select(row => row.Group)).Distinct(StringComparer.Ordinal).ToList();
        return question.Select(cells => closed.Contains(cells) ? Whole(cells, groups, IsHidden(by, cells)) : cells);

        bool IsHidden(HiddenCells? evaluators, HiddenCells part) =>
            evaluators?.Groups.Contains(division.GroupOf(part.Table.Grouping)) == true;
    }

    // All of a part is hidden, also which groups it lacks; and an evaluator who is hidden is in no total either.
    private static HiddenCells Whole(HiddenCells part, List<string> groups, bool hidesTotal)
    {
        var missing = groups.Except(part.Table.Rows.Select(row => row.Group), StringComparer.Ordinal);
        return new HiddenCells(
            part.Table with
            {
                Rows = [.. part.Table.Rows, .. missing.Select(group => new CountedGroup(group, 0, 0))],
            },
            groups.ToHashSet(StringComparer.Ordinal),
            part.HidesTotal || hidesTotal
        );
    }

    // What is left of the whole when the parts that are shown are taken from it.
    private static bool LeavesFew(List<HiddenCells> closed, List<HiddenCells> parts) =>
        parts
            .SelectMany(part => part.Table.Rows.Select(row => row.Group))
            .Distinct(StringComparer.Ordinal)
            .Any(group =>
                closed.Sum(part => part.Table.Rows.Where(row => row.Group == group).Sum(row => row.Persons)) < SmallCells.FewestShown
            );
}
