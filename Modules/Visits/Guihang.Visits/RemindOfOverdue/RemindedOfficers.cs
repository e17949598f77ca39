using Guihang.Core.OfficeDirectory;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Who hears first of overdue visits: whoever is to go. Read once for all of them.</summary>
internal sealed class RemindedOfficers
{
    private readonly ILookup<Guid, Guid> _carers;
    private readonly ILookup<Guid, Guid> _substitutes;
    private readonly IReadOnlyDictionary<Guid, Guid> _secretaries;
    private readonly ILookup<Guid, Guid> _recused;

    private RemindedOfficers(
        ILookup<Guid, Guid> carers,
        ILookup<Guid, Guid> substitutes,
        IReadOnlyDictionary<Guid, Guid> secretaries,
        ILookup<Guid, Guid> recused
    ) => (_carers, _substitutes, _secretaries, _recused) = (carers, substitutes, secretaries, recused);

    /// <summary>Reads who is to go, for items that are overdue today.</summary>
    public static async Task<RemindedOfficers> Of(
        VisitsDb db,
        OfficeLookup offices,
        IReadOnlyList<DueItem> overdue,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var cases = overdue.Select(item => item.CaseId).Distinct().ToList();
        var carers = await db.OfCases().Where(carer => cases.Contains(carer.CaseId)).ToListAsync(cancellationToken);
        var substitutes = await db
            .Substitutions.Where(s => cases.Contains(s.CaseId) && s.From <= today && s.Until >= today)
            .OrderByDescending(s => s.Id)
            .Select(s => new { s.CaseId, s.OfficerId })
            .ToListAsync(cancellationToken);
        var recusals = await db
            .Recusals.Where(recusal => cases.Contains(recusal.CaseId) && recusal.SupersededAt == null)
            .Select(recusal => new { recusal.CaseId, recusal.OfficerId })
            .ToListAsync(cancellationToken);
        return new RemindedOfficers(
            carers.ToLookup(carer => carer.CaseId, carer => carer.OfficerId),
            substitutes.ToLookup(substitution => substitution.CaseId, substitution => substitution.OfficerId),
            await offices.SecretariesOf([.. overdue.Select(item => item.UnitId).Distinct()], cancellationToken),
            recusals.ToLookup(recusal => recusal.CaseId, recusal => recusal.OfficerId)
        );
    }

    /// <summary>
    /// The officer who is told; null where there is nobody. A visit of the commission is the case officer's. Otherwise it is who has taken on the care, who goes
    /// in the secretary's place today, or the secretary; where these stand aside it is for the case officer to see to it.
    /// </summary>
    public Guid? Responsible(DueItem item, Guid? caseOfficer) =>
        Candidates(item)
            .Select(id => (Guid?)id)
            .Append(caseOfficer)
            .FirstOrDefault(id => id is { } officer && !_recused[item.CaseId].Contains(officer));

    private IEnumerable<Guid> Candidates(DueItem item) =>
        item.Visitor == VisitorRole.DisciplineCommission
            ? []
            :
            [
                .. _carers[item.CaseId],
                .. _substitutes[item.CaseId],
                .. _secretaries.TryGetValue(item.UnitId, out var secretary) ? new[] { secretary } : [],
            ];
}
