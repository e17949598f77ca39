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

    public DbSet<NameKey> NameKeys => Set<NameKey>();

    public DbSet<SamePersonFinding> SamePersonFindings => Set<SamePersonFinding>();

    public DbSet<ExecutionCheck> ExecutionChecks => Set<ExecutionCheck>();

    public DbSet<ExecutionRecord> ExecutionRecords => Set<ExecutionRecord>();

    public DbSet<ExecutionDelay> ExecutionDelays => Set<ExecutionDelay>();

    public DbSet<SanctionReview> SanctionReviews => Set<SanctionReview>();

    public DbSet<OrganisationSanction> OrganisationSanctions => Set<OrganisationSanction>();

    public DbSet<PersonMove> Moves => Set<PersonMove>();

    public DbSet<ServiceChange> ServiceChanges => Set<ServiceChange>();

    public DbSet<UseJudgement> Judgements => Set<UseJudgement>();

    public DbSet<ReviewParticipant> ReviewParticipants => Set<ReviewParticipant>();

    public DbSet<UseReply> UseReplies => Set<UseReply>();

    public DbSet<LabelOff> LabelsOff => Set<LabelOff>();

    public DbSet<Publicity> Publicities => Set<Publicity>();

    public DbSet<ConsequenceInquiry> Consequences => Set<ConsequenceInquiry>();

    public DbSet<ImportedSanction> Imported => Set<ImportedSanction>();

    protected override string Prefix => "sanctions";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapPeople(modelBuilder);
        MapSanctions(modelBuilder);
        MapExecution(modelBuilder);
        MapUse(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }

    private void MapPeople(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(person =>
        {
            person.HasIndex(p => new { p.Region, p.Id });
            person.HasIndex(p => new { p.UnitId, p.Id });
            person.HasIndex(p => new { p.UnitId, p.Name });
        });
        modelBuilder.Entity<NameKey>(key =>
        {
            key.HasKey(k => new { k.Key, k.PersonId });
            key.HasIndex(k => k.PersonId);
            if (Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal))
            {
                // The order of bytes, as on SQLite: the beginnings of keys are compared, and no language has a say in it.
                key.Property(k => k.Key).UseCollation("C");
            }
        });
        modelBuilder.Entity<SamePersonFinding>(finding =>
        {
            finding.HasIndex(f => new { f.PersonId, f.OtherId }).IsUnique().HasFilter("superseded_at IS NULL");
            finding.HasIndex(f => f.OtherId);
        });
        modelBuilder.Entity<PersonMove>(move =>
            move.HasIndex(m => new
            {
                m.PersonId,
                m.On,
                m.Id,
            })
        );
        modelBuilder.Entity<ServiceChange>(change =>
        {
            change.Ignore(c => c.Version);
            change.HasIndex(c => new
            {
                c.PersonId,
                c.On,
                c.Id,
            });
        });
    }

    private static void MapSanctions(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ImportedSanction>(imported =>
        {
            imported.HasKey(i => i.Key);
            imported.HasIndex(i => i.SanctionId);
        });
        modelBuilder.Entity<Sanction>(sanction =>
        {
            sanction.Ignore(s => s.CauseList);
            sanction.HasIndex(s => s.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            sanction.HasIndex(s => s.PersonId).HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<SanctionAct>(act =>
            act.HasIndex(a => new { a.SanctionId, a.Ordinal }).IsUnique().HasFilter("superseded_at IS NULL")
        );
        modelBuilder.Entity<InfluencePeriod>(period =>
        {
            period.Ignore(p => p.Span);
            period.Ignore(p => p.Counts);
            period.Ignore(p => p.CertainEnd);
            period.Ignore(p => p.AwaitsRestoration);
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
    }

    private static void MapExecution(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ExecutionCheck>(check =>
        {
            check.ComplexProperty(c => c.Decision);
            check.HasIndex(c => c.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            check.HasIndex(c => new { c.NextDueOn, c.SanctionId }).HasFilter("superseded_at IS NULL AND next_due_on IS NOT NULL");
        });
        modelBuilder.Entity<ExecutionRecord>(record =>
            record.HasIndex(r => new { r.SanctionId, r.Item }).IsUnique().HasFilter("superseded_at IS NULL")
        );
        modelBuilder.Entity<ExecutionDelay>(delay =>
            delay.HasIndex(d => new { d.SanctionId, d.Item }).IsUnique().HasFilter("superseded_at IS NULL")
        );
        modelBuilder.Entity<SanctionReview>(review => review.HasIndex(r => new { r.SanctionId, r.Step }).IsUnique());
        modelBuilder.Entity<OrganisationSanction>(sanction =>
            sanction.HasIndex(s => new
            {
                s.UnitId,
                s.DecidedOn,
                s.Id,
            })
        );
    }

    private static void MapUse(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UseJudgement>(judgement =>
        {
            judgement.HasIndex(j => new
            {
                j.SanctionId,
                j.On,
                j.Id,
            });
            judgement.HasIndex(j => j.SanctionId, "ux_sanctions_use_judgement_current").IsUnique().HasFilter("superseded_at IS NULL");
            judgement.HasIndex(j => j.PersonId);
            judgement.HasIndex(j => j.ReviewOn).HasFilter("superseded_at IS NULL AND still_affects_use");
        });
        modelBuilder.Entity<ReviewParticipant>(participant => participant.HasIndex(p => new { p.JudgementId, p.Ordinal }).IsUnique());
        modelBuilder.Entity<UseReply>(reply => reply.HasIndex(r => new { r.JudgementId, r.Id }));
        modelBuilder.Entity<LabelOff>(label =>
        {
            label.HasIndex(l => l.SanctionId).IsUnique().HasFilter("superseded_at IS NULL");
            label.HasIndex(l => l.PersonId);
        });
        modelBuilder.Entity<Publicity>(publicity =>
        {
            publicity.HasIndex(p => new { p.SanctionId, p.Id });
            publicity.HasIndex(p => p.SanctionId, "ix_sanctions_publicity_up").HasFilter("taken_down_on IS NULL");
        });
    }
}

/// <summary>The tables of Sanctions on SQLite.</summary>
internal sealed class SqliteSanctionsDb(DbContextOptions<SqliteSanctionsDb> options) : SanctionsDb(options);

/// <summary>The tables of Sanctions on PostgreSQL.</summary>
internal sealed class PostgresSanctionsDb(DbContextOptions<PostgresSanctionsDb> options) : SanctionsDb(options);
