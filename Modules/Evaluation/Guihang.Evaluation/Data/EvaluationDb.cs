using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation.Data;

/// <summary>The tables of Evaluation.</summary>
internal abstract class EvaluationDb(DbContextOptions options) : ModuleDb(options)
{
    private const string Current = "superseded_at IS NULL";

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Reply> Replies => Set<Reply>();

    public DbSet<PersonEvaluation> Evaluations => Set<PersonEvaluation>();

    public DbSet<GivenPart> Parts => Set<GivenPart>();

    public DbSet<BallotBox> BallotBoxes => Set<BallotBox>();

    public DbSet<UnusedCodes> BallotCodes => Set<UnusedCodes>();

    public DbSet<CastBallots> Ballots => Set<CastBallots>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<GradeDecision> Grades => Set<GradeDecision>();

    public DbSet<WindowScore> Scores => Set<WindowScore>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<FinalReport> FinalReports => Set<FinalReport>();

    public DbSet<SpecialReport> SpecialReports => Set<SpecialReport>();

    public DbSet<UseOfResult> Uses => Set<UseOfResult>();

    public DbSet<LeadingGroup> Groups => Set<LeadingGroup>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<Recusal> Recusals => Set<Recusal>();

    public DbSet<MemberVote> MemberVotes => Set<MemberVote>();

    public DbSet<GroupResolution> Resolutions => Set<GroupResolution>();

    protected override string Prefix => "evaluation";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Screening(modelBuilder);
        Evaluating(modelBuilder);
        Voting(modelBuilder);
        Observing(modelBuilder);
        GroupTables.Map(modelBuilder);
        modelBuilder.Entity<UseOfResult>(use =>
            use.HasIndex(u => new
            {
                u.PersonId,
                u.On,
                u.Id,
            })
        );
        base.OnModelCreating(modelBuilder);
    }

    private static void Screening(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Finding>(finding =>
        {
            finding.Ignore(f => f.Established);
            finding.Ignore(f => f.BearsOnAspects);
            finding.HasIndex(f => f.FindingId).IsUnique().HasFilter(Current);
            finding.HasIndex(f => new
            {
                f.PersonId,
                f.On,
                f.FindingId,
            });
        });
        modelBuilder.Entity<Enrolment>(enrolment =>
        {
            enrolment.ComplexProperty(e => e.Decision);
            enrolment.HasIndex(e => e.PersonId).IsUnique().HasFilter(Current);
            enrolment.HasIndex(e => new
            {
                e.PersonId,
                e.ScreenedOn,
                e.Id,
            });
            enrolment.HasIndex(e => new { e.Region, e.ScreenedOn });
            enrolment.Ignore(e => e.AwaitsGroup);
            enrolment
                .HasIndex(e => new
                {
                    e.Region,
                    e.LookAgainOn,
                    e.Id,
                })
                .HasFilter(Current);
        });
        modelBuilder.Entity<Reply>(reply => reply.HasIndex(r => r.EnrolmentId));
    }

    private static void Evaluating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonEvaluation>(evaluation => evaluation.HasIndex(e => e.EnrolmentId).IsUnique());
        modelBuilder.Entity<GivenPart>(part =>
        {
            part.Ignore(p => p.Counts);
            part.Ignore(p => p.Valid);
            part.Ignore(p => p.HidesVotes);
            part.HasIndex(p => new { p.EvaluationId, p.Part }).IsUnique().HasFilter(Current);
            part.HasIndex(p => p.EvaluationId);
        });
        modelBuilder.Entity<Proposal>(proposal =>
        {
            proposal.ComplexProperty(p => p.Decision);
            proposal.HasIndex(p => p.EvaluationId).IsUnique().HasFilter(Current);
        });
        modelBuilder.Entity<GradeDecision>(grade =>
        {
            grade.HasIndex(g => g.EvaluationId).IsUnique().HasFilter(Current);
            grade.HasIndex(g => g.On);
        });
    }

    private static void Voting(ModelBuilder modelBuilder)
    {
        const string Open = "ended_at IS NULL";
        modelBuilder.Entity<BallotBox>(box =>
        {
            box.HasIndex(b => b.Number).IsUnique().HasFilter(Open);
            box.HasIndex(b => new { b.EvaluationId, b.Part }).IsUnique().HasFilter(Open);
            box.HasIndex(b => new { b.EvaluationId, b.Id });
        });
        modelBuilder.Entity<UnusedCodes>(codes => codes.HasKey(c => c.BoxId));
        modelBuilder.Entity<CastBallots>(ballots => ballots.HasKey(b => b.BoxId));
    }

    private static void Observing(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WindowScore>(score =>
        {
            score
                .HasIndex(s => new
                {
                    s.EnrolmentId,
                    s.WindowStart,
                    s.Dimension,
                })
                .IsUnique()
                .HasFilter(Current);
            score.HasIndex(s => s.EnrolmentId);
        });
        modelBuilder.Entity<Observation>(observation =>
        {
            observation.ComplexProperty(o => o.Decision);
            observation.HasIndex(o => o.EnrolmentId).IsUnique().HasFilter(Current);
            observation.HasIndex(o => o.EndedOn);
        });
        modelBuilder.Entity<FinalReport>(report => report.HasIndex(r => r.EnrolmentId).IsUnique().HasFilter(Current));
    }
}

/// <summary>The tables of Evaluation on SQLite.</summary>
internal sealed class SqliteEvaluationDb(DbContextOptions<SqliteEvaluationDb> options) : EvaluationDb(options);

/// <summary>The tables of Evaluation on PostgreSQL.</summary>
internal sealed class PostgresEvaluationDb(DbContextOptions<PostgresEvaluationDb> options) : EvaluationDb(options);
