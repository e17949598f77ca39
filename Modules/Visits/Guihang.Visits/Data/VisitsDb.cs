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

    public DbSet<UnitDuty> UnitDuties => Set<UnitDuty>();

    public DbSet<UnitDutyCheck> UnitDutyChecks => Set<UnitDutyCheck>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

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
            plan.HasIndex(p => p.SanctionId).IsUnique().HasFilter("superseded_at IS NULL AND enrolled_on IS NULL");
            plan.HasIndex(p => p.SanctionId, "ix_visits_plans_of_programme")
                .IsUnique()
                .HasFilter("superseded_at IS NULL AND enrolled_on IS NOT NULL");
            plan.HasIndex(p => p.CaseId).HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<DueItem>(item =>
        {
            item.Ignore(i => i.Window);
            item.Ignore(i => i.Kinds);
            item.HasIndex(i => new { i.SanctionId, i.Key }).IsUnique().HasFilter("superseded_at IS NULL");
            item.HasIndex(i => i.CaseId).HasFilter("superseded_at IS NULL");
            // What is still owed is asked for all day; what is met is not.
            item.HasIndex(
                    i => new
                    {
                        i.Region,
                        i.OrderDay,
                        i.Id,
                    },
                    "ix_visits_owed_by_region"
                )
                .HasFilter("superseded_at IS NULL AND met_on IS NULL");
            item.HasIndex(
                    i => new
                    {
                        i.UnitId,
                        i.OrderDay,
                        i.Id,
                    },
                    "ix_visits_owed_by_unit"
                )
                .HasFilter("superseded_at IS NULL AND met_on IS NULL");
            item.HasIndex(i => new { i.OrderDay, i.Id });
        });
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
            plan.HasIndex(p => p.ResponsibleOfficerId).HasFilter("superseded_at IS NULL");
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
        MapReminders(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }

    private static void MapReminders(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Reminder>(reminder =>
        {
            reminder
                .HasIndex(r => new
                {
                    r.SanctionId,
                    r.Key,
                    r.Step,
                })
                .IsUnique();
            reminder.HasIndex(r => new { r.RecipientId, r.MailedOn });
            reminder.HasIndex(r => new { r.Region, r.Id }, "ix_visits_agenda").HasFilter("step = 'Agenda'");
        });
        modelBuilder.Entity<CalendarFeed>(feed =>
        {
            feed.HasKey(f => f.OfficerId);
            feed.HasIndex(f => f.TokenHash).IsUnique();
        });
    }
}

/// <summary>The tables of Visits on SQLite.</summary>
internal sealed class SqliteVisitsDb(DbContextOptions<SqliteVisitsDb> options) : VisitsDb(options);

/// <summary>The tables of Visits on PostgreSQL.</summary>
internal sealed class PostgresVisitsDb(DbContextOptions<PostgresVisitsDb> options) : VisitsDb(options);
