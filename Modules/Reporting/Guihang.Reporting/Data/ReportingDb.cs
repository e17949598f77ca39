using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting.Data;

/// <summary>The tables of Reporting.</summary>
internal abstract class ReportingDb(DbContextOptions options) : ModuleDb(options)
{
    public DbSet<CountedRow> Counted => Set<CountedRow>();

    public DbSet<PersonPeriod> Periods => Set<PersonPeriod>();

    protected override string Prefix => "reporting";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CountedRow>(row =>
        {
            row.HasIndex(r => new { r.SourceId, r.Event }).IsUnique().HasFilter("superseded_at IS NULL");
            row.HasIndex(r => new
            {
                r.Event,
                r.Region,
                r.About,
            });
        });
        modelBuilder.Entity<PersonPeriod>(period =>
        {
            period.HasIndex(p => p.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            period.HasIndex(p => p.PersonId);
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The tables of Reporting on SQLite.</summary>
internal sealed class SqliteReportingDb(DbContextOptions<SqliteReportingDb> options) : ReportingDb(options);

/// <summary>The tables of Reporting on PostgreSQL.</summary>
internal sealed class PostgresReportingDb(DbContextOptions<PostgresReportingDb> options) : ReportingDb(options);
