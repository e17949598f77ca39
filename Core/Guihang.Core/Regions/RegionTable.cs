using System.Collections.Concurrent;
using System.Globalization;

namespace Guihang.Core.Regions;

/// <summary>
/// The dated table of regions. Chains are resolved at a day and given in the codes of today, by which plugins are keyed.
/// </summary>
public sealed class RegionTable
{
    private readonly Dictionary<string, List<Region>> _rows;
    private readonly Dictionary<string, string> _latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _family = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Eras> _chains = new(StringComparer.Ordinal);
    private Below _within = new(DateOnly.MinValue, new(StringComparer.Ordinal));

    /// <summary>Makes a table.</summary>
    /// <param name="rows">The rows, in any order.</param>
    public RegionTable(IEnumerable<Region> rows)
    {
        _rows = rows.GroupBy(row => row.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(row => row.From).ToList(), StringComparer.Ordinal);
        foreach (var code in _rows.Keys)
        {
            var latest = Follow(code);
            _latest[code] = latest;
            if (!_family.TryGetValue(latest, out var codes))
            {
                _family[latest] = codes = [];
            }

            codes.Add(code);
        }
    }

    /// <summary>The table that ships with Guihang.</summary>
    public static RegionTable Shipped { get; } = Load();

    /// <summary>Whether the code stands in the table, on any day.</summary>
    public bool Knows(string code) => _rows.ContainsKey(code);

    /// <summary>The code that stands for the region today.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the code.</exception>
    public string Latest(string code) => _latest[code];

    /// <summary>The row that holds on the day; before the region's first row that one, after its last one that.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the code.</exception>
    public Region On(string code, DateOnly day)
    {
        var rows = _family[_latest[code]].SelectMany(c => _rows[c]).OrderBy(row => row.From).ToList();
        return rows.LastOrDefault(row => row.HoldsOn(day)) ?? (day < rows[0].From ? rows[0] : rows[^1]);
    }

    /// <summary>The codes from the region up to the nation, as they were above each other on the day, in the codes of today.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the code.</exception>
    public IReadOnlyList<string> Chain(string code, DateOnly day) => _chains.GetOrAdd(code, MakeEras).On(day);

    /// <summary>Every region that was above this one on any day, in the codes of today.</summary>
    public IReadOnlySet<string> EverAbove(string code) =>
        _chains.GetOrAdd(code, MakeEras).Chains.SelectMany(chain => chain.Skip(1)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The region and all that are below it on the day, in the codes of today.</summary>
    public IReadOnlyList<string> Within(string code, DateOnly day)
    {
        // Each list asks it, mostly of one day: today.
        var within = _within;
        if (within.Day != day)
        {
            _within = within = new Below(day, new(StringComparer.Ordinal));
        }

        return within.Regions.GetOrAdd(
            code,
            above =>
                [
                    .. _family
                        .Keys.Where(other => Chain(other, day).Contains(_latest[above], StringComparer.Ordinal))
                        .Order(StringComparer.Ordinal),
                ]
        );
    }

    private static RegionTable Load()
    {
        using var stream = typeof(RegionTable).Assembly.GetManifestResourceStream("regions.csv")!;
        using var text = new StreamReader(stream);
        var rows = new List<Region>();
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            rows.Add(new Region(cells[0], cells[1], Day(cells[2]), cells[3] is "" ? null : Day(cells[3]), Text(cells[4]), Text(cells[5])));
        }

        return new RegionTable(rows);

        static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        static string? Text(string cell) => cell is "" ? null : cell;
    }

    private string Follow(string code)
    {
        for (var steps = 0; steps < 20; steps++)
        {
            if (!_rows.TryGetValue(code, out var rows) || rows[^1].Successor is not { } next)
            {
                return code;
            }

            code = next;
        }

        throw new InvalidOperationException($"The successors of region {code} run in a circle.");
    }

    private Eras MakeEras(string code)
    {
        var days = new SortedSet<DateOnly> { DateOnly.MinValue };
        var pending = new Queue<string>([_latest[code]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var current))
        {
            if (!seen.Add(current))
            {
                continue;
            }

            foreach (var row in _family[current].SelectMany(c => _rows[c]))
            {
                days.Add(row.From);
                if (row.To is { } to)
                {
                    days.Add(to);
                }

                if (row.Parent is { } parent)
                {
                    pending.Enqueue(_latest[parent]);
                }
            }
        }

        var from = days.ToArray();
        return new Eras(from, [.. from.Select(day => Walk(code, day))]);
    }

    private string[] Walk(string code, DateOnly day)
    {
        var chain = new List<string>();
        for (string? current = code; current is not null; current = On(current, day).Parent)
        {
            if (chain.Contains(_latest[current]))
            {
                throw new InvalidOperationException($"The regions above {code} run in a circle.");
            }

            chain.Add(_latest[current]);
        }

        return [.. chain];
    }

    private sealed record Below(DateOnly Day, ConcurrentDictionary<string, IReadOnlyList<string>> Regions);

    private sealed record Eras(DateOnly[] From, string[][] Chains)
    {
        public string[] On(DateOnly day)
        {
            var index = Array.BinarySearch(From, day);
            return Chains[index >= 0 ? index : ~index - 1];
        }
    }
}
