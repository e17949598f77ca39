using Microsoft.Data.Sqlite;

namespace Guihang.Benchmarks.Ledger;

/// <summary>The ledger that everything is measured over: 100,000 visits in 20,000 cases of six jurisdictions.</summary>
/// <param name="Path">The file.</param>
/// <param name="Cases">Its cases, with the region of each.</param>
internal sealed record LedgerFile(string Path, IReadOnlyList<(Guid Id, string Region)> Cases)
{
    public const int Visits = 100_000;

    /// <summary>Makes the file in a folder.</summary>
    public static async Task<LedgerFile> Make(string folder)
    {
        var path = System.IO.Path.Combine(folder, "ledger.db");
        await FirstPeople.Register(path);
        SqliteConnection.ClearAllPools();
        var first = Jurisdictions.All.Sum(jurisdiction => jurisdiction.People) * FirstPeople.VisitsEach;
        Copies.Insert(path, (Visits / first) - 1);
        var made = Count(path, "visits_visits");
        return made == Visits
            ? new LedgerFile(path, ReadCases(path))
            : throw new InvalidOperationException($"The ledger has {made} visits instead of {Visits}.");
    }

    /// <summary>A copy of the file.</summary>
    public string Copy(string name)
    {
        var copy = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, $"{name}.db");
        File.Copy(Path, copy);
        return copy;
    }

    /// <summary>How many rows a table of a ledger has.</summary>
    public static long Count(string path, string table)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name of one of the product's own tables.
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static List<(Guid Id, string Region)> ReadCases(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, region FROM visits_cases";
        using var reader = command.ExecuteReader();
        var cases = new List<(Guid Id, string Region)>();
        while (reader.Read())
        {
            cases.Add((new Guid((byte[])reader[0], bigEndian: true), reader.GetString(1)));
        }

        return cases;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString
        );
        connection.Open();
        return connection;
    }
}
