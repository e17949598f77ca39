namespace Guihang.Core.Imports;

/// <summary>The import of a county's ledger: the file, and how far it has come. It is worked off piece by piece and goes on after a restart.</summary>
internal sealed class Import
{
    public required Guid Id { get; init; }

    /// <summary>The jurisdiction whose ledger it is.</summary>
    public required string Region { get; init; }

    public required string FileName { get; init; }

    public required bool IsDryRun { get; init; }

    /// <summary>The code of the officer in whose name rows are loaded.</summary>
    public required string Officer { get; init; }

    /// <summary>Which column is which field: JSON, the header by the field's name.</summary>
    public required string Columns { get; init; }

    public required ImportState State { get; set; }

    /// <summary>The number of the last row that was worked off.</summary>
    public required int LastRow { get; set; }

    public required int Rows { get; set; }

    public required int Loaded { get; set; }

    public required int Unchanged { get; set; }

    public required int Refused { get; set; }

    public required int Warnings { get; set; }

    public required DateTime RecordedAt { get; init; }

    public required DateTime? EndedAt { get; set; }

    /// <summary>SHA-256 of the file; null for what was imported before it was kept.</summary>
    public required byte[]? Hash { get; init; }

    /// <summary>The file's size in bytes; null likewise.</summary>
    public required int? Size { get; init; }

    /// <summary>When the file was forgotten; null while it is kept.</summary>
    public required DateTime? ForgottenAt { get; set; }
}

/// <summary>The file of an import, apart from what is asked of it all the time. It is a whole ledger with names, and kept no longer than its report is of use.</summary>
internal sealed class ImportFile
{
    public required Guid Id { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>Something that was wrong in a file, or is to be looked at.</summary>
internal sealed class ImportFaultRow
{
    public required Guid ImportId { get; init; }

    /// <summary>Its place among the faults of the import, from 1.</summary>
    public required int Ordinal { get; init; }

    public required int Row { get; init; }

    public required string Address { get; init; }

    public required string? Header { get; init; }

    public required string Code { get; init; }

    public required string WrongZh { get; init; }

    public required string WrongEn { get; init; }

    public required string RightZh { get; init; }

    public required string RightEn { get; init; }

    public required bool IsWarning { get; init; }
}

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>It waits for its turn, or is being worked off.</summary>
    Running,

    /// <summary>All rows were worked off.</summary>
    Done,

    /// <summary>Somebody called it off; what was loaded before stays.</summary>
    Cancelled,

    /// <summary>It could not go on; what was loaded before stays, and the same file can be sent again.</summary>
    Failed,
}
