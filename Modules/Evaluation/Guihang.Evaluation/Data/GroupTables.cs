using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation.Data;

/// <summary>The tables of leading groups and their meetings.</summary>
internal static class GroupTables
{
    private const string Current = "superseded_at IS NULL";

    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LeadingGroup>(group =>
            group.HasIndex(g => new
            {
                g.Region,
                g.EstablishedOn,
                g.Id,
            })
        );
        modelBuilder.Entity<Membership>(seat => seat.HasIndex(s => new { s.GroupId, s.From }));
        modelBuilder.Entity<Meeting>(meeting =>
        {
            meeting.Ignore(m => m.IsLocked);
            meeting.HasIndex(m => new
            {
                m.GroupId,
                m.HeldOn,
                m.Id,
            });
        });
        modelBuilder.Entity<AgendaItem>(item =>
        {
            item.Ignore(i => i.Documents);
            item.Ignore(i => i.ConcernsId);
            item.HasIndex(i => new { i.MeetingId, i.Position }).IsUnique();
        });
        modelBuilder.Entity<Attendance>(attendance =>
            attendance.HasIndex(a => new { a.MeetingId, a.OfficerId }).IsUnique().HasFilter(Current)
        );
        modelBuilder.Entity<Recusal>(recusal =>
            recusal
                .HasIndex(r => new
                {
                    r.GroupId,
                    r.ConcernsId,
                    r.OfficerId,
                })
                .IsUnique()
                .HasFilter(Current)
        );
        modelBuilder.Entity<MemberVote>(vote => vote.HasIndex(v => new { v.ItemId, v.OfficerId }).IsUnique());
        modelBuilder.Entity<GroupResolution>(resolution =>
        {
            resolution.ComplexProperty(r => r.Decision);
            resolution.HasIndex(r => r.ItemId).IsUnique();
            resolution.HasIndex(r => new { r.EnrolmentId, r.Matter }).HasFilter(Current);
        });
    }
}
