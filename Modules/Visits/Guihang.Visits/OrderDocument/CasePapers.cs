using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>The documents of a case, filled with what is on record.</summary>
internal sealed class CasePapers(
    VisitsDb db,
    CaseTemplates templates,
    OfficeLookup offices,
    DocumentOrders documents,
    IMediator mediator,
    TimeProvider clock
)
{
    /// <summary>What a document would be made of.</summary>
    public async Task<DocumentPreview> Preview(Guid caseId, string template, Guid? visitId, CancellationToken cancellationToken)
    {
        var (followUp, values) = await Fill(caseId, template, visitId, cancellationToken);
        return documents.Preview(template, PlaceOf(followUp), clock.Today(), values);
    }

    /// <summary>Orders a document.</summary>
    public async Task<OrderedDocument> Order(Guid caseId, string template, Guid? visitId, CancellationToken cancellationToken)
    {
        var (followUp, values) = await Fill(caseId, template, visitId, cancellationToken);
        var (place, today) = (PlaceOf(followUp), clock.Today());
        var id = documents.Order(template, Subjects.Case(caseId), place, today, values);
        await documents.Save(cancellationToken);
        return new OrderedDocument { Id = id, Document = documents.Preview(template, place, today, values) };
    }

    private static Place PlaceOf(FollowUpCase followUp) => new(followUp.Region, followUp.UnitId);

    private async Task<(FollowUpCase Case, Dictionary<string, DocumentValue> Values)> Fill(
        Guid caseId,
        string template,
        Guid? visitId,
        CancellationToken cancellationToken
    )
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == caseId, cancellationToken);
        templates.Find(followUp.Region, clock.Today(), template, visitId);
        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        var unit = await offices.FindUnit(followUp.UnitId, cancellationToken);
        var secretary = await offices.FindSecretary(followUp.UnitId, cancellationToken);
        var values = new CaseValues();
        values.AddPerson(person);
        values.AddUnit(unit, secretary);
        if (person is not null && SanctionFor(person) is { } sanction)
        {
            values.AddSanction(sanction);
            if (await mediator.Send(new ReadExecution(sanction.SanctionId), cancellationToken) is { } execution)
            {
                values.AddExecution(execution, clock.Today());
            }
        }

        await AddCare(values, caseId, cancellationToken);
        await AddVisits(values, caseId, visitId, cancellationToken);
        return (followUp, values.All);
    }

    // A form is about the sanction that was decided last and still counts for something.
    private static SanctionState? SanctionFor(SanctionedPerson person) =>
        person.Sanctions.Select(sanction => sanction.State).LastOrDefault(state => !state.IsRevoked);

    private async Task AddCare(CaseValues values, Guid caseId, CancellationToken cancellationToken)
    {
        var plan = await db.CarePlans.SingleOrDefaultAsync(plan => plan.CaseId == caseId && plan.SupersededAt == null, cancellationToken);
        if (plan is not null)
        {
            values.AddPlan(plan, await offices.FindOfficer(plan.ResponsibleOfficerId, cancellationToken));
        }

        values.AddDifficulties(
            await db
                .Difficulties.Where(difficulty => difficulty.CaseId == caseId)
                .OrderBy(difficulty => difficulty.RaisedOn)
                .ThenBy(difficulty => difficulty.Id)
                .Take(CaseValues.MostRows)
                .ToListAsync(cancellationToken)
        );
        values.AddAchievements(
            await db
                .Achievements.Where(achievement => achievement.CaseId == caseId)
                .OrderBy(achievement => achievement.On)
                .ThenBy(achievement => achievement.Id)
                .Take(CaseValues.MostRows)
                .ToListAsync(cancellationToken)
        );
    }

    private async Task AddVisits(CaseValues values, Guid caseId, Guid? visitId, CancellationToken cancellationToken)
    {
        var visits = await db
            .Visits.Where(visit => visit.CaseId == caseId && visit.SupersededAt == null)
            .OrderBy(visit => visit.HeldOn)
            .ThenBy(visit => visit.Id)
            .Take(CaseValues.MostRows)
            .ToListAsync(cancellationToken);
        values.AddVisits(visits);
        if (visitId is { } id)
        {
            var about =
                await db.Visits.SingleOrDefaultAsync(
                    visit => visit.Id == id && visit.CaseId == caseId && visit.SupersededAt == null,
                    cancellationToken
                ) ?? throw new ProblemException(CoreProblems.NotFound, Subjects.VisitKind) { Field = "visitId" };
            // The person's own papers would say what others said of the person.
            if (about.HeardOthers())
            {
                throw new ProblemException(VisitsProblems.VisitOfOthers) { Field = "visitId" };
            }

            values.AddVisit(about, await db.VisitDetails.FirstOrDefaultAsync(detail => detail.Id == id, cancellationToken));
        }

        var items = await db
            .DueItems.Where(item => item.CaseId == caseId && item.SupersededAt == null)
            .OrderBy(item => item.OrderDay)
            .ThenBy(item => item.Id)
            .Take(CaseValues.MostRows)
            .ToListAsync(cancellationToken);
        var goLive = await db
            .GoLives.Where(live => live.SupersededAt == null && db.Cases.Any(c => c.Id == caseId && c.Region == live.Region))
            .Select(live => (DateOnly?)live.On)
            .FirstOrDefaultAsync(cancellationToken);
        values.AddDueItems(items, clock.Today(), goLive);
    }
}
