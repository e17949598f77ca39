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
}
