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
            .Memberships.Where(m => m.GroupId == groupId && m.SupersededAt == null)
            .Where(m => m.From <= day && (m.Until == null || m.Until >= day))
            .OrderBy(m => m.Id)
            .ToListAsync(cancellationToken);

    /// <summary>A seat that is recorded in a group; one that was withdrawn is none.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<Membership> Seat(Guid groupId, Guid id, CancellationToken cancellationToken) =>
        await db.Memberships.SingleOrDefaultAsync(
            seat => seat.Id == id && seat.GroupId == groupId && seat.SupersededAt == null,
            cancellationToken
        ) ?? throw new ProblemException(CoreProblems.NotFound, "membership");

    /// <summary>A seat that has no last day meets no other of the officer, and none of another chair, that is held on its first day or begins later.</summary>
    /// <exception cref="ProblemException">It meets one, or there are as many as may be.</exception>
    public async Task CheckFree(Guid groupId, Guid officerId, bool isChair, DateOnly from, CancellationToken cancellationToken)
    {
        var met = await db
            .Memberships.Where(m => m.GroupId == groupId && m.SupersededAt == null && (m.Until == null || m.Until >= from))
            .ToListAsync(cancellationToken);
        if (met.Exists(seat => seat.OfficerId == officerId))
        {
            throw new ProblemException(GroupProblems.SeatHeld) { Field = "officerId" };
        }

        if (isChair && met.Exists(seat => seat.IsChair))
        {
            throw new ProblemException(GroupProblems.ChairHeld) { Field = "isChair" };
        }

        if (met.Count >= MostMembers)
        {
            throw new ProblemException(GroupProblems.Full, MostMembers);
        }
    }

    /// <summary>No meeting was held on a day or later: who sat in it does not change afterwards.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="from">The first day on which a change of seats has effect.</param>
    /// <param name="field">The field that says so; null where none does.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">One was: somebody's presence is recorded, or its minutes are signed.</exception>
    public async Task CheckNotHeld(Guid groupId, DateOnly from, string? field, CancellationToken cancellationToken)
    {
        var held = await db
            .Meetings.Where(m => m.GroupId == groupId && m.HeldOn >= from)
            .Where(m => m.SignedAt != null || db.Attendances.Any(attendance => attendance.MeetingId == m.Id))
            .OrderByDescending(m => m.HeldOn)
            .Select(m => (DateOnly?)m.HeldOn)
            .FirstOrDefaultAsync(cancellationToken);
        if (held is { } day)
        {
            throw new ProblemException(GroupProblems.MeetingHeld, day) { Field = field };
        }
    }
}
