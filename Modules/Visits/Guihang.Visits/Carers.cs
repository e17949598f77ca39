using Guihang.Visits.Data;

namespace Guihang.Visits;

/// <summary>Who cares for a case.</summary>
internal sealed class Carer
{
    public required Guid CaseId { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>Whether the officer has accepted it.</summary>
    public required bool HasAccepted { get; init; }
}

internal static class Carers
{
    /// <summary>
    /// The care-responsible person of each case that has one (关怀责任人): who was appointed and accepted, after a hand-over the one who took over; otherwise
    /// whom the care plan names, unless the plan was handed back.
    /// </summary>
    public static IQueryable<Carer> OfCases(this VisitsDb db)
    {
        var appointed = db.Appointments.Where(a =>
            a.Post == CasePost.CareResponsible && a.AcceptedOn != null && a.EndedOn == null && a.SupersededAt == null
        );
        return appointed
            .Select(a => new Carer
            {
                CaseId = a.CaseId,
                OfficerId = a.OfficerId,
                HasAccepted = true,
            })
            .Concat(
                db.CarePlans.Where(plan => plan.SupersededAt == null && plan.HandedBackOn == null)
                    .Where(plan => !appointed.Any(a => a.CaseId == plan.CaseId))
                    .Select(plan => new Carer
                    {
                        CaseId = plan.CaseId,
                        OfficerId = plan.ResponsibleOfficerId,
                        HasAccepted = plan.AcceptedOn != null,
                    })
            );
    }
}
