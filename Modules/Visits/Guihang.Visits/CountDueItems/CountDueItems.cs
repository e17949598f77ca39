using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks how many visits are owed within the caller's reach.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.LeadingGroupMember, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record CountDueItems : IQuery<DueItemCounts>;

/// <summary>How many visits are owed.</summary>
/// <param name="Upcoming">Whose window has not opened yet.</param>
/// <param name="Open">Whose window is open.</param>
/// <param name="Overdue">Whose window has passed.</param>
/// <param name="OverdueOfFormerScheme">Whose window has passed, in cases of a scheme before this one; not among the others.</param>
public sealed record DueItemCounts(int Upcoming, int Open, int Overdue, int OverdueOfFormerScheme);

internal sealed class CountDueItemsHandler(VisitsDb db, Places places, CallContext call, TimeProvider clock)
    : IRequestHandler<CountDueItems, DueItemCounts>
{
    public async Task<DueItemCounts> Handle(CountDueItems request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var items = db.DueItems.Where(item => item.SupersededAt == null);
        if (confines.Regions is { } regions)
        {
            items = items.Where(item => regions.Contains(item.Region));
        }

        if (confines.Units is { } units)
        {
            items = items.Where(item => units.Contains(item.UnitId));
        }

        var today = clock.Today();
        var former = items.Where(item => db.Cases.Any(followUp => followUp.Id == item.CaseId && followUp.FormerScheme != null));
        items = items.Where(item => !db.Cases.Any(followUp => followUp.Id == item.CaseId && followUp.FormerScheme != null));
        return new DueItemCounts(
            await items.Standing(db, DueState.Upcoming, today, CivilClock.EndOfTime).CountAsync(cancellationToken),
            await items.Standing(db, DueState.Open, today, CivilClock.EndOfTime).CountAsync(cancellationToken),
            await items.Standing(db, DueState.Overdue, today, CivilClock.EndOfTime).CountAsync(cancellationToken),
            await former.Standing(db, DueState.Overdue, today, CivilClock.EndOfTime).CountAsync(cancellationToken)
        );
    }
}
