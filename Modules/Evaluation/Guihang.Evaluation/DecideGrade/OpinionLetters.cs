using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>Orders the opinion of the leading group for the organisation department and for the person's unit.</summary>
internal sealed class OpinionLetters(SchemeLedger ledger, OfficeLookup offices, DocumentOrders documents)
{
    private const string OrganisationDepartment = "组织部门";

    public async Task Order(
        Enrolment enrolment,
        GradeDecision decision,
        InstrumentGrade grade,
        IReadOnlyList<string> templates,
        CancellationToken cancellationToken
    )
    {
        var person = await ledger.Person(enrolment.PersonId, cancellationToken);
        var unit = await offices.FindUnit(person.UnitId, cancellationToken);
        var programme = enrolment.Decided()!.Programme.Zh;
        foreach (var template in templates)
        {
            // The letter for the organisation department is not for the unit to read; the other is for the unit where the person is now.
            foreach (
                var (addressee, place) in new[]
                {
                    (OrganisationDepartment, new Place(enrolment.Region, Guid.Empty)),
                    (unit?.CommitteeName, new Place(person.Region, person.UnitId)),
                }
            )
            {
                documents.Order(
                    template,
                    Subjects.Enrolment(enrolment.Id),
                    place,
                    decision.On,
                    new Dictionary<string, (string? Value, string Source)>(StringComparer.Ordinal)
                    {
                        ["addressee"] = (addressee, "directory.unit"),
                        ["personName"] = (person.Name, "sanctions.person"),
                        ["unitName"] = (unit?.Name, "directory.unit"),
                        ["programme"] = (programme, "evaluation.enrolment"),
                        ["grade"] = (grade.Title.Zh, "evaluation.grade"),
                        ["decidedOn"] = (PrintedDay.Of(decision.On), "evaluation.grade"),
                        ["documentNumber"] = (decision.DocumentNumber, "evaluation.grade"),
                        ["groupName"] = ($"{programme}工作领导小组", "evaluation.enrolment"),
                        ["reasons"] = (decision.Reasons, "evaluation.grade"),
                    }
                );
            }
        }

        await documents.Save(cancellationToken);
    }
}
