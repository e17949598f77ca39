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

    public DbSet<ImportedVisit> Imported => Set<ImportedVisit>();

    public DbSet<Recusal> Recusals => Set<Recusal>();

    public DbSet<Substitution> Substitutions => Set<Substitution>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<VisitDraft> VisitDrafts => Set<VisitDraft>();

    public DbSet<ClosedNote> ClosedNotes => Set<ClosedNote>();

    public DbSet<PlanReview> PlanReviews => Set<PlanReview>();

    public DbSet<UnitRecommendation> Recommendations => Set<UnitRecommendation>();

    public DbSet<FormalitySign> FormalitySigns => Set<FormalitySign>();

    public DbSet<VisitSketch> VisitSketches => Set<VisitSketch>();
    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    protected override string Prefix => "visits";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FollowUpCase>(followUp =>
        {
            followUp.Property(c => c.HasRecusals).HasDefaultValue(false);
            followUp.Property(c => c.IsLimited).HasDefaultValue(false);
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
            plan.HasIndex(p => p.ResponsibleOfficerId).HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<Difficulty>(difficulty =>
        {
            difficulty.Ignore(d => d.Version);
            difficulty.Property(d => d.IsFound).HasDefaultValue(false);
            difficulty.HasIndex(d => new { d.AnswerBy, d.Id }).HasFilter("answered_on IS NULL");
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
        modelBuilder.Entity<ImportedVisit>(imported =>
        {
            imported.HasKey(i => i.Key);
            imported.HasIndex(i => i.VisitId);
        });
        WhoGoes(modelBuilder);
        Care(modelBuilder);
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

    private static void WhoGoes(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Recusal>(recusal => recusal.HasIndex(r => r.CaseId));
        modelBuilder.Entity<Substitution>(substitution =>
        {
            substitution.HasIndex(s => s.CaseId);
            substitution.HasIndex(s => s.OfficerId);
        });
        modelBuilder.Entity<Appointment>(appointment =>
        {
            appointment.Ignore(a => a.State);
            appointment.HasIndex(a => a.CaseId);
            // For whom somebody is named is asked with each of the caller's lists.
            appointment.HasIndex(a => a.OfficerId).HasFilter("ended_on IS NULL AND superseded_at IS NULL");
            appointment.HasIndex(a => new { a.CaseId, a.Post }).IsUnique().HasFilter("ended_on IS NULL AND superseded_at IS NULL");
        });
        modelBuilder.Entity<HandOver>(handOver =>
        {
            handOver.HasIndex(h => h.CaseId);
            handOver.HasIndex(h => h.ToOfficerId).HasFilter("done_at IS NULL");
            handOver.HasIndex(h => new { h.CaseId, h.Post }).IsUnique().HasFilter("done_at IS NULL");
        });
    }

    private static void Care(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<VisitDraft>(draft => draft.HasIndex(d => new { d.OfficerId, d.CaseId }).IsUnique());
        modelBuilder.Entity<ClosedNote>(note => note.HasIndex(n => n.CaseId));
        modelBuilder.Entity<PlanReview>(review =>
            review.HasIndex(r => new
            {
                r.CaseId,
                r.HeldOn,
                r.Id,
            })
        );
        modelBuilder.Entity<UnitRecommendation>(recommendation =>
        {
            recommendation.HasIndex(r => r.CaseId);
            recommendation.HasIndex(r => new { r.AnswerBy, r.Id }).HasFilter("closed_on IS NULL");
        });
        modelBuilder.Entity<FormalitySign>(sign =>
        {
            sign.HasIndex(s => s.VisitId);
            sign.HasIndex(s => new { s.HeldOn, s.Id });
        });
        modelBuilder.Entity<VisitSketch>(sketch => sketch.HasIndex(s => new { s.RecordedBy, s.Id }));
    }
}

/// <summary>The tables of Visits on SQLite.</summary>
internal sealed class SqliteVisitsDb(DbContextOptions<SqliteVisitsDb> options) : VisitsDb(options);

/// <summary>The tables of Visits on PostgreSQL.</summary>
internal sealed class PostgresVisitsDb(DbContextOptions<PostgresVisitsDb> options) : VisitsDb(options);
