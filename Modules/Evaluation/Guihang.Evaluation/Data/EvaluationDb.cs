using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation.Data;

/// <summary>The tables of Evaluation.</summary>
internal abstract class EvaluationDb(DbContextOptions options) : ModuleDb(options)
{
    public DbSet<UseOfResult> Uses => Set<UseOfResult>();

    protected override string Prefix => "evaluation";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
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
}

/// <summary>The tables of Evaluation on SQLite.</summary>
internal sealed class SqliteEvaluationDb(DbContextOptions<SqliteEvaluationDb> options) : EvaluationDb(options);

/// <summary>The tables of Evaluation on PostgreSQL.</summary>
internal sealed class PostgresEvaluationDb(DbContextOptions<PostgresEvaluationDb> options) : EvaluationDb(options);
