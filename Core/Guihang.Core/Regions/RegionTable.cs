using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Guihang.Core.Regions;

/// <summary>
/// The dated table of regions. Chains are resolved at a day and given in the codes of today, by which plugins are keyed.
/// </summary>
public sealed class RegionTable
{
    private readonly FrozenDictionary<string, Region[]> _rows;
    private readonly FrozenDictionary<string, string> _latest;
    private readonly FrozenDictionary<string, string[]> _family;
    private readonly ConcurrentDictionary<string, Eras> _chains = new(StringComparer.Ordinal);
    private Below _within = new(DateOnly.MinValue, new(StringComparer.Ordinal));

    /// <summary>Makes a table.</summary>
    /// <param name="rows">The rows, in any order.</param>
    public RegionTable(IEnumerable<Region> rows)
    {
        _rows = rows.GroupBy(row => row.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(row => row.From).ToArray(), StringComparer.Ordinal);
        _latest = _rows.Keys.ToFrozenDictionary(code => code, code => Line(code)[^1], StringComparer.Ordinal);
        _family = _latest
            .GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The table that ships with Guihang.</summary>
    public static RegionTable Shipped { get; } = Load();

    /// <summary>Whether the code stands in the table, on any day.</summary>
    public bool Knows(string code) => _rows.ContainsKey(code);

    /// <summary>The code that stands for the region today.</summary>
    /// <exception cref="KeyNotFoundException">The table does not know the code.</exception>
    public string Latest(string code) => _latest[code];

    /// <summary>
    /// The row that holds on the day, of this code or of the one that stood for the region then; before the region's first row that one, after its last one that.
    /// Where several were merged into it, the first by code stands for it before.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The table does not know the code.</exception>
    public Region On(string code, DateOnly day)
    {
        var after = Line(code);
        if (day >= _rows[code][0].From)
        {
            return after.Select(later => Holding(later, day)).FirstOrDefault(row => row is not null) ?? _rows[after[^1]][^1];
        }

        var before = _family[after[^1]].Where(earlier => Line(earlier).Contains(code, StringComparer.Ordinal)).ToList();
        return before.Select(earlier => Holding(earlier, day)).FirstOrDefault(row => row is not null)
            ?? before.Select(earlier => _rows[earlier][0]).MinBy(row => row.From)!;
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
        return new RegionTable(RegionFile.Read(text));
    }

    private Region? Holding(string code, DateOnly day) => Array.Find(_rows[code], row => row.HoldsOn(day));

    // The code and those that followed it, up to that of today.
    private List<string> Line(string code)
    {
        var line = new List<string>();
        for (string? current = code; current is not null; current = _rows.GetValueOrDefault(current)?[^1].Successor)
        {
            if (line.Contains(current))
            {
                throw new InvalidOperationException($"The successors of region {code} run in a circle.");
            }

            line.Add(current);
        }

        return line;
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
