using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guihang.Core.Data;

/// <summary>The modules' contexts, pooled, each kind for the database in use. Making a context anew costs more than most requests.</summary>
public sealed class ContextPools
{
    private readonly Dictionary<Type, Func<ModuleDb>> _take = [];
    private readonly ConcurrentDictionary<Type, InsertStatement> _inserts = new();
    private readonly ConcurrentDictionary<(Type Row, string Properties), UpdateStatement> _updates = new();

    /// <summary>Makes the pools.</summary>
    /// <param name="modules">Every module's database.</param>
    /// <param name="settings">Which database is in use.</param>
    public ContextPools(IEnumerable<ModuleDatabase> modules, DatabaseSettings settings)
    {
        foreach (var module in modules)
        {
            _take[module.Context] = module.MakePool(settings.Kind);
        }
    }

    internal ModuleDb Take(Type context) => _take[context]();

    /// <summary>How a module's rows of a kind are inserted, read from its mapping once.</summary>
    internal InsertStatement InsertOf<TDb, TRow>()
        where TDb : ModuleDb
        where TRow : class =>
        _inserts.GetOrAdd(
            typeof(TRow),
            row =>
            {
                using var context = Take(typeof(TDb));
                return new InsertStatement(context.Model.FindEntityType(row)!);
            }
        );

    /// <summary>How some properties of a module's rows of a kind are stored, read from its mapping once.</summary>
    internal UpdateStatement UpdateOf<TDb, TRow>(IReadOnlyList<string> properties)
        where TDb : ModuleDb
        where TRow : class =>
        _updates.GetOrAdd(
            (typeof(TRow), string.Join(',', properties)),
            _ =>
            {
                using var context = Take(typeof(TDb));
                return new UpdateStatement(context.Model.FindEntityType(typeof(TRow))!, properties);
            }
        );
}

/// <summary>A module's database: its context in a form for each kind of database, with migrations and a history table of its own.</summary>
public abstract class ModuleDatabase(string name, Type context)
{
    /// <summary>The module's name in lower case, which is the prefix of its tables.</summary>
    public string Name { get; } = name;

    /// <summary>The context type that the module's handlers take.</summary>
    public Type Context { get; } = context;

    /// <summary>The table in which this module's migrations are recorded. Modules that share one lose tables without a word.</summary>
    public string HistoryTable => $"{Name}_migrations";

    /// <summary>A pool of contexts that join a connection later.</summary>
    public abstract Func<ModuleDb> MakePool(DatabaseKind kind);

    /// <summary>The id of the last migration that this version has.</summary>
    public abstract string? LatestMigration(DatabaseKind kind);

    /// <summary>A context with a connection of its own, for migrations.</summary>
    public abstract ModuleDb ForMigration(DatabaseKind kind, System.Data.Common.DbConnection connection);
}

/// <summary>A module's database.</summary>
/// <typeparam name="TDb">The context that handlers take.</typeparam>
/// <typeparam name="TSqlite">Its form for SQLite, to which the SQLite migrations belong.</typeparam>
/// <typeparam name="TPostgres">Its form for PostgreSQL, to which the PostgreSQL migrations belong.</typeparam>
public sealed class ModuleDatabase<TDb, TSqlite, TPostgres>(string name) : ModuleDatabase(name, typeof(TDb))
    where TDb : ModuleDb
    where TSqlite : TDb
    where TPostgres : TDb
{
    private static readonly PreparedQueries Prepared = new();

    /// <inheritdoc/>
    public override Func<ModuleDb> MakePool(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? Pool(Sqlite(null)) : Pool(Postgres(null));

    /// <inheritdoc/>
    public override string? LatestMigration(DatabaseKind kind)
    {
        var context = kind == DatabaseKind.Sqlite ? typeof(TSqlite) : typeof(TPostgres);
        return context
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Max(type => type.GetCustomAttribute<MigrationAttribute>()?.Id);
    }

    /// <inheritdoc/>
    public override ModuleDb ForMigration(DatabaseKind kind, System.Data.Common.DbConnection connection) =>
        kind == DatabaseKind.Sqlite ? Make<TSqlite>(Sqlite(connection)) : Make<TPostgres>(Postgres(connection));

    private static Func<ModuleDb> Pool<T>(DbContextOptions<T> options)
        where T : TDb
    {
        var factory = new PooledDbContextFactory<T>(options, poolSize: 256);
        return factory.CreateDbContext;
    }

    private static T Make<T>(DbContextOptions<T> options)
        where T : TDb => (T)Activator.CreateInstance(typeof(T), options)!;

    private DbContextOptions<TSqlite> Sqlite(System.Data.Common.DbConnection? connection)
    {
        var builder = new DbContextOptionsBuilder<TSqlite>();
        return (
            connection is null
                ? builder.UseSqlite(sqlite => sqlite.MigrationsHistoryTable(HistoryTable)).AddInterceptors(Prepared)
                : builder.UseSqlite(connection, sqlite => sqlite.MigrationsHistoryTable(HistoryTable))
        ).Options;
    }

    private DbContextOptions<TPostgres> Postgres(System.Data.Common.DbConnection? connection)
    {
        var builder = new DbContextOptionsBuilder<TPostgres>();
        return (
            connection is null
                ? builder.UseNpgsql(postgres => postgres.MigrationsHistoryTable(HistoryTable))
                : builder.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(HistoryTable))
        ).Options;
    }
}
