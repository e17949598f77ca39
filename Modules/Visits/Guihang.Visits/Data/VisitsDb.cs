using Guihang.Core.Data;
using Guihang.Policy.VisitPlans;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits.Data;

/// <summary>The tables of Visits.</summary>
internal abstract class VisitsDb(DbContextOptions options) : ModuleDb(options)
{
    public DbSet<FollowUpCase> Cases => Set<FollowUpCase>();

    public DbSet<VisitPlan> Plans => Set<VisitPlan>();

    public DbSet<DueItem> DueItems => Set<DueItem>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<VisitDetail> VisitDetails => Set<VisitDetail>();

    public DbSet<CarePlan> CarePlans => Set<CarePlan>();

    public DbSet<Difficulty> Difficulties => Set<Difficulty>();

    public DbSet<Achievement> Achievements => Set<Achievement>();

    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    public DbSet<CaseMove> CaseMoves => Set<CaseMove>();

    public DbSet<CaseClosing> CaseClosings => Set<CaseClosing>();

    public DbSet<Exemption> Exemptions => Set<Exemption>();

    public DbSet<ExtraVisit> ExtraVisits => Set<ExtraVisit>();

    public DbSet<GoLive> GoLives => Set<GoLive>();

    public DbSet<UnitDuty> UnitDuties => Set<UnitDuty>();

    public DbSet<UnitDutyCheck> UnitDutyChecks => Set<UnitDutyCheck>();

    protected override string Prefix => "visits";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FollowUpCase>(followUp =>
        {
            followUp.HasIndex(c => c.PersonId).IsUnique();
            followUp.HasIndex(c => new { c.Region, c.Id });
        });
        modelBuilder.Entity<VisitPlan>(plan =>
        {
            plan.ComplexProperty(p => p.Decision);
            plan.Property(p => p.Part).HasDefaultValue("");
            plan.HasIndex(p => new { p.SanctionId, p.Part }).IsUnique().HasFilter("superseded_at IS NULL");
            plan.HasIndex(p => p.CaseId).HasFilter("superseded_at IS NULL");
        });
        DueTables.Map(modelBuilder);
        modelBuilder.Entity<Visit>(visit =>
        {
            visit.Ignore(v => v.VisitorRoles);
            visit.Ignore(v => v.BodyList);
            visit.Property(v => v.Outcome).HasDefaultValue(VisitOutcome.Held).HasSentinel(VisitOutcome.Held);
            visit.HasIndex(v => new
            {
                v.CaseId,
                v.HeldOn,
                v.Id,
            });
        });
        modelBuilder.Entity<CarePlan>(plan =>
        {
            plan.Ignore(p => p.MeasureList);
            plan.HasIndex(p => p.CaseId).IsUnique().HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<Difficulty>(difficulty =>
        {
            difficulty.Ignore(d => d.Version);
            difficulty.HasIndex(d => new
            {
                d.CaseId,
                d.RaisedOn,
                d.Id,
            });
        });
        modelBuilder.Entity<Achievement>(achievement =>
            achievement.HasIndex(a => new
            {
                a.CaseId,
                a.On,
                a.Id,
            })
        );
        modelBuilder.Entity<UnitDuty>(duty => duty.HasIndex(d => d.CaseId));
        modelBuilder.Entity<UnitDutyCheck>(check => check.HasIndex(c => c.DutyId));
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The tables of Visits on SQLite.</summary>
internal sealed class SqliteVisitsDb(DbContextOptions<SqliteVisitsDb> options) : VisitsDb(options);

/// <summary>The tables of Visits on PostgreSQL.</summary>
internal sealed class PostgresVisitsDb(DbContextOptions<PostgresVisitsDb> options) : VisitsDb(options);
