using System.Globalization;
using Guihang.Core.Statistics;

namespace Guihang.Tests.Statistics;

/// <summary>
/// No count that is hidden can be worked out by adding and taking away what all the tables of an answer show: for a fairness monitor of people by sex, rank,
/// the body that assessed and the scorer, on populations that are made up by a seed.
/// </summary>
public sealed class Subtractions
{
    private const int Seeds = 400;
    private const int Ranks = 3;
    private const int Bodies = 2;
    private const int Scorers = 3;

    private static readonly Division Division = new("sex", "evaluator", "sex within");

    // Kinds of people; whoever did not go on was not scored.
    private static readonly List<Kind> Kinds =
    [
        .. from sex in new[] { "female", "male" }
        from rank in Enumerable.Range(0, Ranks)
        from body in Enumerable.Range(0, Bodies)
        from scorer in Enumerable.Range(0, Scorers + 1)
        select new Kind(sex, Name("R", rank), Name("B", body), scorer == Scorers ? null : Name("E", scorer)),
    ];

    [Fact]
    public void No_count_that_is_hidden_is_what_others_leave()
    {
        var secrets = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var population = Population(seed);
            var tables = Tables(population);
            var hidden = LinkedTables.Hide([.. tables.Select(table => table.Counted)], Division);
            var shown = tables.Zip(hidden).SelectMany(pair => Shown(pair.First, pair.Second)).ToList();
            var span = new Span(Kinds.Count);
            shown.ForEach(span.Add);
            foreach (var (table, cells) in tables.Zip(hidden))
            {
                foreach (var (group, form) in Secrets(table, population))
                {
                    secrets++;
                    Assert.True(
                        cells.Groups.Contains(group),
                        $"Seed {seed}: {table.Counted.Question} by {table.Counted.Grouping} shows {group}."
                    );
                    Assert.False(
                        span.Has(form),
                        $"Seed {seed}: {group} of {table.Counted.Question} by {table.Counted.Grouping} is what others leave."
                    );
                }
            }
        }

