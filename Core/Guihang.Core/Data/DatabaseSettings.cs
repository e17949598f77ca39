namespace Guihang.Core.Data;

/// <summary>Which database: section "Database" of the configuration.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The kind of database.</summary>
    public DatabaseKind Kind { get; init; } = DatabaseKind.Sqlite;

    /// <summary>For SQLite the file, relative to the content root.</summary>
    public string Path { get; init; } = "data/guihang.db";

    /// <summary>For PostgreSQL the connection string.</summary>
    public string? ConnectionString { get; init; }
}

/// <summary>The kinds of database.</summary>
public enum DatabaseKind
{
    /// <summary>A file beside the host, the embedded default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
