using Guihang.Core.Problems;
using Guihang.Evaluation.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Reads leading groups and who sits in them.</summary>
internal sealed class GroupLedger(EvaluationDb db)
{
    /// <summary>Seats of a group at most on one day.</summary>
    public const int MostMembers = 99;

    public Task<LeadingGroup> Group(Guid id, CancellationToken cancellationToken) =>
        db.Groups.SingleAsync(group => group.Id == id, cancellationToken);

    /// <summary>The seats held on a day.</summary>
    public Task<List<Membership>> SeatsOn(Guid groupId, DateOnly day, CancellationToken cancellationToken) =>
        db
            .Memberships.Where(m => m.GroupId == groupId && m.From <= day && (m.Until == null || m.Until >= day))
            .OrderBy(m => m.Id)
            .ToListAsync(cancellationToken);

    /// <summary>No meeting was held on a day or later: who sat in it does not change afterwards.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="from">The first day on which a change of seats has effect.</param>
    /// <param name="field">The field that says so.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">One was: somebody's presence is recorded, or its minutes are signed.</exception>
    public async Task CheckNotHeld(Guid groupId, DateOnly from, string field, CancellationToken cancellationToken)
    {
        var held = await db
            .Meetings.Where(m => m.GroupId == groupId && m.HeldOn >= from)
            .Where(m => m.SignedAt != null || db.Attendances.Any(attendance => attendance.MeetingId == m.Id))
            .OrderByDescending(m => m.HeldOn)
            .Select(m => (DateOnly?)m.HeldOn)
            .FirstOrDefaultAsync(cancellationToken);
        if (held is { } day)
        {
            throw new ProblemException(GroupProblems.MeetingHeld, PrintedDay.Iso(day)) { Field = field };
        }
    }
}
