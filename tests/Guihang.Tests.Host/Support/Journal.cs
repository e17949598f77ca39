namespace Guihang.Tests.Host.Support;

/// <summary>Keeps account of what is written and committed to a SQLite database, so that a test can say that nothing was.</summary>
internal static class Journal
{
    private const string Audit = "core_audit";

    private static readonly string[] Changes = ["INSERT", "UPDATE", "DELETE"];

    /// <summary>From now on, notes each row that is written, but for the audit's.</summary>
    public static async Task KeepJournal(this TestDatabase database)
    {
        var tables = (await database.Tables()).Where(table => table != Audit && !table.StartsWith("sqlite_", StringComparison.Ordinal));
        var triggers = tables.SelectMany(table =>
            Changes.Select(change =>
                $"CREATE TRIGGER journal_{table}_{change} AFTER {change} ON {table} BEGIN INSERT INTO journal VALUES ('{change} {table}'); END;"
            )
        );
        await database.Execute($"CREATE TABLE journal (change TEXT NOT NULL); {string.Join('\n', triggers)}");
    }

    /// <summary>What was written since the journal is kept.</summary>
    public static async Task<IReadOnlyList<string>> Written(this TestDatabase database) =>
        [.. (await database.Rows("SELECT change FROM journal")).Select(row => (string)row[0]!)];

    /// <summary>How many entries of an outcome the audit has, and the code of the last of them.</summary>
    public static async Task<(int Count, string? LastCode)> Audited(this TestDatabase database, string outcome)
    {
        var rows = await database.Rows($"SELECT code FROM {Audit} WHERE outcome = '{outcome}' ORDER BY rowid");
        return (rows.Count, rows is [.., var last] ? last[0] as string : null);
    }
}
