using Guihang.Core.Data;
using Microsoft.Data.Sqlite;

namespace Guihang.Benchmarks.Ledger;

/// <summary>
/// Makes many people out of few: all rows of a person in all modules' tables, found by following ids from row to row, are inserted again under new ids
/// with prepared statements. What the product wrote once it has then written a hundred times, indexes included, in seconds.
/// </summary>
internal sealed class Copies
{
    private const int IdLength = 16;
    private static readonly string[] SharedBy = ["core_units", "core_officers"];

    private readonly SqliteConnection _connection;
    private readonly List<Table> _tables;
    private readonly HashSet<Guid> _shared;
    private readonly IdSource _ids = new(TimeProvider.System);

    private Copies(SqliteConnection connection)
    {
        _connection = connection;
        _tables =
        [
            .. Names("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'core%' AND name NOT LIKE '%migrations%'")
                .Select(Read),
        ];
        _shared = [.. SharedBy.Select(Read).SelectMany(table => table.Rows).SelectMany(row => row).Where(IsId).Select(IdOf)];
    }

    /// <summary>Inserts each person so many times more.</summary>
    public static void Insert(string database, int times)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString
        );
        connection.Open();
        using var bulk = connection.CreateCommand();
        bulk.CommandText = "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;";
        bulk.ExecuteNonQuery();
        var copies = new Copies(connection);
        using (var transaction = connection.BeginTransaction())
        {
            copies.Insert(times);
            transaction.Commit();
        }

        bulk.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        bulk.ExecuteNonQuery();
    }

    private void Insert(int times)
    {
        var people = People();
        var inserts = _tables.ConvertAll(InsertInto);
        for (var i = 0; i < times; i++)
        {
            foreach (var person in people)
            {
                var ids = new Dictionary<Guid, byte[]>();
                foreach (var (table, row) in person)
                {
                    var insert = inserts[table];
                    for (var column = 0; column < row.Length; column++)
                    {
                        insert.Parameters[column].Value = IsId(row[column]) ? Copied(IdOf(row[column]), ids) : row[column];
                    }

                    insert.ExecuteNonQuery();
                }
            }
        }

        inserts.ForEach(insert => insert.Dispose());
    }

    private byte[] Copied(Guid id, Dictionary<Guid, byte[]> ids)
    {
        if (!ids.TryGetValue(id, out var copied))
        {
            copied = (_shared.Contains(id) ? id : _ids.New()).ToByteArray(bigEndian: true);
            ids.Add(id, copied);
        }

        return copied;
    }

    // Rows that have an id in common are one person's.
    private List<List<(int Table, object[] Row)>> People()
    {
        var groupOf = new Dictionary<Guid, int>();
        var groups = new List<List<(int, object[])>>();
        for (var table = 0; table < _tables.Count; table++)
        {
            foreach (var row in _tables[table].Rows)
            {
                var ids = row.Where(IsId).Select(IdOf).Where(id => !_shared.Contains(id)).ToList();
                var known = ids.Where(groupOf.ContainsKey).Select(id => groupOf[id]).Distinct().ToList();
                var group = known is [] ? groups.Count : known[0];
                if (known is [])
                {
                    groups.Add([]);
                }

                foreach (var other in known.Skip(1))
                {
                    groups[group].AddRange(groups[other]);
                    groups[other].Clear();
                    foreach (var id in groupOf.Where(entry => entry.Value == other).Select(entry => entry.Key).ToList())
                    {
                        groupOf[id] = group;
                    }
                }

                groups[group].Add((table, row));
                ids.ForEach(id => groupOf[id] = group);
            }
        }

        return groups.FindAll(group => group is not []);
    }

    private SqliteCommand InsertInto(Table table)
    {
        var command = _connection.CreateCommand();
        var parameters = Enumerable.Range(0, table.Columns).Select(column => $"@p{column}").ToList();
#pragma warning disable CA2100 // The names of the product's own tables.
        command.CommandText = $"INSERT INTO {table.Name} VALUES ({string.Join(", ", parameters)})";
#pragma warning restore CA2100
        parameters.ForEach(parameter => command.Parameters.Add(new SqliteParameter { ParameterName = parameter }));
        return command;
    }

    private Table Read(string name)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The name of one of the product's own tables.
        command.CommandText = $"SELECT * FROM {name}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return new Table(name, reader.FieldCount, rows);
    }

    private List<string> Names(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static bool IsId(object value) => value is byte[] { Length: IdLength };

    private static Guid IdOf(object value) => new((byte[])value, bigEndian: true);

    private sealed record Table(string Name, int Columns, List<object[]> Rows);
}
