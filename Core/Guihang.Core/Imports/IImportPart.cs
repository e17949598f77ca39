using Guihang.Core.Requests;
using Guihang.Policy;

namespace Guihang.Core.Imports;

/// <summary>What a module takes from a county's ledger. A ledger has one line for a person with the sanction and the visits: each module takes its part.</summary>
public interface IImportPart
{
    /// <summary>Its place among the parts: people come before what happened to them.</summary>
    int Order { get; }

    /// <summary>The columns that it knows.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>The request that loads rows.</summary>
    IChange<ImportedPiece> Load(ImportPiece piece);

    /// <summary>The request that says what loading would come to, and writes nothing.</summary>
    IQuery<ImportedPiece> Check(ImportPiece piece);
}

/// <summary>A column of ledgers.</summary>
/// <param name="Name">Its name in mappings, in camel case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Also">What else ledgers call it.</param>
public sealed record ImportField(string Name, Wording Title, params IReadOnlyList<string> Also)
{
    /// <summary>Whether what a row tells of the part cannot be taken without it.</summary>
    public bool IsAsked { get; init; }
}

/// <summary>Some rows of a file: at most 1,000, so that the writer is soon free for others.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Jurisdiction">The jurisdiction whose ledger it is (GB/T 2260).</param>
/// <param name="Rows">The rows.</param>
public sealed record ImportPiece(Guid ImportId, string Jurisdiction, IReadOnlyList<ImportRow> Rows)
{
    /// <summary>The most rows of a piece.</summary>
    public const int MostRows = 1000;
}

/// <summary>A row, cell by cell.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Cells">Its cells that have text, by the name of the field.</param>
/// <param name="PersonId">The person that an earlier part found or made of it; null where none did.</param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, ImportCell> Cells, Guid? PersonId)
{
    /// <summary>The text of a field; null where the cell is empty.</summary>
    public string? this[string field] => Cells.GetValueOrDefault(field)?.Text;
}

/// <summary>A cell.</summary>
/// <param name="Address">Its address, such as C7.</param>
/// <param name="Text">Its text.</param>
public sealed record ImportCell(string Address, string Text);

/// <summary>What came of a piece.</summary>
/// <param name="Rows">What came of each row that the part has something to do with.</param>
/// <param name="Faults">What is wrong, and what should be looked at.</param>
public sealed record ImportedPiece(IReadOnlyList<ImportedRow> Rows, IReadOnlyList<ImportFault> Faults)
{
    /// <summary>Nothing came of it.</summary>
    public static ImportedPiece Nothing { get; } = new([], []);
}

/// <summary>What came of a row.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fate">What came of it.</param>
/// <param name="PersonId">The person; null where there is none yet.</param>
public sealed record ImportedRow(int Number, RowFate Fate, Guid? PersonId);

/// <summary>What came of a row.</summary>
public enum RowFate
{
    /// <summary>It was loaded, or would be.</summary>
    Loaded,

    /// <summary>It was there before; nothing changed.</summary>
    Unchanged,

    /// <summary>Something in it is wrong; nothing of it was taken.</summary>
    Refused,
}

/// <summary>Something wrong with a row, or something to be looked at.</summary>
/// <param name="Number">The row's number.</param>
/// <param name="Field">The field; null where it is about the whole row.</param>
/// <param name="Code">What kind of fault.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What would be right.</param>
/// <param name="IsWarning">Whether the row is loaded nevertheless.</param>
public sealed record ImportFault(int Number, string? Field, string Code, Wording Wrong, Wording Right, bool IsWarning = false);