        Assert.True(secrets > Seeds, $"Saw {secrets} secrets.");
    }

    // What the test must find, or it proves nothing: each table hidden by itself gives counts away.
    [Fact]
    public void Tables_that_are_hidden_one_by_one_are_found()
    {
        var found = Enumerable
            .Range(0, Seeds)
            .Count(seed =>
            {
                var population = Population(seed);
                var tables = Tables(population);
                var span = new Span(Kinds.Count);
                foreach (var table in tables)
                {
                    var rows = table.Counted.Rows;
                    Shown(table, new HiddenCells(table.Counted, SmallCells.Hidden(rows), SmallCells.HidesTotal(rows))).ForEach(span.Add);
                }

                return tables.Exists(table => Secrets(table, population).Any(secret => span.Has(secret.Form)));
            });

        Assert.True(found > 0);
    }

    // A woman more or less in a second evaluator's table is all that stood between the first one's and everybody.
    [Fact]
    public void Where_the_sexes_of_one_evaluator_are_hidden_so_are_a_second_s()
    {
        CountedTable Table(string grouping, params (string Group, int Persons)[] rows) =>
            new("score", grouping, [.. rows.Select(row => new CountedGroup(row.Group, row.Persons, row.Persons))]);

        var hidden = LinkedTables.Hide(
            [
                Table("sex", ("female", 23), ("male", 29)),
                Table("evaluator", ("E0", 12), ("E1", 20), ("E2", 20)),
                Table("sex within/E0", ("female", 3), ("male", 9)),
                Table("sex within/E1", ("female", 10), ("male", 10)),
                Table("sex within/E2", ("female", 10), ("male", 10)),
            ],
            Division
        );

        Assert.Equal([0, 0, 2, 2, 0], hidden.Select(cells => cells.Groups.Count));
    }

    private sealed record Kind(string Sex, string Rank, string Body, string? Scorer);

    // A table with what each of its groups and its total are made of.
    private sealed record Made(CountedTable Counted, Func<Kind, string?> GroupOf)
    {
        public bool IsShare => Counted.Question == "goes on";

        public int[] Members(string? group) =>
            [
                .. Kinds.Select(kind =>
                    (Counted.Question != "score" || kind.Scorer is not null) && GroupOf(kind) is { } own && (group is null || own == group)
                        ? 1
                        : 0
                ),
            ];

        public int[] WentOn(string group) => [.. Members(group).Zip(Kinds).Select(pair => pair.Second.Scorer is null ? 0 : pair.First)];

        public int[] Stayed(string group) => [.. Members(group).Zip(WentOn(group)).Select(pair => pair.First - pair.Second)];
    }

    private static List<Made> Tables(int[] population)
    {
        List<(string Question, string Grouping, Func<Kind, string?> GroupOf)> asked =
        [
            ("goes on", "sex", kind => kind.Sex),
            ("goes on", "rank", kind => kind.Rank),
            ("goes on", "evaluator", kind => kind.Body),
            ("score", "sex", kind => kind.Sex),
            ("score", "rank", kind => kind.Rank),
            ("score", "evaluator", kind => kind.Scorer),
            .. Enumerable
                .Range(0, Scorers)
                .Select(scorer => Name("E", scorer))
                .Select(scorer =>
                    ("score", $"sex within/{scorer}", (Func<Kind, string?>)(kind => kind.Scorer == scorer ? kind.Sex : null))
                ),
            ("visits", "sex", kind => kind.Sex),
            ("visits", "rank", kind => kind.Rank),
        ];
        return
        [
            .. asked
                .Select(of =>
                {
                    var empty = new Made(new CountedTable(of.Question, of.Grouping, []), of.GroupOf);
                    var rows = Kinds
                        .Select(of.GroupOf)
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal)
                        .Select(group =>
                        {
                            var members = Count(empty.Members(group), population);
                            return new CountedGroup(group, members, empty.IsShare ? Count(empty.WentOn(group), population) : members);
                        })
                        .Where(row => row.Persons > 0);
                    return empty with { Counted = empty.Counted with { Rows = [.. rows] } };
                })
                .Where(table => table.Counted.Rows.Count > 0),
        ];
    }

    // What the answer tells; also that a table has nobody of a group.
    private static List<int[]> Shown(Made table, HiddenCells cells)
    {
        var rows = cells.Table.Rows.Select(row => row.Group).ToList();
        var missing = Kinds.Select(table.GroupOf).OfType<string>().Distinct(StringComparer.Ordinal).Except(rows, StringComparer.Ordinal);
        var shown = rows.Where(group => !cells.Groups.Contains(group)).ToList();
        return
        [
            .. shown.Concat(missing).Select(table.Members),
            .. table.IsShare ? shown.Select(table.WentOn) : [],
            .. cells.HidesTotal ? [] : new[] { table.Members(null) },
        ];
    }

    private static IEnumerable<(string Group, int[] Form)> Secrets(Made table, int[] population) =>
        table
            .Counted.Rows.SelectMany(row =>
                (
                    table.IsShare
                        ? new[] { table.Members(row.Group), table.WentOn(row.Group), table.Stayed(row.Group) }
                        : [table.Members(row.Group)]
                ).Select(form => (row.Group, Form: form))
            )
            .Where(cell => Count(cell.Form, population) is > 0 and < SmallCells.FewestShown);

    private static int Count(int[] form, int[] population) => form.Zip(population).Sum(pair => pair.First * pair.Second);

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static int[] Population(int seed)
    {
#pragma warning disable CA5394 // A population that is the same in every run.
        var chance = new Random(seed);
        // Some kinds of people are everywhere, some rare, some nowhere.
        var most = 2 + chance.Next(8);
        return [.. Kinds.Select(_ => chance.Next(3) == 0 ? 0 : chance.Next(most))];
#pragma warning restore CA5394
    }

    /// <summary>All that follows from sums and differences of what was added, over a field so large that it is as with fractions.</summary>
    private sealed class Span(int width)
    {
        private const long Prime = 2_147_483_647;

        private readonly Dictionary<int, long[]> _rows = [];

        public void Add(int[] form)
        {
            var left = Reduce(form);
            var lead = Array.FindIndex(left, value => value != 0);
            if (lead >= 0)
            {
                var inverse = Power(left[lead], Prime - 2);
                _rows[lead] = [.. left.Select(value => value * inverse % Prime)];
            }
        }

        public bool Has(int[] form) => Array.TrueForAll(Reduce(form), value => value == 0);

        private long[] Reduce(int[] form)
        {
            var left = Array.ConvertAll(form, value => (long)value);
            for (var i = 0; i < width; i++)
            {
                if (left[i] != 0 && _rows.TryGetValue(i, out var row))
                {
                    var times = left[i];
                    for (var j = i; j < width; j++)
                    {
                        left[j] = (((left[j] - (times * row[j])) % Prime) + Prime) % Prime;
                    }
                }
            }

            return left;
        }

        private static long Power(long value, long exponent)
        {
            var result = 1L;
            for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
            {
                result = (exponent & 1) == 1 ? result * value % Prime : result;
            }

            return result;
        }
    }
}
