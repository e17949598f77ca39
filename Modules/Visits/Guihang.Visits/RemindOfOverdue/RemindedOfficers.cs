using Guihang.Core.OfficeDirectory;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Who hears first of an overdue visit: whoever is to go.</summary>
internal sealed class RemindedOfficers(VisitsDb db, OfficeLookup offices)
{
    private readonly Dictionary<(Guid CaseId, Guid UnitId), IReadOnlyList<Guid>> _ofUnits = [];
    private readonly Dictionary<Guid, IReadOnlySet<Guid>> _recused = [];

    /// <summary>
    /// The officer who is told; null where there is nobody. A visit of the commission is the case officer's. Otherwise it is who has taken on the care, who goes
    /// in the secretary's place today, or the secretary; where these stand aside it is for the case officer to see to it.
    /// </summary>
    public async Task<Guid?> Responsible(DueItem item, Guid? caseOfficer, DateOnly today, CancellationToken cancellationToken)
    {
        var candidates = item.Visitor == VisitorRole.DisciplineCommission ? [] : await OfUnit(item, today, cancellationToken);
        var recused = await Recused(item.CaseId, cancellationToken);
        return candidates.Select(id => (Guid?)id).Append(caseOfficer).FirstOrDefault(id => id is { } officer && !recused.Contains(officer));
    }

    private async Task<IReadOnlyList<Guid>> OfUnit(DueItem item, DateOnly today, CancellationToken cancellationToken)
    {
        if (!_ofUnits.TryGetValue((item.CaseId, item.UnitId), out var known))
        {
            var carers = await db.OfCases()
                .Where(carer => carer.CaseId == item.CaseId)
                .Select(carer => carer.OfficerId)
                .ToListAsync(cancellationToken);
            var substitutes = await db
                .Substitutions.Where(s => s.CaseId == item.CaseId && s.From <= today && s.Until >= today)
                .OrderByDescending(s => s.Id)
                .Select(s => s.OfficerId)
                .ToListAsync(cancellationToken);
            var secretary = await offices.FindSecretary(item.UnitId, cancellationToken);
            known = [.. carers, .. substitutes, .. secretary is null ? Enumerable.Empty<Guid>() : [secretary.Id]];
            _ofUnits.Add((item.CaseId, item.UnitId), known);
        }

        return known;
    }

    private async Task<IReadOnlySet<Guid>> Recused(Guid caseId, CancellationToken cancellationToken)
    {
        if (!_recused.TryGetValue(caseId, out var known))
        {
            known = (await db.RecusalsOf(caseId).Select(recusal => recusal.OfficerId).ToListAsync(cancellationToken)).ToHashSet();
            _recused.Add(caseId, known);
        }

        return known;
    }
}
