namespace Guihang.Core.Imports;

/// <summary>An entry of a list that can be written as lines of a county's ledger.</summary>
public interface ILedgerEntry
{
    /// <summary>What of the ledger it is.</summary>
    LedgerEntry Ledger { get; }
}

/// <summary>What of a county's ledger an entry of a list is: all that it says of a person, or one sanction, or one visit.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SanctionId">The one sanction; null where it is not about one.</param>
/// <param name="VisitId">The one visit; null where it is not about one.</param>
public sealed record LedgerEntry(Guid PersonId, Guid? SanctionId = null, Guid? VisitId = null);

/// <summary>
/// Writes a module's part of ledger lines, so that a ledger that is imported with the same columns changes nothing: the words are those that the import reads.
/// </summary>
public interface ILedgerLines
{
    /// <summary>Its place among the parts: people come before what happened to them.</summary>
    int Order { get; }

    /// <summary>What it has of each entry, in the order of the entries.</summary>
    Task<IReadOnlyList<LedgerCells>> Of(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken);
}

/// <summary>What a part has of an entry: text or days by the name of the field.</summary>
/// <param name="Always">What stands in every line of the entry that has nothing else of the part.</param>
/// <param name="Lines">Its lines.</param>
public sealed record LedgerCells(IReadOnlyDictionary<string, object?> Always, IReadOnlyList<IReadOnlyDictionary<string, object?>> Lines)
{
    /// <summary>Nothing.</summary>
    public static LedgerCells Nothing { get; } = new(new Dictionary<string, object?>(StringComparer.Ordinal), []);

    /// <summary>The lines of an entry: the parts side by side, as ledgers have them.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, object?>> Together(IReadOnlyList<LedgerCells> parts)
    {
        var count = parts.Max(part => part.Lines.Count);
        for (var i = 0; i < count; i++)
        {
            var line = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (field, cell) in parts.SelectMany(part => i < part.Lines.Count ? part.Lines[i] : part.Always))
            {
                line[field] = cell;
            }

            yield return line;
        }
    }
}
