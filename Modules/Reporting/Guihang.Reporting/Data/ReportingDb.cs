using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting.Data;

/// <summary>The tables of Reporting.</summary>
internal abstract class ReportingDb(DbContextOptions options) : ModuleDb(options)
{
    public DbSet<CountedRow> Counted => Set<CountedRow>();

    public DbSet<PersonPeriod> Periods => Set<PersonPeriod>();

    public DbSet<SamePerson> SamePersons => Set<SamePerson>();

    public DbSet<KeptFigure> Kept => Set<KeptFigure>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<PublishedFigure> PublishedFigures => Set<PublishedFigure>();

    public DbSet<PublishedRows> PublishedRows => Set<PublishedRows>();

    protected override string Prefix => "reporting";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CountedRow>(row =>
        {
            row.HasIndex(r => new { r.SourceId, r.Event }).IsUnique().HasFilter("superseded_at IS NULL");
            // All that a figure over millions of rows reads stands in the index, so that no row is fetched.
            row.HasIndex(
                r => new
                {
                    r.Event,
                    r.Region,
                    r.About,
                    r.Detail,
                    r.PersonId,
                    r.SupersededAt,
                    r.RecordedAt,
                },
                "ix_reporting_counted_of_a_window"
            );
            row.HasIndex(r => new { r.PersonId, r.Event });
            row.HasIndex(r => r.SupersededAt).HasFilter("superseded_at IS NOT NULL");
        });
        modelBuilder.Entity<PersonPeriod>(period =>
        {
            period.HasIndex(p => p.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            period.HasIndex(p => p.PersonId);
            period.HasIndex(p => p.End).HasFilter("superseded_at IS NULL");
            period.HasIndex(p => p.SupersededAt).HasFilter("superseded_at IS NOT NULL");
        });
        modelBuilder.Entity<SamePerson>(same =>
        {
            same.HasIndex(s => s.PersonId).IsUnique().HasFilter("superseded_at IS NULL");
            same.HasIndex(s => new { s.PersonId, s.FirstId });
            same.HasIndex(s => s.FirstId);
            same.HasIndex(s => s.SupersededAt).HasFilter("superseded_at IS NOT NULL");
        });
        modelBuilder.Entity<KeptFigure>(kept =>
            kept.HasIndex(k => new
                {
                    k.Jurisdiction,
                    k.Indicator,
                    k.From,
                    k.To,
                })
                .IsUnique()
        );
        modelBuilder.Entity<Publication>(publication =>
        {
            publication.ToTable("publications");
            publication.HasIndex(p => new
            {
                p.Jurisdiction,
                p.To,
                p.Id,
            });
        });
        modelBuilder.Entity<PublishedFigure>(figure => figure.HasIndex(f => new { f.PublicationId, f.Field }).IsUnique());
        modelBuilder.Entity<PublishedRows>(rows => rows.HasIndex(r => new { r.FigureId, r.Number }).IsUnique());
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The tables of Reporting on SQLite.</summary>
internal sealed class SqliteReportingDb(DbContextOptions<SqliteReportingDb> options) : ReportingDb(options);

/// <summary>The tables of Reporting on PostgreSQL.</summary>
internal sealed class PostgresReportingDb(DbContextOptions<PostgresReportingDb> options) : ReportingDb(options);
