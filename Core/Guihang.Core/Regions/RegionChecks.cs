namespace Guihang.Core.Regions;

/// <summary>What the rows of a table must be to each other, so that every chain of every day reaches the nation.</summary>
internal static class RegionChecks
{
    public static IEnumerable<RegionFault> Of(IReadOnlyList<RegionLine> lines)
    {
        var codes = lines
            .GroupBy(line => line.Region.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var faults = Order(lines).Concat(codes.Values.SelectMany(Spans)).ToList();

        // The others take for granted that the spans of a code are one run of days.
        return faults.Count > 0
            ? faults
            : lines.SelectMany(line => Parent(line, codes).Concat(Successors(line, codes))).Concat(Circles(lines));
    }

    private static IEnumerable<RegionFault> Order(IReadOnlyList<RegionLine> lines) =>
        lines
            .Zip(lines.Skip(1))
            .Where(pair => string.CompareOrdinal(pair.First.Region.Code, pair.Second.Region.Code) > 0)
            .Select(pair => new RegionFault(pair.Second.Number, $"{pair.Second.Region.Code} stands behind {pair.First.Region.Code}"));

    private static IEnumerable<RegionFault> Spans(List<RegionLine> rows)
    {
        foreach (var (earlier, later) in rows.Zip(rows.Skip(1)))
        {
            if (earlier.Region.To != later.Region.From)
            {
                yield return new RegionFault(later.Number, "it does not begin on the day on which the row above it ends");
            }

            if (earlier.Region.Successor is not null || earlier.Region.DividedAmong.Count > 0)
            {
                yield return new RegionFault(earlier.Number, "it names a successor, and its own code goes on");
            }
        }
    }

    private static IEnumerable<RegionFault> Parent(RegionLine line, Dictionary<string, List<RegionLine>> codes)
    {
        var row = line.Region;
        if ((row.Parent is null) != (row.Code == Region.Nation))
        {
            yield return new RegionFault(line.Number, row.Parent is null ? "no parent" : "the nation has a parent");
        }
        else if (row.Parent is not null)
        {
            if (!codes.TryGetValue(row.Parent, out var rows))
            {
                yield return new RegionFault(line.Number, $"the parent {row.Parent} is not in the table");
            }
            else if (!IsThere(row, rows[0].Region.From, rows[^1].Region.To))
            {
                yield return new RegionFault(line.Number, $"the parent {row.Parent} is not there on every day of the row");
            }
        }
    }

    // Of a row whose beginning is not recorded nothing is asked before the parent's own first day.
    private static bool IsThere(Region row, DateOnly parentFrom, DateOnly? parentTo) =>
        (row.From == Region.Unrecorded ? row.To is not { } last || parentFrom < last : parentFrom <= row.From)
        && (parentTo is not { } end || row.To <= end);

    private static IEnumerable<RegionFault> Successors(RegionLine line, Dictionary<string, List<RegionLine>> codes)
    {
        var row = line.Region;
        IReadOnlyList<string> successors = row.Successor is { } one ? [one] : row.DividedAmong;
        if (successors.Count > 0 && row.To is null)
        {
            yield return new RegionFault(line.Number, "it names a successor and does not end");
        }

        if (successors.Distinct(StringComparer.Ordinal).Count() < successors.Count)
        {
            yield return new RegionFault(line.Number, "it names a successor twice");
        }

        foreach (var successor in successors.Where(_ => row.To is not null))
        {
            if (!codes.TryGetValue(successor, out var rows) || !rows.Exists(other => other.Region.HoldsOn(row.To!.Value)))
            {
                yield return new RegionFault(line.Number, $"the successor {successor} is not there on the day on which the row ends");
            }
        }
    }

    private static IEnumerable<RegionFault> Circles(IReadOnlyList<RegionLine> lines)
    {
        var above = lines.ToLookup(line => line.Region.Code, line => line.Region.Parent, StringComparer.Ordinal);
        return lines
            .DistinctBy(line => line.Region.Code, StringComparer.Ordinal)
            .Where(line => IsAboveItself(line.Region.Code))
            .Select(line => new RegionFault(line.Number, $"the regions above {line.Region.Code} run in a circle"));

        bool IsAboveItself(string code)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var pending = new Queue<string?>(above[code]);
            while (pending.TryDequeue(out var current))
            {
                if (current == code)
                {
                    return true;
                }

                if (current is not null && seen.Add(current))
                {
                    foreach (var next in above[current])
                    {
                        pending.Enqueue(next);
                    }
                }
            }

            return false;
        }
    }
}
