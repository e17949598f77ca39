using Guihang.Core.Attachments;
using Guihang.Core.Documents;
using Guihang.Core.Imports;
using Guihang.Core.Mail;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Outbox;
using Guihang.Core.Policies.Questions;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Data;

/// <summary>Core's own tables.</summary>
internal abstract class CoreDb(DbContextOptions options) : ModuleDb(options)
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<StoredDocument> Documents => Set<StoredDocument>();

    public DbSet<StoredAttachment> Attachments => Set<StoredAttachment>();

    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();

    public DbSet<StoredMail> Mails => Set<StoredMail>();

    public DbSet<OutboxItem> Outbox => Set<OutboxItem>();

    public DbSet<OpenQuestion> Questions => Set<OpenQuestion>();

    public DbSet<TraceRow> Traces => Set<TraceRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<IdempotencyRow> Idempotency => Set<IdempotencyRow>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportFaultRow> ImportFaults => Set<ImportFaultRow>();

    public DbSet<LedgerColumns> LedgerColumns => Set<LedgerColumns>();

    protected override string Prefix => "core";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Unit>(unit =>
        {
            unit.HasIndex(u => u.Path).IsUnique();
            unit.HasIndex(u => new { u.Region, u.Id });
        });
        modelBuilder.Entity<Officer>(officer =>
        {
            officer.HasIndex(o => o.Code).IsUnique();
            officer.HasIndex(o => new { o.UnitId, o.Id });
            officer.Ignore(o => o.RoleList);
        });
        modelBuilder.Entity<StoredDocument>(document =>
        {
            document.HasIndex(d => new { d.SubjectId, d.Id });
            document.HasIndex(d => new { d.Addressee, d.Id }).HasFilter("addressee IS NOT NULL");
        });
        modelBuilder.Entity<StoredAttachment>(attachment =>
            attachment.HasIndex(a => new { a.SubjectId, a.Id }).HasFilter("withdrawn_at IS NULL")
        );
        modelBuilder.Entity<AttachmentContent>(content => content.HasKey(c => c.Hash));
        modelBuilder.Entity<OutboxItem>(item => item.HasIndex(i => i.DueAt).HasFilter("done_at IS NULL"));
        modelBuilder.Entity<OpenQuestion>(question =>
        {
            question.ToTable("questions");
            question.HasIndex(q => new { q.SubjectId, q.DecisionPoint });
            question.HasIndex(q => new { q.State, q.Id });
            question.Ignore(q => q.Asked);
        });
        modelBuilder.Entity<TraceRow>(trace =>
        {
            trace.ToTable("traces");
            trace.HasKey(t => t.Hash);
        });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit");
            audit.HasIndex(a => new { a.SubjectId, a.Id });
        });
        modelBuilder.Entity<IdempotencyRow>(row =>
        {
            row.ToTable("idempotency");
            row.HasKey(r => new
            {
                r.OfficerId,
                r.Route,
                r.IdempotencyKey,
            });
            row.HasIndex(r => r.RecordedAt);
        });
        modelBuilder.Entity<Import>(import =>
        {
            import.HasIndex(i => new { i.Region, i.Id });
            import.HasIndex(i => i.Id, "ix_core_imports_running").HasFilter("state = 'Running'");
        });
        modelBuilder.Entity<ImportFaultRow>(fault => fault.HasKey(f => new { f.ImportId, f.Ordinal }));
        modelBuilder.Entity<LedgerColumns>(columns => columns.HasKey(c => c.Region));
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The core tables on SQLite.</summary>
internal sealed class SqliteCoreDb(DbContextOptions<SqliteCoreDb> options) : CoreDb(options);

/// <summary>The core tables on PostgreSQL.</summary>
internal sealed class PostgresCoreDb(DbContextOptions<PostgresCoreDb> options) : CoreDb(options);

/// <summary>A trace's full text, once for all decisions that came out the same way.</summary>
internal sealed class TraceRow
{
    public required byte[] Hash { get; init; }

    public required string Content { get; init; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>An entry of the audit log; <see cref="Guihang.Core.Audit.AuditLog"/> writes it.</summary>
internal sealed class AuditRow
{
    public required Guid Id { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required Guid OfficerId { get; init; }

    public required string Request { get; init; }

    public required Guihang.Core.Audit.AuditOutcome Outcome { get; init; }

    public required string? Code { get; init; }

    public required string? SubjectKind { get; init; }

    public required Guid? SubjectId { get; init; }
}

/// <summary>An answer kept for its key; <see cref="Guihang.Core.Requests.IdempotencyStore"/> writes it.</summary>
internal sealed class IdempotencyRow
{
    public required Guid OfficerId { get; init; }

    public required string Route { get; init; }

    public required string IdempotencyKey { get; init; }

    public required byte[] BodyHash { get; init; }

    public required int Status { get; init; }

    public required string Body { get; init; }

    public required DateTime RecordedAt { get; init; }
}
