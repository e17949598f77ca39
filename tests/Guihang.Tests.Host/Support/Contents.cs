using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Guihang.Core.Data;

namespace Guihang.Tests.Host.Support;

/// <summary>All that a database holds, as text to compare.</summary>
internal static partial class Contents
{
    private const int Rounds = 5;

    /// <summary>The tables, but for those of the migrations.</summary>
    public static async Task<IReadOnlyList<string>> Tables(this TestDatabase database) =>
        [
            .. (
                await database.Rows(
                    database.Kind == DatabaseKind.Sqlite
                        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                        : "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
                )
            )
                .Select(row => (string)row[0]!)
                .Where(table => !table.EndsWith("_migrations", StringComparison.Ordinal) && table != "__EFMigrationsLock")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>How many rows each table has, but for some tables.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Counts(this TestDatabase database, params string[] without)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in (await database.Tables()).Except(without, StringComparer.Ordinal))
        {
            counts[table] = await database.Scalar<int>($"SELECT count(*) FROM {table}");
        }

        return counts;
    }

    /// <summary>
    /// The rows of queries, as text that says the same of two databases in which the same was recorded: of a time only the day, and in the place of an id,
    /// which is another one each time, what the database says of it.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Describe(this TestDatabase database, params IEnumerable<string> queries)
    {
        var rows = new List<string>();
        foreach (var query in queries)
        {
            rows.AddRange((await database.Rows(query)).Select(row => $"{query}: {string.Join(" | ", row.Select(Cell))}"));
        }

        // What is said of an id: where it stands in which rows, with what is said of the other ids there.
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                var text = WithWhatIsSaid(row, said);
                foreach (Match id in Id().Matches(row))
                {
                    if (!places.TryGetValue(id.Value, out var of))
                    {
                        places[id.Value] = of = [];
                    }

                    of.Add($"{text} @ {row.AsSpan(0, id.Index).Count('|')}");
                }
            }

            said = places.ToDictionary(place => place.Key, place => Hash(place.Value), StringComparer.Ordinal);
        }

        return [.. rows.Select(row => WithWhatIsSaid(row, said)).Order(StringComparer.Ordinal)];
    }

    private static string WithWhatIsSaid(string row, Dictionary<string, string> said) =>
        Id().Replace(row, id => said.GetValueOrDefault(id.Value, "id"));

    private static string Hash(List<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))))[..16];

    private static string Cell(object? value) =>
        value switch
        {
            Guid id => id.ToString(),
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            byte[] => "bytes",
            _ => Bare()
                .Replace(
                    Time().Replace(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", time => time.Groups["day"].Value),
                    id => Guid.ParseExact(id.Value, "N").ToString()
                ),
        };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Id();

    // As paths of units write it.
    [GeneratedRegex(@"\b[0-9a-f]{32}\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<day>\d{4}-\d\d-\d\d)[ T]\d\d:\d\d:\d\d(\.\d+)?Z?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Time();
}
