using System.Globalization;
using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>The first talk becomes due, and the letters that policy sends with the decision are ordered in the same transaction.</summary>
internal sealed class WhenSanctionServed(VisitsDb db, FollowUpPlanning planning, OfficeLookup offices, DocumentOrders documents)
    : INotificationHandler<SanctionServed>
{
    public async Task Handle(SanctionServed notification, CancellationToken cancellationToken)
    {
        var sanction = notification.Sanction;
        var (followUp, letters, _) = await planning.Plan(sanction, cancellationToken);
        // To the dead nobody writes, also where the service is entered late.
        if (letters is [] || await HasDied(followUp, cancellationToken))
        {
            return;
        }

        var unit = await offices.FindUnit(sanction.UnitId, cancellationToken);
        var secretary = await offices.FindSecretary(sanction.UnitId, cancellationToken);
        foreach (var letter in letters)
        {
            documents.Order(
                letter,
                Subjects.Case(followUp.Id),
                new Place(followUp.Region, followUp.UnitId),
                sanction.ServedOn!.Value,
                Values(sanction, unit, secretary)
            );
        }

        await documents.Save(cancellationToken);
    }

    private async Task<bool> HasDied(FollowUpCase followUp, CancellationToken cancellationToken) =>
        followUp.ClosedOn is not null
        && await db.CaseClosings.AnyAsync(
            closing => closing.CaseId == followUp.Id && closing.Reason == ClosingReason.Died && closing.SupersededAt == null,
            cancellationToken
        );

    private static Dictionary<string, (string? Value, string Source)> Values(
        SanctionState sanction,
        UnitAnswer? unit,
        OfficerAnswer? secretary
    ) =>
        new(StringComparer.Ordinal)
        {
            ["personName"] = (sanction.PersonName, "sanctions.person"),
            ["unitName"] = (unit?.Name, "directory.unit"),
            ["committeeName"] = (unit?.CommitteeName, "directory.unit"),
            ["contactName"] = (secretary?.Name, "directory.officer"),
            ["contactPhone"] = (secretary?.Phone, "directory.officer"),
            ["documentNumber"] = (sanction.DocumentNumber, "sanctions.sanction"),
            ["decidingBody"] = (sanction.DecidingBody, "sanctions.sanction"),
            ["appealBody"] = (unit?.AppealBody, "directory.unit"),
            ["servedOn"] = (Day(sanction.ServedOn), "sanctions.sanction"),
            ["periodLastDay"] = (Day(sanction.Period?.LastDay), "sanctions.influence-period"),
        };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
