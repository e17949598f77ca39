using System.Text.Json;

namespace Guihang.Core.Imports;

/// <summary>Which columns the ledger of a jurisdiction has, kept from the imports of which rows were loaded.</summary>
internal sealed class LedgerColumns
{
    public required string Region { get; init; }

    /// <summary>Headers by fields as JSON, in the order of the ledger.</summary>
    public required string Columns { get; set; }

    public required DateTime RecordedAt { get; set; }

    /// <summary>Takes in the columns of a file: what it calls otherwise is called so from now on, and what it lacks stays.</summary>
    public void Take(string columns, DateTime now)
    {
        var (kept, file) = (Read(Columns), Read(columns));
        // A file with as many columns is the ledger as it is now, in its order; one with fewer, such as of visits alone, is not.
        var (whole, part) = file.Count >= kept.Count ? (file, kept) : (kept, file);
        var merged = new OrderedDictionary<string, string>(whole, StringComparer.Ordinal);
        foreach (var (field, header) in part)
        {
            if (ReferenceEquals(part, file) || !merged.ContainsKey(field))
            {
                merged[field] = header;
            }
        }

        (Columns, RecordedAt) = (JsonSerializer.Serialize(merged), now);
    }

    /// <summary>What is kept, with what is given over it.</summary>
    public static IReadOnlyDictionary<string, string> Merged(
        IReadOnlyDictionary<string, string> kept,
        IReadOnlyDictionary<string, string> given
    )
    {
        var merged = new Dictionary<string, string>(kept, StringComparer.Ordinal);
        foreach (var (field, header) in given)
        {
            merged[field] = header;
        }

        return merged;
    }

    private static OrderedDictionary<string, string> Read(string columns)
    {
        using var read = JsonDocument.Parse(columns);
        return new(
            read.RootElement.EnumerateObject().Select(column => KeyValuePair.Create(column.Name, column.Value.GetString()!)),
            StringComparer.Ordinal
        );
    }
}
