using System.Text.Json;

namespace Guihang.Core.Imports;

/// <summary>An import and how far it has come.</summary>
public sealed record ImportAnswer
{
    /// <summary>The import's id.</summary>
    /// <example>{importId}</example>
    public required Guid Id { get; init; }

    /// <summary>The jurisdiction whose ledger it is.</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The file's name.</summary>
    /// <example>台账.csv</example>
    public required string FileName { get; init; }

    /// <summary>Whether nothing is written.</summary>
    /// <example>true</example>
    public required bool IsDryRun { get; init; }

    /// <summary>Which header stands for which field: what was taken for what.</summary>
    /// <example>{"name":"姓名","unit":"单位"}</example>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>How far it has come.</summary>
    /// <example>done</example>
    public required ImportState State { get; init; }

    /// <summary>How many rows were worked off.</summary>
    /// <example>9</example>
    public required int Rows { get; init; }

    /// <summary>How many of them were loaded, or would be in a dry run.</summary>
    /// <example>8</example>
    public required int Loaded { get; init; }

    /// <summary>How many were there before.</summary>
    /// <example>0</example>
    public required int Unchanged { get; init; }

    /// <summary>How many were refused; the faults tell why.</summary>
    /// <example>1</example>
    public required int Refused { get; init; }

    /// <summary>How many things are to be looked at although their rows were loaded.</summary>
    /// <example>0</example>
    public required int Warnings { get; init; }

    /// <summary>When it was started, UTC.</summary>
    /// <example>2026-11-02T01:00:00Z</example>
    public required DateTime RecordedAt { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    /// <example>2026-11-02T01:00:05Z</example>
    public required DateTime? EndedAt { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits; null for what was imported before it was kept.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string? Sha256 { get; init; }

    /// <summary>The file's size in bytes; null likewise.</summary>
    /// <example>412</example>
    public required int? Size { get; init; }

    /// <summary>When the file was forgotten, 30 days after the import ended, UTC; what was wrong in it stays listed. Null while it is kept.</summary>
    /// <example>null</example>
    public required DateTime? ForgottenAt { get; init; }

    internal static ImportAnswer Of(Import import) =>
        new()
        {
            Id = import.Id,
            Jurisdiction = import.Region,
            FileName = import.FileName,
            IsDryRun = import.IsDryRun,
            Columns = Read(import.Columns),
            State = import.State,
            Rows = import.Rows,
            Loaded = import.Loaded,
            Unchanged = import.Unchanged,
            Refused = import.Refused,
            Warnings = import.Warnings,
            RecordedAt = import.RecordedAt,
            EndedAt = import.EndedAt,
            Sha256 = import.Hash is { } hash ? Convert.ToHexStringLower(hash) : null,
            Size = import.Size,
            ForgottenAt = import.ForgottenAt,
        };

    internal static IReadOnlyDictionary<string, string> Read(string? columns) =>
        columns is null
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : JsonSerializer.Deserialize<Dictionary<string, string>>(columns)!;
}
