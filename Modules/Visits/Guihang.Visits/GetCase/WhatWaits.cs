using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What waits for somebody in a case, with what follows from the person and from where the officers are.</summary>
internal sealed class WhatWaits(VisitsDb db, OfficeLookup offices, IMediator mediator, TimeProvider clock)
{
    public async Task<List<Need>> In(FollowUpCase followUp, CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        // Everything addressed to the person stops at death.
        return person?.ServiceState == ServiceState.Deceased
            ? await CaseNeeds.OfUnits(db, followUp.Id, cancellationToken)
            :
            [
                .. await CaseNeeds.Of(db, followUp.Id, clock.Today(), cancellationToken),
                .. ToServe(person?.Sanctions ?? []),
                .. await OfFormerUnit(followUp, cancellationToken),
                .. PeriodEnds(person?.Sanctions ?? []),
            ];
    }

    // Service is owed for every decision (党员权利保障条例 art. 35; 政务处分法 art. 46), and the first talk waits for it.
    private static IEnumerable<Need> ToServe(IReadOnlyList<PersonSanction> sanctions) =>
        sanctions
            .Where(sanction => sanction.State is { IsRevoked: false, ServedOn: null })
            .Select(sanction => new Need(NeedKind.DecisionToServe, sanction.State.SanctionId, sanction.State.DecidedOn));

    // The end of a period that still runs: then the review with the personnel body is due, and the label comes off. One that a judgement keeps on comes off
    // on its review day, unless it is renewed.
    private IEnumerable<Need> PeriodEnds(IReadOnlyList<PersonSanction> sanctions)
    {
        var counting = sanctions.Where(sanction => !sanction.State.IsRevoked).ToList();
        return
        [
            .. counting
                .Where(sanction => sanction.State.Counts?.LastDay >= clock.Today())
                .Select(sanction => new Need(NeedKind.PeriodEnds, sanction.State.SanctionId, sanction.State.Counts!.Value.LastDay)),
            .. counting
                .Where(sanction => sanction.LabelReviewOn > clock.Today())
                .Select(sanction => new Need(NeedKind.LabelToReview, sanction.State.SanctionId, sanction.LabelReviewOn)),
        ];
    }

    private async Task<List<Need>> OfFormerUnit(FollowUpCase followUp, CancellationToken cancellationToken)
    {
        var moves = await db
            .CaseMoves.AsNoTracking()
            .Where(move => move.CaseId == followUp.Id && move.FromUnitId != followUp.UnitId)
            .OrderByDescending(move => move.On)
            .ToListAsync(cancellationToken);
        if (moves is [])
        {
            return [];
        }

        var carers = await db.OfCases()
            .Where(carer => carer.CaseId == followUp.Id)
            .Select(carer => carer.OfficerId)
            .ToListAsync(cancellationToken);
        var needs = new List<Need>();
        foreach (var carer in carers)
        {
            var officer = await offices.FindOfficer(carer, cancellationToken);
            if (moves.Find(move => move.FromUnitId == officer?.UnitId) is { } left)
            {
                needs.Add(new Need(NeedKind.ResponsibleOfFormerUnit, carer, left.On));
            }
        }

        return needs;
    }
}
