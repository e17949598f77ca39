using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Tests.Host.Migrations;

/// <summary>The migrations lead to what the models say.</summary>
public sealed class Model
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task No_change_of_a_model_waits_for_a_migration(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await using var connection = app.Database.Connect();
        var modules = Modules(app);

        Assert.Equal(["core", "evaluation", "reporting", "sanctions", "visits"], modules.Select(module => module.Name).Order());
        foreach (var module in modules)
        {
            await using var db = module.ForMigration(kind, connection);
            Assert.NotEmpty(db.Model.GetEntityTypes());
            Assert.False(db.Database.HasPendingModelChanges(), $"The model of {module.Name} has a change without a migration.");
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_migrated_schema_is_that_of_the_models(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await using var made = await TestDatabase.CreateEmpty(kind);
        await using var connection = made.Connect();
        foreach (var module in Modules(app))
        {
            await using var db = module.ForMigration(kind, connection);
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        var schema = await Schema(app.Database);

        Assert.Contains(schema, line => line.Contains("visits_due_items", StringComparison.Ordinal));
        Assert.Equal(await Schema(made), schema);

        // What the comparison must see: another column, and an index that is gone.
        await app.Database.Execute("ALTER TABLE visits_visits ADD COLUMN stray text");
        Assert.NotEqual(await Schema(made), await Schema(app.Database));
        await app.Database.Execute("ALTER TABLE visits_visits DROP COLUMN stray");
        Assert.Equal(await Schema(made), await Schema(app.Database));
        await app.Database.Execute("DROP INDEX ix_visits_owed_by_region");
        Assert.NotEqual(await Schema(made), await Schema(app.Database));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Each_module_has_its_own_tables_and_its_own_history(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await using var connection = app.Database.Connect();
        var histories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in Modules(app))
        {
            Assert.True(histories.Add(module.HistoryTable));
            await using var db = module.ForMigration(kind, connection);
            Assert.All(
                db.Model.GetEntityTypes().Select(entity => entity.GetTableName()),
                table => Assert.StartsWith($"{module.Name}_", table, StringComparison.Ordinal)
            );
            Assert.True(await app.Database.Scalar<int>($"SELECT count(*) FROM {module.HistoryTable}") > 0);
        }
    }

    private static List<ModuleDatabase> Modules(TestApp app) => [.. app.Services.GetRequiredService<IEnumerable<ModuleDatabase>>()];

    // Tables, columns, keys and indexes, but for the histories of the migrations themselves.
    private static async Task<IReadOnlyList<string>> Schema(TestDatabase database) =>
        [
            .. (await database.Rows(database.Kind == DatabaseKind.Sqlite ? SqliteSchema : PostgresSchema))
                .Select(row => string.Join(" | ", row))
                .Where(line =>
                    !line.Contains("_migrations", StringComparison.Ordinal)
                    && !line.Contains("__EFMigrationsLock", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];

    private const string SqliteSchema = """
        SELECT m.name, 'column', c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'
        UNION ALL
        SELECT m.tbl_name, 'index', m.name, m.sql, NULL, NULL, NULL FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
        UNION ALL
        SELECT m.name, 'foreign key', f."table", f."from", f."to", f.on_delete, NULL FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    private const string PostgresSchema = """
        SELECT table_name, 'column', column_name, data_type, is_nullable, column_default, character_maximum_length::text FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT tablename, 'index', indexname, indexdef, NULL, NULL, NULL FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT conrelid::regclass::text, 'constraint', conname, pg_get_constraintdef(oid), NULL, NULL, NULL FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;
}
