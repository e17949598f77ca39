using System.Globalization;
using System.Text.RegularExpressions;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Secrecy;

/// <summary>All that a database holds at a moment, rows in the order in which they lie, with what the database itself knows of each.</summary>
internal sealed record Evidence(IReadOnlyDictionary<string, IReadOnlyList<string>> Tables)
{
    public static async Task<Evidence> Take(TestDatabase database)
    {
        var tables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in await database.Tables())
        {
            var rows = await database.Rows(
                database.Kind == DatabaseKind.Sqlite
                    ? $"SELECT * FROM {table}"
                    : $"SELECT ctid::text AS place, xmin::text AS written_by, t.* FROM {table} t ORDER BY ctid"
            );
            tables[table] = [.. rows.Select(row => string.Join(" | ", row.Select(Cell)))];
        }

        return new Evidence(tables);
    }

    /// <summary>The tables in which anything is another than before.</summary>
    public IEnumerable<string> ChangedSince(Evidence before) =>
        Tables.Where(table => !before.Tables.GetValueOrDefault(table.Key, []).SequenceEqual(table.Value)).Select(table => table.Key);

    private static string Cell(object? value) =>
        value switch
        {
            null => "",
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}

/// <summary>Finds times in text: written out, and in ids of version 7, which begin with the milliseconds.</summary>
internal static partial class Times
{
    public static IEnumerable<DateTimeOffset> In(string text)
    {
        foreach (Match written in Written().Matches(text))
        {
            yield return DateTimeOffset.Parse(written.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        }

        foreach (Match id in Version7().Matches(text))
        {
            yield return DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(
                    id.Value.Replace("-", "", StringComparison.Ordinal).AsSpan(0, 12),
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture
                )
            );
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Written();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Version7();
}
