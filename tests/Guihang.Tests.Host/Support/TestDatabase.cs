using System.Data.Common;
using Guihang.Core.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Guihang.Tests.Host.Support;

/// <summary>A database of one test: a copy of a migrated one, gone when the test is over.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Dictionary<DatabaseKind, Lazy<Task<string>>> Migrated = new()
    {
        [DatabaseKind.Sqlite] = new(() => Migrate(DatabaseKind.Sqlite)),
        [DatabaseKind.Postgres] = new(() => Migrate(DatabaseKind.Postgres)),
    };

    private readonly string _name;

    private TestDatabase(DatabaseKind kind, string name) => (Kind, _name) = (kind, name);

    public DatabaseKind Kind { get; }

    /// <summary>What the configuration says of it.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        Kind == DatabaseKind.Sqlite
            ? new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Kind"] = "Sqlite", ["Database:Path"] = _name }
            : new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Database:Kind"] = "Postgres",
                ["Database:ConnectionString"] = PostgresServer.ConnectionString(_name),
            };

    /// <summary>A copy of the migrated database.</summary>
    public static async Task<TestDatabase> Create(DatabaseKind kind)
    {
        var template = await Migrated[kind].Value;
        var database = Empty(kind);
        if (kind == DatabaseKind.Sqlite)
        {
            File.Copy(template, database._name);
        }
        else
        {
            await PostgresServer.Execute($"CREATE DATABASE {database._name} TEMPLATE {template}");
        }

        return database;
    }

    /// <summary>A database without tables.</summary>
    public static async Task<TestDatabase> CreateEmpty(DatabaseKind kind)
    {
        var database = Empty(kind);
        if (kind == DatabaseKind.Postgres)
        {
            await PostgresServer.Execute($"CREATE DATABASE {database._name}");
        }

        return database;
    }

    /// <summary>A copy of this one as it is now, on SQLite.</summary>
    public async Task<TestDatabase> Copy()
    {
        Assert.Equal(DatabaseKind.Sqlite, Kind);
        var copy = Empty(Kind);
        await Execute($"VACUUM INTO '{copy._name}'");
        return copy;
    }

    /// <summary>The rows of a query, ids as ids.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> Rows(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Value(reader.GetValue(i)))]);
        }

        return rows;
    }

    private static TestDatabase Empty(DatabaseKind kind)
    {
        var id = new IdSource(TimeProvider.System).New().ToString("N");
        return new TestDatabase(kind, kind == DatabaseKind.Sqlite ? Path.Combine(Path.GetTempPath(), $"guihang-{id}.db") : $"guihang_{id}");
    }

    /// <summary>The value of a query.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Has every insert into a table fail, until it is mended.</summary>
    public Task Break(string table) =>
        Execute(
            Kind == DatabaseKind.Sqlite
                ? $"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END"
                : $"""
                CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$ LANGUAGE plpgsql;
                CREATE TRIGGER broken BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION broken();
                """
        );

    /// <summary>Has inserts into a table work again.</summary>
    public Task Mend(string table) => Execute(Kind == DatabaseKind.Sqlite ? "DROP TRIGGER broken" : $"DROP TRIGGER broken ON {table}");

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Postgres)
        {
            await PostgresServer.Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
            return;
        }

        DeleteFiles(_name);
    }

    /// <summary>Has the files of one from which others are copied go with the process, on SQLite.</summary>
    public void DeleteAtExit() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DeleteFiles(_name);

    /// <summary>The database and what lies beside it, on SQLite; none of a server.</summary>
    public IReadOnlyList<string> Files() =>
        Kind == DatabaseKind.Sqlite ? Directory.GetFiles(Path.GetDirectoryName(_name)!, Path.GetFileName(_name) + "*") : [];

    /// <summary>A connection, closed.</summary>
    public DbConnection Connect() =>
        Kind == DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={_name};Pooling=False")
            : new NpgsqlConnection(PostgresServer.ConnectionString(_name) + ";Pooling=False");

    // The database and what lies beside it: the log, the lock.
    private static void DeleteFiles(string path)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    private static object? Value(object value) =>
        value switch
        {
            DBNull => null,
            byte[] { Length: 16 } id => new Guid(id, bigEndian: true),
            _ => value,
        };

    private static async Task<string> Migrate(DatabaseKind kind)
    {
        var database = await CreateEmpty(kind);
        await using (var app = new TestApp(database) { KeepsDatabase = true })
        {
            await app.Start();
        }

        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        if (kind == DatabaseKind.Sqlite)
        {
            database.DeleteAtExit();
        }

        return database._name;
    }
}
