using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions.Data;

/// <summary>The tables of Sanctions.</summary>
internal abstract class SanctionsDb(DbContextOptions options) : ModuleDb(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Sanction> Sanctions => Set<Sanction>();

    public DbSet<SanctionAct> Acts => Set<SanctionAct>();

    public DbSet<InfluencePeriod> Periods => Set<InfluencePeriod>();

    public DbSet<ToldEnd> ToldEnds => Set<ToldEnd>();

    public DbSet<ConsequenceInquiry> Consequences => Set<ConsequenceInquiry>();

    protected override string Prefix => "sanctions";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(person => person.HasIndex(p => new { p.Region, p.Id }));
        modelBuilder.Entity<Sanction>(sanction =>
        {
            sanction.HasIndex(s => s.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            sanction.HasIndex(s => s.PersonId).HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<SanctionAct>(act =>
            act.HasIndex(a => new { a.SanctionId, a.Ordinal }).IsUnique().HasFilter("superseded_at IS NULL")
        );
        modelBuilder.Entity<InfluencePeriod>(period =>
        {
            period.Ignore(p => p.Span);
            period.ComplexProperty(p => p.Decision);
            period.HasIndex(p => p.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            period.HasIndex(p => p.PersonId).HasFilter("superseded_at IS NULL");
            period.HasIndex(p => p.End).HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<ToldEnd>(told => told.HasIndex(t => t.SanctionId).IsUnique().HasFilter("superseded_at IS NULL"));
        modelBuilder.Entity<ConsequenceInquiry>(inquiry =>
        {
            inquiry.ComplexProperty(i => i.Decision);
            inquiry.HasIndex(i => new { i.PersonId, i.Id });
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The tables of Sanctions on SQLite.</summary>
internal sealed class SqliteSanctionsDb(DbContextOptions<SqliteSanctionsDb> options) : SanctionsDb(options);

/// <summary>The tables of Sanctions on PostgreSQL.</summary>
internal sealed class PostgresSanctionsDb(DbContextOptions<PostgresSanctionsDb> options) : SanctionsDb(options);
