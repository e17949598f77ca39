using Guihang.Core.Security;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>The cases for which an officer is named, of whichever unit they are.</summary>
internal static class NamedCases
{
    /// <summary>Those that the officer is asked to look after or does, takes over, goes to in the secretary's place today, or cares for by the plan.</summary>
    public static IQueryable<Guid> CasesNaming(this VisitsDb db, Guid officerId, DateOnly today) =>
        db
            .Appointments.Where(a => a.OfficerId == officerId && a.EndedOn == null && a.SupersededAt == null)
            .Select(a => a.CaseId)
            .Concat(db.HandOvers.Where(h => h.ToOfficerId == officerId && h.DoneAt == null).Select(h => h.CaseId))
            .Concat(db.Substitutions.Where(s => s.OfficerId == officerId && s.From <= today && s.Until >= today).Select(s => s.CaseId))
            .Concat(
                db.CarePlans.Where(p => p.ResponsibleOfficerId == officerId && p.SupersededAt == null && p.HandedBackOn == null)
                    .Select(p => p.CaseId)
            );

    /// <summary>Whether one of the cases, as that of a thing, names the caller.</summary>
    public static Task<bool> NamesIn(
        this VisitsDb db,
        IQueryable<Guid> caseIds,
        Caller caller,
        DateOnly today,
        CancellationToken cancellationToken
    ) => db.CasesNaming(caller.OfficerId, today).AnyAsync(caseId => caseIds.Contains(caseId), cancellationToken);

    /// <summary>The cases beyond the confines of a list that the caller has in it all the same, because they name the caller; mostly none.</summary>
    public static Task<List<Guid>> Beyond(
        this VisitsDb db,
        Confines confines,
        Caller caller,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var naming = db.CasesNaming(caller.OfficerId, today);
        var cases = db.Cases.Where(followUp => naming.Contains(followUp.Id));
        return confines switch
        {
            { Units: { } units } => Ids(cases.Where(followUp => !units.Contains(followUp.UnitId)), cancellationToken),
            { Regions: { } regions } => Ids(cases.Where(followUp => !regions.Contains(followUp.Region)), cancellationToken),
            _ => Task.FromResult<List<Guid>>([]),
        };
    }

    private static Task<List<Guid>> Ids(IQueryable<FollowUpCase> cases, CancellationToken cancellationToken) =>
        cases.Select(followUp => followUp.Id).ToListAsync(cancellationToken);

    /// <summary>The cases within the confines of a list, and those beyond that name the caller.</summary>
    public static IQueryable<FollowUpCase> Within(this IQueryable<FollowUpCase> cases, Confines confines, List<Guid> named)
    {
        if (confines.Regions is { } regions)
        {
            cases = named is []
                ? cases.Where(followUp => regions.Contains(followUp.Region))
                : cases.Where(followUp => regions.Contains(followUp.Region) || named.Contains(followUp.Id));
        }

        if (confines.Units is { } units)
        {
            cases = named is []
                ? cases.Where(followUp => units.Contains(followUp.UnitId))
                : cases.Where(followUp => units.Contains(followUp.UnitId) || named.Contains(followUp.Id));
        }

        return cases;
    }

    /// <summary>The due items within the confines of a list, and those of cases beyond that name the caller.</summary>
    public static IQueryable<DueItem> Within(this IQueryable<DueItem> items, Confines confines, List<Guid> named)
    {
        if (confines.Regions is { } regions)
        {
            items = (regions, named) switch
            {
                (_, [_, ..]) => items.Where(item => regions.Contains(item.Region) || named.Contains(item.CaseId)),
                ([var only], _) => items.Where(item => item.Region == only),
                _ => items.Where(item => regions.Contains(item.Region)),
            };
        }

        if (confines.Units is { } units)
        {
            items = (units, named) switch
            {
                (_, [_, ..]) => items.Where(item => units.Contains(item.UnitId) || named.Contains(item.CaseId)),
                ([var only], _) => items.Where(item => item.UnitId == only),
                _ => items.Where(item => units.Contains(item.UnitId)),
            };
        }

        return items;
    }
}
