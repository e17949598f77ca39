using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits.Data;

/// <summary>The due list, and the facts beside the visits from which it follows.</summary>
internal static class DueTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        MapItems(modelBuilder);
        modelBuilder.Entity<CaseEvent>(happened =>
        {
            happened.HasIndex(e => new { e.SourceId, e.Kind }).IsUnique().HasFilter("superseded_at IS NULL");
            happened.HasIndex(e => e.SanctionId).HasFilter("superseded_at IS NULL");
        });
        modelBuilder.Entity<CaseMove>(move => move.HasIndex(m => new { m.CaseId, m.On }));
        modelBuilder.Entity<CaseClosing>(closing => closing.HasIndex(c => c.CaseId));
        modelBuilder.Entity<Exemption>(exemption =>
        {
            exemption.Ignore(e => e.Version);
            exemption.HasIndex(e => new { e.SanctionId, e.Key });
            exemption.HasIndex(e => new { e.CaseId, e.Id });
        });
        modelBuilder.Entity<ExtraVisit>(extra =>
        {
            extra.Ignore(e => e.Version);
            extra.HasIndex(e => new { e.CaseId, e.On });
            extra.HasIndex(e => new { e.On, e.Id }).HasFilter("is_granted IS NULL");
        });
        modelBuilder.Entity<GoLive>(live => live.HasIndex(l => l.Region).IsUnique().HasFilter("superseded_at IS NULL"));
    }

    private static void MapItems(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<DueItem>(item =>
        {
            item.Ignore(i => i.Window);
            item.Ignore(i => i.Kinds);
            item.Property(i => i.IsStub).HasDefaultValue(false);
            item.Property(i => i.NoTravel).HasDefaultValue(false);
            item.Property(i => i.IsOfSeries).HasDefaultValue(false);
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
                .HasFilter("superseded_at IS NULL AND met_on IS NULL AND closed_at IS NULL");
            item.HasIndex(
                    i => new
                    {
                        i.UnitId,
                        i.OrderDay,
                        i.Id,
                    },
                    "ix_visits_owed_by_unit"
                )
                .HasFilter("superseded_at IS NULL AND met_on IS NULL AND closed_at IS NULL");
            item.HasIndex(i => new { i.OrderDay, i.Id });
            item.HasIndex(
                    i => new
                    {
                        i.Region,
                        i.OrderDay,
                        i.Id,
                    },
                    "ix_visits_exempt_by_region"
                )
                .HasFilter("superseded_at IS NULL AND met_on IS NULL AND exempt_end IS NOT NULL");
            item.HasIndex(
                    i => new
                    {
                        i.Region,
                        i.OrderDay,
                        i.Id,
                    },
                    "ix_visits_closed_by_region"
                )
                .HasFilter("superseded_at IS NULL AND met_on IS NULL AND closed_at IS NOT NULL");
        });
}
