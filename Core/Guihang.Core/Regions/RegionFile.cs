using System.Globalization;

namespace Guihang.Core.Regions;

/// <summary>The table of regions as it is written (regions.md says how). A table with a fault is refused whole, each fault with its line.</summary>
public static class RegionFile
{
    private const string Header = "code,name,from,to,successor,parent";

    // A source that gives no more than the month or the year is written so, and means its first day.
    private static readonly string[] Precisions = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>Reads and checks a table.</summary>
    /// <exception cref="InvalidDataException">The table has faults.</exception>
    public static IReadOnlyList<Region> Read(TextReader text)
    {
        var faults = new List<RegionFault>();
        if (text.ReadLine() is var header && header != Header)
        {
            faults.Add(new RegionFault(1, $"the header is \"{header}\", not \"{Header}\""));
        }

        var rows = new List<RegionLine>();
        for (var number = 2; text.ReadLine() is { } line; number++)
        {
            var row = Row(number, line, faults);
            if (row is not null)
            {
                rows.Add(new RegionLine(number, row));
            }
        }

        // Rows that could not be read would be missed by the others: what is said of them then is no fault of theirs.
        if (faults.Count == 0)
        {
            faults.AddRange(RegionChecks.Of(rows));
        }

        return faults.Count == 0
            ? [.. rows.Select(row => row.Region)]
            : throw new InvalidDataException(
                string.Join(
                    Environment.NewLine,
                    faults
                        .OrderBy(fault => fault.Line)
                        .Select(fault => string.Create(CultureInfo.InvariantCulture, $"Regions, line {fault.Line}: {fault.What}."))
                )
            );
    }

    private static Region? Row(int number, string line, List<RegionFault> faults)
    {
        var cells = line.Split(',');
        if (cells.Length != 6)
        {
            faults.Add(new RegionFault(number, $"cells: {cells.Length} instead of six"));
            return null;
        }

        var before = faults.Count;
        var codes = cells[4] is "" ? [] : cells[4].Split('+');
        foreach (var code in codes.Append(cells[0]).Concat(cells[5] is "" ? [] : [cells[5]]).Where(code => !IsCode(code)))
        {
            faults.Add(new RegionFault(number, $"\"{code}\" is no code of six digits"));
        }

        if (string.IsNullOrWhiteSpace(cells[1]))
        {
            faults.Add(new RegionFault(number, "no name"));
        }

        var from = Day(number, cells[2], faults) ?? Region.Unrecorded;
        var to = Day(number, cells[3], faults);
        if (to <= from)
        {
            faults.Add(new RegionFault(number, "it ends before it begins"));
        }

        return faults.Count > before
            ? null
            : new Region(cells[0], cells[1], from, to, codes is [var one] ? one : null, cells[5] is "" ? null : cells[5])
            {
                DividedAmong = codes.Length > 1 ? codes : [],
            };
    }

    private static bool IsCode(string cell) => cell.Length == 6 && cell.All(char.IsAsciiDigit);

    private static DateOnly? Day(int number, string cell, List<RegionFault> faults)
    {
        if (cell is "")
        {
            return null;
        }

        if (DateOnly.TryParseExact(cell, Precisions, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(new RegionFault(number, $"\"{cell}\" is no day, month or year"));
        return null;
    }
}

internal sealed record RegionLine(int Number, Region Region);

internal sealed record RegionFault(int Line, string What);
