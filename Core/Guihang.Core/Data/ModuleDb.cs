using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Guihang.Core.Data;

/// <summary>
/// A module's own tables, under its own prefix. It joins the connection and transaction of the request; what it stores and how is the same in all modules:
/// ids as 16 bytes or uuid, times in UTC, words for enumerations.
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    internal const string SqliteTime = "yyyy-MM-dd HH:mm:ss.ffffff";

    /// <summary>The prefix of the module's tables.</summary>
    protected abstract string Prefix { get; }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            configurationBuilder.Properties<Guid>().HaveConversion<IdAsBytes>();
            configurationBuilder.Properties<DateTime>().HaveConversion<TimeAsText>();
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName($"{Prefix}_{Snake(entity.GetTableName() ?? entity.ShortName())}");
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                property.ValueGenerated = ValueGenerated.Never;
            }

            foreach (var complex in entity.GetComplexProperties())
            {
                foreach (var property in complex.ComplexType.GetProperties())
                {
                    property.SetColumnName($"{Snake(complex.Name)}_{Snake(property.Name)}");
                }
            }
        }
    }

    private static string Snake(string name) =>
        string.Concat(
            name.Select(
                (letter, i) => char.IsUpper(letter) && i > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"
            )
        );

    private sealed class IdAsBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class TimeAsText()
        : ValueConverter<DateTime, string>(
            time => time.ToString(SqliteTime, System.Globalization.CultureInfo.InvariantCulture),
            text =>
                DateTime.SpecifyKind(
                    DateTime.ParseExact(text, SqliteTime, System.Globalization.CultureInfo.InvariantCulture),
                    DateTimeKind.Utc
                )
        );
}
